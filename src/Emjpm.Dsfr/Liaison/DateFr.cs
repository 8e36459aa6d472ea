using System.Globalization;
using System.Text.RegularExpressions;

namespace Emjpm.Dsfr;

/// <summary>Reads a civil date as people type it: 14/03/2027, 14-3-2027, 14.03.2027, 14032027 or 2027-03-14.</summary>
public static partial class DateFr
{
    private const int PremiereAnnee = 1850;
    private const int DerniereAnnee = 2150;

    /// <summary>The date, or the sentence that tells what to correct.</summary>
    public static (DateOnly? Date, string? Erreur) Lire(string saisie)
    {
        var lu = FormatIso().Match(saisie.Trim()) is { Success: true } iso
            ? iso
            : FormatFr().Match(saisie.Trim());
        if (!lu.Success)
        {
            return (null, "Saisissez la date au format JJ/MM/AAAA, par exemple 14/03/2027.");
        }
        var (jour, mois, annee) = (Nombre(lu, "jour"), Nombre(lu, "mois"), Nombre(lu, "annee"));
        if (lu.Groups["annee"].Length != 4)
        {
            return (null, "Saisissez l’année avec quatre chiffres, par exemple 14/03/2027.");
        }
        if (mois is < 1 or > 12)
        {
            return (null, "Vérifiez le mois : il va de 01 à 12.");
        }
        if (annee is < PremiereAnnee or > DerniereAnnee)
        {
            return (null, $"Vérifiez l’année : {annee:0000} n’est pas vraisemblable.");
        }
        return jour >= 1 && jour <= DateTime.DaysInMonth(annee, mois)
            ? (new DateOnly(annee, mois, jour), null)
            : (null, $"Le {jour:00}/{mois:00}/{annee} n’existe pas. Vérifiez le jour et le mois.");
    }

    private static int Nombre(Match lu, string groupe) =>
        int.Parse(lu.Groups[groupe].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<annee>[0-9]{4})-(?<mois>[0-9]{1,2})-(?<jour>[0-9]{1,2})$")]
    private static partial Regex FormatIso();

    [GeneratedRegex(
        @"^(?:(?<jour>[0-9]{2})(?<mois>[0-9]{2})(?<annee>[0-9]{4})|(?<jour>[0-9]{1,2})\s*[/.\- ]\s*(?<mois>[0-9]{1,2})\s*[/.\- ]\s*(?<annee>[0-9]{1,4}))$"
    )]
    private static partial Regex FormatFr();
}
