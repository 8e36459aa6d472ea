using System.Globalization;
using System.Text.RegularExpressions;

namespace Emjpm.Core.Classeurs;

/// <summary>The day a cell says, whatever it is made of: a date, a serial number, a text.</summary>
internal static partial class DateDeCellule
{
    /// <summary>Serial numbers taken for a date when the cell is not formatted as one: 1 January 1920 to 31 December 2099.</summary>
    private const int SerieMin = 7_306;
    private const int SerieMax = 73_050;

    /// <summary>Null when the cell says no day, or one that does not exist.</summary>
    public static DateOnly? Lire(Cellule cellule) =>
        cellule.Type switch
        {
            TypeCellule.Date => cellule.Date,
            TypeCellule.Nombre when cellule.Nombre is >= SerieMin and <= SerieMax =>
                NumeroDeSerie.Jour(cellule.Nombre),
            _ => Ecrite(cellule.Texte),
        };

    /// <summary>Year, month and day of a text <c>jj/mm/aaaa</c> or <c>aaaa-mm-jj</c>, that may not exist; zeros when it is none.</summary>
    public static (int Annee, int Mois, int Jour) Parties(string texte)
    {
        var m = JourMoisAnnee().Match(texte);
        if (!m.Success)
            m = AnneeMoisJour().Match(texte);
        return m.Success ? (Nombre("a"), Nombre("m"), Nombre("j")) : default;

        int Nombre(string groupe) =>
            int.Parse(m.Groups[groupe].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether there is such a day.</summary>
    public static bool Existe(int annee, int mois, int jour) =>
        annee is >= 1 and <= 9999
        && mois is >= 1 and <= 12
        && jour >= 1
        && jour <= DateTime.DaysInMonth(annee, mois);

    /// <summary>« 21/12/2019 ».</summary>
    public static string EnChiffres(DateOnly date) =>
        date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    /// <summary>The day of a text <c>jj/mm/aaaa</c> or <c>aaaa-mm-jj</c>, with or without a time; null when it is none, or does not exist.</summary>
    public static DateOnly? Ecrite(string texte)
    {
        var (annee, mois, jour) = Parties(texte);
        return Existe(annee, mois, jour) ? new DateOnly(annee, mois, jour) : null;
    }

    [GeneratedRegex(
        @"^(?<j>[0-9]{1,2})[/.\-](?<m>[0-9]{1,2})[/.\-](?<a>[0-9]{4})([ T][0-9:. ]*)?$"
    )]
    private static partial Regex JourMoisAnnee();

    [GeneratedRegex(@"^(?<a>[0-9]{4})[-/](?<m>[0-9]{1,2})[-/](?<j>[0-9]{1,2})([ T][0-9:.Z+ ]*)?$")]
    private static partial Regex AnneeMoisJour();
}
