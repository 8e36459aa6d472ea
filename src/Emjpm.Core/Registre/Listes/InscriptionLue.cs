using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre.Listes;

/// <summary>
/// What a line of a list says. An empty cell says nothing: what the registry has is kept.
/// </summary>
public sealed record InscriptionLue
{
    /// <summary>Number in the file.</summary>
    public required int Ligne { get; init; }

    /// <summary>Number of the entry in the registry, in the files it wrote.</summary>
    public int? Fiche { get; init; }
    public TypeGestionnaire? Type { get; init; }
    public Civilite? Civilite { get; init; }
    public string? Prenom { get; init; }

    /// <summary>Family name, or name of the service.</summary>
    public string? Nom { get; init; }

    /// <summary>The name as the file writes it, first name included.</summary>
    public required string NomEcrit { get; init; }

    /// <summary>Fourteen digits.</summary>
    public string? Siret { get; init; }
    public string? Courriel { get; init; }
    public string? Telephone { get; init; }
    public string? Adresse { get; init; }

    /// <summary>The commune as the file writes it.</summary>
    public string? Commune { get; init; }

    /// <summary>Its INSEE code; null when it is not known.</summary>
    public string? CommuneCode { get; init; }
    public string? Finess { get; init; }
    public string? NumeroActe { get; init; }
    public DateOnly? DateActe { get; init; }
    public DateOnly? Du { get; init; }
    public DateOnly? Au { get; init; }

    /// <summary>Null: not said; empty: all.</summary>
    public IReadOnlyList<NatureMesure>? Natures { get; init; }
    public int? Capacite { get; init; }
    public bool? Financeur { get; init; }

    /// <summary>Columns whose cell says something that cannot be read.</summary>
    public IReadOnlyList<ColonneListe> Illisibles { get; init; } = [];

    /// <summary>Every fault of the line, each a sentence.</summary>
    public IReadOnlyList<string> Erreurs { get; init; } = [];

    /// <summary>
    /// What two spellings of one name share: « Mme Anne Leroy », « LEROY Anne » and « Leroy, Anne » are one.
    /// </summary>
    public static string CleDeNom(string? nom) =>
        string.Join(' ', MotsDeNom(nom).Order(StringComparer.Ordinal));

    /// <summary>The words of a name, normalised, without its title.</summary>
    public static IEnumerable<string> MotsDeNom(string? nom) =>
        Texte
            .Mots(nom)
            .Where(m => m is not ("MME" or "M" or "MR" or "MLLE" or "MADAME" or "MONSIEUR"));
}
