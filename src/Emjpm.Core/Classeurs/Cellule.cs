using System.Globalization;

namespace Emjpm.Core.Classeurs;

/// <summary>What a cell of a spreadsheet holds.</summary>
public enum TypeCellule
{
    Vide,
    Texte,
    Nombre,

    /// <summary>A day; a time of day in the same cell is dropped.</summary>
    Date,
    Booleen,

    /// <summary>The error of a formula, for example <c>#N/A</c>.</summary>
    Erreur,
}

/// <summary>
/// The value of a cell: what a formula last gave, never the formula. A text that looks like a formula is only a text.
/// </summary>
public readonly record struct Cellule
{
    private readonly string? texte;

    private Cellule(TypeCellule type, string? texte, double nombre, DateOnly date) =>
        (Type, this.texte, Nombre, Date) = (type, texte, nombre, date);

    public TypeCellule Type { get; }

    /// <summary>The number of a cell of type <see cref="TypeCellule.Nombre"/>, all its digits kept; 1 or 0 for a boolean.</summary>
    public double Nombre { get; }

    /// <summary>The day of a cell of type <see cref="TypeCellule.Date"/>.</summary>
    public DateOnly Date { get; }

    public bool EstVide => Type == TypeCellule.Vide;

    /// <summary>
    /// The value as a person reads it: the text without the spaces around it, the number without exponent nor thousands
    /// (<c>17750111101383</c>, <c>12,5</c>), the date as <c>jj/mm/aaaa</c>, <c>VRAI</c> or <c>FAUX</c>; empty when there is none.
    /// </summary>
    public string Texte =>
        Type switch
        {
            TypeCellule.Nombre => EnTexte(Nombre),
            TypeCellule.Date => Date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture),
            TypeCellule.Booleen => Nombre == 0 ? "FAUX" : "VRAI",
            _ => texte ?? "",
        };

    /// <summary>
    /// The value as it is written again: <see cref="string"/>, <see cref="double"/>, <see cref="DateOnly"/> or null. A long number, a
    /// SIRET, becomes a text: a spreadsheet would show it rounded.
    /// </summary>
    internal object? Valeur =>
        Type switch
        {
            TypeCellule.Vide => null,
            TypeCellule.Nombre when double.IsInteger(Nombre) && Math.Abs(Nombre) < 1e11 => Nombre,
            TypeCellule.Date => Date,
            _ => Texte,
        };

    /// <summary>
    /// A text, trimmed and without what no text holds (control characters but ends of lines and tabs, halves of characters);
    /// empty: a cell without value.
    /// </summary>
    public static Cellule DeTexte(string? texte) =>
        texte is not null && Propre(texte).Trim(Blancs) is { Length: > 0 } t
            ? new(TypeCellule.Texte, t, 0, default)
            : default;

    /// <summary>A number; a cell without value when it is not finite.</summary>
    public static Cellule DeNombre(double nombre) =>
        double.IsFinite(nombre) ? new(TypeCellule.Nombre, null, nombre, default) : default;

    /// <summary>A day.</summary>
    public static Cellule DeDate(DateOnly date) => new(TypeCellule.Date, null, 0, date);

    /// <summary>True or false.</summary>
    public static Cellule DeBooleen(bool valeur) =>
        new(TypeCellule.Booleen, null, valeur ? 1 : 0, default);

    /// <summary>The error of a formula, as the spreadsheet shows it.</summary>
    public static Cellule DErreur(string erreur) => new(TypeCellule.Erreur, erreur, 0, default);

    public override string ToString() => Texte;

    /// <summary>Spaces, the no-break and zero-width ones too, that come with what is pasted from a page.</summary>
    private static readonly char[] Blancs =
    [
        ' ',
        '\t',
        '\r',
        '\n',
        '\u00A0',
        '\u202F',
        '\u2007',
        '\u200B',
        '\uFEFF',
    ];

    private static string Propre(string texte)
    {
        if (!texte.AsSpan().ContainsAnyInRange('\uD800', '\uFFFF') && !texte.Any(EstDeTrop))
            return texte;
        return string.Concat(
            texte
                .EnumerateRunes()
                .Where(r =>
                    r.Value is not (0xFFFE or 0xFFFF) && !(r.IsBmp && EstDeTrop((char)r.Value))
                )
        );
    }

    private static bool EstDeTrop(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');

    private static string EnTexte(double nombre) =>
        Math.Abs(nombre) < 1e15
            ? nombre.ToString("0.##########", CultureInfo.InvariantCulture).Replace('.', ',')
            : nombre.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>A line of a sheet that holds at least one value.</summary>
/// <param name="Numero">its number in the spreadsheet, from 1; in a CSV file the line of text where it begins</param>
/// <param name="Cellules">from the first column; the columns after the last value are not there</param>
public sealed record LigneLue(int Numero, IReadOnlyList<Cellule> Cellules)
{
    /// <summary>The cell of a column, from 0; empty beyond the last.</summary>
    public Cellule this[int colonne] =>
        (uint)colonne < (uint)Cellules.Count ? Cellules[colonne] : default;
}
