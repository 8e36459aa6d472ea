using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Classeurs;

/// <summary>Formats a table may be downloaded in.</summary>
public enum FormatClasseur
{
    [Valeur("xlsx", "Excel (xlsx)")]
    Xlsx,

    [Valeur("csv", "CSV")]
    Csv,

    [Valeur("ods", "LibreOffice (ods)")]
    Ods,
}

/// <summary>What the web says of the formats.</summary>
public static class FormatClasseurExtensions
{
    /// <summary>Media type of a file of this format.</summary>
    public static string TypeMime(this FormatClasseur format) =>
        format switch
        {
            FormatClasseur.Xlsx =>
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            FormatClasseur.Ods => "application/vnd.oasis.opendocument.spreadsheet",
            _ => "text/csv; charset=utf-8",
        };
}

/// <summary>A table to write: its columns are declared once, for every format.</summary>
/// <param name="Nom">name of the sheet, at most 31 characters, none of <c>[]:*?/\</c></param>
/// <param name="Colonnes">in the order they are written</param>
public sealed record Feuille<T>(string Nom, IReadOnlyList<Colonne<T>> Colonnes);

/// <summary>A column: its title and the typed value of each line.</summary>
public sealed class Colonne<T>
{
    private readonly Func<T, object?> valeur;

    private Colonne(string titre, int largeur, Func<T, object?> valeur) =>
        (Titre, Largeur, this.valeur) = (titre, largeur, valeur);

    public string Titre { get; }

    /// <summary>Width in characters, in the formats that have one.</summary>
    public int Largeur { get; }

    /// <summary>A column of text: never run as a formula, whatever it holds.</summary>
    public static Colonne<T> Texte(string titre, Func<T, string?> valeur, int largeur = 20) =>
        new(titre, largeur, valeur);

    /// <summary>A column of whole numbers.</summary>
    public static Colonne<T> Entier(string titre, Func<T, int?> valeur, int largeur = 12) =>
        new(titre, largeur, l => valeur(l));

    /// <summary>A column of numbers with at most one decimal.</summary>
    public static Colonne<T> Nombre(string titre, Func<T, double?> valeur, int largeur = 12) =>
        new(titre, largeur, l => valeur(l));

    /// <summary>A column of civil dates.</summary>
    public static Colonne<T> Date(string titre, Func<T, DateOnly?> valeur, int largeur = 12) =>
        new(titre, largeur, l => valeur(l));

    /// <summary>A column whose cells are copied from a spreadsheet that was read, each with its type.</summary>
    public static Colonne<T> Copie(string titre, Func<T, Cellule> valeur, int largeur = 20) =>
        new(titre, largeur, l => valeur(l).Valeur);

    /// <summary>The value of a line: <see cref="string"/>, <see cref="int"/>, <see cref="double"/>, <see cref="DateOnly"/> or null.</summary>
    internal object? Lire(T ligne) => valeur(ligne);
}
