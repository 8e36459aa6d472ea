using System.Globalization;

namespace Emjpm.Core.Referentiels;

/// <summary>Values written in French, the same on every screen, file and mail. Does not depend on the culture of the thread.</summary>
public static class Francais
{
    /// <summary>The no-break space between a number and its unit.</summary>
    public const char Insecable = '\u00A0';

    private static readonly string[] Mois =
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];

    /// <summary>« 12 mars 2026 », « 1er mars 2026 ».</summary>
    public static string Date(DateOnly date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{date.Day}{(date.Day == 1 ? "er" : "")}{Insecable}{Mois[date.Month - 1]}{Insecable}{date.Year}"
        );

    /// <summary>« mars 2026 ».</summary>
    public static string MoisAnnee(DateOnly date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Mois[date.Month - 1]}{Insecable}{date.Year}"
        );

    /// <summary>« 12 mars 2026 »: the civil date in Paris of a UTC instant.</summary>
    public static string Jour(DateTime instantUtc) => Date(Horloge.DateParis(instantUtc));

    /// <summary>« 12 mars 2026 à 14 h 05 », in Paris, from a UTC instant.</summary>
    public static string Instant(DateTime instantUtc) =>
        $"{Jour(instantUtc)} à {Heure(instantUtc)}";

    /// <summary>« 14 h 05 », in Paris, from a UTC instant.</summary>
    public static string Heure(DateTime instantUtc)
    {
        var heure = TimeZoneInfo.ConvertTimeFromUtc(instantUtc, Horloge.Paris);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{heure.Hour}{Insecable}h{Insecable}{heure.Minute:00}"
        );
    }

    /// <summary>The sentence with its first letter in upper case.</summary>
    public static string EnTete(string texte) =>
        texte.Length == 0 ? texte : char.ToUpperInvariant(texte[0]) + texte[1..];

    /// <summary>« 12 places », « 1 place », « 0 place »: in French the plural begins at two.</summary>
    /// <param name="nombre">how many; the sign does not matter</param>
    /// <param name="singulier">the noun in the singular</param>
    /// <param name="pluriel">the noun in the plural; null adds an s</param>
    public static string Nombre(int nombre, string singulier, string? pluriel = null) =>
        $"{Entier(nombre)}{Insecable}{(Math.Abs(nombre) < 2 ? singulier : pluriel ?? singulier + "s")}";

    /// <summary>« 1 250 », with a no-break space between thousands.</summary>
    public static string Entier(int nombre) =>
        nombre.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', Insecable);

    /// <summary>« 9 km », « environ 12 km », « moins de 1 km »: whole kilometres, no false precision.</summary>
    public static string Distance(double kilometres, bool approchee)
    {
        var entier = (int)Math.Round(kilometres, MidpointRounding.AwayFromZero);
        return (kilometres < 1, approchee) switch
        {
            (true, false) => $"moins de 1{Insecable}km",
            (true, true) => $"environ 1{Insecable}km ou moins",
            (false, false) => $"{Entier(entier)}{Insecable}km",
            (false, true) => $"environ {Entier(entier)}{Insecable}km",
        };
    }

    /// <summary>« aujourd’hui », « hier », « il y a 24 jours »; a negative number of days reads as today.</summary>
    public static string IlYA(int jours) =>
        jours switch
        {
            <= 0 => "aujourd’hui",
            1 => "hier",
            _ => $"il y a {Nombre(jours, "jour")}",
        };

    /// <summary>« 24 % », from a share between 0 and 1, rounded to the nearest whole.</summary>
    public static string Pourcent(double part) =>
        $"{Entier((int)Math.Round(part * 100, MidpointRounding.AwayFromZero))}{Insecable}%";

    /// <summary>« a », « a et b », « a, b et c ».</summary>
    public static string Enumeration(IReadOnlyList<string> termes) =>
        termes.Count < 2
            ? string.Concat(termes)
            : $"{string.Join(", ", termes.Take(termes.Count - 1))} et {termes[^1]}";
}
