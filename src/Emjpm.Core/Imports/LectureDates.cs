using System.Globalization;
using System.Text.RegularExpressions;
using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Imports;

/// <summary>The dates of a line.</summary>
public sealed partial class ComprendreLigne
{
    /// <summary>Serial numbers taken for a date when the cell is not formatted as one: 1 January 1920 to 31 December 2099.</summary>
    private const int SerieMin = 7_306;
    private const int SerieMax = 73_050;

    private const string DateAttendue = "écrivez jour, mois et année, par exemple 21/12/2019";

    private static DateOnly? LireDate(Carnet carnet, ColonneMesure colonne)
    {
        var cellule = carnet.Lire(colonne);
        if (cellule.EstVide)
            return null;
        DateOnly? date = cellule.Type switch
        {
            TypeCellule.Date => cellule.Date,
            TypeCellule.Nombre when cellule.Nombre is >= SerieMin and <= SerieMax =>
                NumeroDeSerie.Jour(cellule.Nombre),
            _ => DateEcrite(cellule.Texte),
        };
        if (date is null)
        {
            Expliquer(carnet, colonne, cellule.Texte);
            return null;
        }
        if (date.Value.Year is < PremiereAnnee or > 2150)
        {
            carnet.Erreur(
                colonne,
                Motif.Incoherent,
                $"n’est pas une date plausible\u00A0: vérifiez l’année ; {DateAttendue}"
            );
            return null;
        }
        if (cellule.Type == TypeCellule.Nombre)
            carnet.Avertir(
                colonne,
                Motif.Corrige,
                $"est un nombre, lu comme la date du {EnChiffres(date.Value)} ; mettez la colonne au format Date"
            );
        return date;
    }

    /// <summary>The date of a text <c>jj/mm/aaaa</c> or <c>aaaa-mm-jj</c>, with or without a time; null when it is none, or does not exist.</summary>
    private static DateOnly? DateEcrite(string texte)
    {
        var (annee, mois, jour) = Parties(texte);
        return Existe(annee, mois, jour) ? new DateOnly(annee, mois, jour) : null;
    }

    private static void Expliquer(Carnet carnet, ColonneMesure colonne, string texte)
    {
        var (annee, mois, jour) = Parties(texte);
        if (annee == 0)
        {
            var courte = AnneeCourte().Match(texte);
            carnet.Erreur(
                colonne,
                Motif.Forme,
                courte.Success
                    ? "a une année à deux chiffres ; écrivez-la avec quatre, par exemple 21/12/2019"
                    : $"n’est pas une date ; {DateAttendue}"
            );
            return;
        }
        string[] suggestions =
            mois > 12 && Existe(annee, jour, mois) ? [EnChiffres(new DateOnly(annee, jour, mois))]
            : mois is >= 1 and <= 12 && jour > 28 && annee >= PremiereAnnee
                ? [EnChiffres(new DateOnly(annee, mois, DateTime.DaysInMonth(annee, mois)))]
            : [];
        carnet.Erreur(
            colonne,
            Motif.Forme,
            $"n’est pas un jour du calendrier ; {DateAttendue}",
            suggestions
        );
    }

    private static (int Annee, int Mois, int Jour) Parties(string texte)
    {
        var m = JourMoisAnnee().Match(texte);
        if (!m.Success)
            m = AnneeMoisJour().Match(texte);
        return m.Success ? (Nombre("a"), Nombre("m"), Nombre("j")) : default;

        int Nombre(string groupe) =>
            int.Parse(m.Groups[groupe].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static bool Existe(int annee, int mois, int jour) =>
        annee is >= 1 and <= 9999
        && mois is >= 1 and <= 12
        && jour >= 1
        && jour <= DateTime.DaysInMonth(annee, mois);

    private static string EnChiffres(DateOnly date) =>
        date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<j>[0-9]{1,2})[/.\-](?<m>[0-9]{1,2})[/.\-](?<a>[0-9]{4})([ T][0-9:. ]*)?$"
    )]
    private static partial Regex JourMoisAnnee();

    [GeneratedRegex(@"^(?<a>[0-9]{4})[-/](?<m>[0-9]{1,2})[-/](?<j>[0-9]{1,2})([ T][0-9:.Z+ ]*)?$")]
    private static partial Regex AnneeMoisJour();

    [GeneratedRegex("^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}$")]
    private static partial Regex AnneeCourte();
}
