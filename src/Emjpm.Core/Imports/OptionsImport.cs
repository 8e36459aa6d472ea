using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>What the person who imports has answered, kept with the import.</summary>
public sealed record OptionsImport
{
    /// <summary>Column (its handle) that a title of the file stands for; null: none.</summary>
    public Dictionary<string, string?> Colonnes { get; init; } = [];

    /// <summary>Lieu that a name of antenne stands for; the empty name is that of the lines that have none. Names normalised.</summary>
    public Dictionary<string, int> Antennes { get; init; } = [];

    /// <summary>Court that a name or a SIRET of the file stands for. Names normalised.</summary>
    public Dictionary<string, int> Tribunaux { get; init; } = [];

    public QuatreChiffres QuatreChiffres { get; init; }

    /// <summary>The file holds every mesure en cours: those it has not are to be looked at.</summary>
    public bool Complet { get; init; }

    /// <summary>As <see cref="LectureMesures"/> takes it.</summary>
    internal OptionsLecture PourLire() =>
        new()
        {
            QuatreChiffres = QuatreChiffres,
            Tribunaux = Tribunaux,
            Correspondances = Colonnes.ToDictionary(
                c => c.Key,
                c => Liste<ColonneMesure>.Lire(c.Value)
            ),
        };
}

/// <summary>What the preview found in the file, for the screens.</summary>
public sealed record FichierImport
{
    /// <summary>Titles in their order, with the handle of the column each stands for.</summary>
    public IReadOnlyList<TitreLu> Titres { get; init; } = [];

    /// <summary>Handles of the columns that miss.</summary>
    public IReadOnlyList<string> Manquantes { get; init; } = [];

    /// <summary>What is to be said of the file itself.</summary>
    public IReadOnlyList<string> Remarques { get; init; } = [];

    /// <summary>Names of antennes that no lieu has, with how many lines; the empty name: lines without an antenne.</summary>
    public IReadOnlyList<AntenneInconnue> Antennes { get; init; } = [];

    /// <summary>Names and SIRET of courts that are not known, or not surely, those of most lines first.</summary>
    public IReadOnlyList<TribunalInconnu> Tribunaux { get; init; } = [];

    /// <summary>Lines whose postcode of four digits may be French or Belgian.</summary>
    public int QuatreChiffres { get; init; }
}

/// <param name="Exemple">first values of the column</param>
public sealed record TitreLu(int Index, string Titre, string? Colonne, string Exemple);

public sealed record AntenneInconnue(string Nom, int Lignes);

/// <param name="Texte">name or SIRET, as the file writes it</param>
/// <param name="Proches">names of the courts it may be, the likeliest first</param>
public sealed record TribunalInconnu(string Texte, int Lignes, IReadOnlyList<string> Proches);

/// <summary>How the pieces of an import are kept as text: compact, accents as they are.</summary>
public static class TexteJson
{
    private static readonly JsonSerializerOptions Forme = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Ecrire<T>(T valeur) => JsonSerializer.Serialize(valeur, Forme);

    /// <summary>Null when there is no text.</summary>
    public static T? Lire<T>(string? texte) =>
        texte is null ? default : JsonSerializer.Deserialize<T>(texte, Forme);
}
