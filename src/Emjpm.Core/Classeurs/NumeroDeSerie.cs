namespace Emjpm.Core.Classeurs;

/// <summary>The days of Excel: numbers that a format shows as dates. Source: ECMA-376, 18.8.30 and 18.17.4.</summary>
internal static class NumeroDeSerie
{
    private static readonly DateOnly Zero1900 = new(1899, 12, 30);
    private static readonly DateOnly Zero1904 = new(1904, 1, 1);

    /// <summary>The day of a serial number, its time dropped; null when it is none.</summary>
    /// <param name="depuis1904">the workbook counts its days from 1 January 1904</param>
    public static DateOnly? Jour(double numero, bool depuis1904 = false)
    {
        var zero = depuis1904 ? Zero1904 : Zero1900;
        if (!(numero >= 0 && numero < DateOnly.MaxValue.DayNumber - zero.DayNumber))
            return null;
        var jours = (int)Math.Floor(numero);
        // Excel believes that 1900 was a leap year: its days before 1 March 1900 are one late.
        if (!depuis1904 && jours < 60)
            jours++;
        return zero.AddDays(jours);
    }

    /// <summary>Whether a format of the list that is not written in the file shows a day.</summary>
    public static bool EstFormatDeJour(int format) =>
        format is (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58);

    /// <summary>Whether a format shows a day, a month or a year; its quoted texts, colours and conditions do not count.</summary>
    public static bool EstFormatDeJour(string code)
    {
        var heures = false;
        var mois = false;
        for (var i = 0; i < code.Length; i++)
            switch (char.ToLowerInvariant(code[i]))
            {
                case '"':
                    i = Fin(code, i, '"');
                    break;
                case '[':
                    var fin = Fin(code, i, ']');
                    heures |= code.AsSpan(i + 1, fin - i - 1).ContainsAny("hH");
                    i = fin;
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case ';':
                    return mois && !heures;
                case 'g'
                    when code.AsSpan(i).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    i += "General".Length - 1;
                    break;
                case 'd' or 'y':
                    return true;
                case 'h' or 's':
                    heures = true;
                    break;
                case 'm':
                    mois = true;
                    break;
            }
        return mois && !heures;
    }

    private static int Fin(string code, int debut, char marque) =>
        code.IndexOf(marque, debut + 1) is >= 0 and var fin ? fin : code.Length;
}
