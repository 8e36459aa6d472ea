namespace Emjpm.Core.Referentiels;

/// <summary>
/// Typing tolerance: how many typing errors separate what was typed from a text. An error is a letter missing, in excess,
/// replaced, or two neighbours exchanged (Damerau-Levenshtein distance, optimal string alignment).
/// </summary>
public static class Ressemblance
{
    /// <summary>Longest word compared; beyond, a word is cut.</summary>
    private const int LongueurMaximale = 30;

    /// <summary>
    /// Errors between the words typed and the nearest beginnings of words of <paramref name="texte"/>, summed; null when one
    /// of the words is too far from all. Words of one to three letters, and those with a digit (a postcode is right or
    /// wrong), allow none; up to seven letters one; beyond two.
    /// </summary>
    /// <param name="saisis">from <see cref="Texte.Mots"/></param>
    /// <param name="texte">in the form of <see cref="Texte.NormaliserNom"/></param>
    public static int? Erreurs(IReadOnlyList<string> saisis, string texte)
    {
        var total = 0;
        foreach (var saisi in saisis)
        {
            var permises = Permises(saisi);
            var meilleure = permises + 1;
            foreach (var etendue in texte.AsSpan().Split(' '))
            {
                var mot = texte.AsSpan(etendue);
                if (mot.StartsWith(saisi, StringComparison.Ordinal))
                    meilleure = 0;
                else if (permises > 0)
                    meilleure = Math.Min(meilleure, JusquauDebut(saisi, mot, meilleure));
                if (meilleure == 0)
                    break;
            }
            if (meilleure > permises)
                return null;
            total += meilleure;
        }
        return total;
    }

    private static int Permises(string mot) =>
        mot.Length < 4 || mot.Any(char.IsDigit) ? 0
        : mot.Length < 8 ? 1
        : 2;

    /// <summary>Distance from <paramref name="saisi"/> to the nearest beginning of <paramref name="mot"/>; <paramref name="borne"/> when not under it.</summary>
    private static int JusquauDebut(string saisi, ReadOnlySpan<char> mot, int borne)
    {
        var n = Math.Min(saisi.Length, LongueurMaximale);
        var m = Math.Min(mot.Length, n + borne);
        if (m + borne <= n)
            return borne;
        Span<int> avantDerniere = stackalloc int[LongueurMaximale * 2 + 1];
        Span<int> derniere = stackalloc int[LongueurMaximale * 2 + 1];
        Span<int> courante = stackalloc int[LongueurMaximale * 2 + 1];
        for (var j = 0; j <= m; j++)
            derniere[j] = j;
        for (var i = 1; i <= n; i++)
        {
            courante[0] = i;
            var minimum = i;
            for (var j = 1; j <= m; j++)
            {
                var cout = saisi[i - 1] == mot[j - 1] ? 0 : 1;
                var valeur = Math.Min(
                    Math.Min(derniere[j] + 1, courante[j - 1] + 1),
                    derniere[j - 1] + cout
                );
                if (i > 1 && j > 1 && saisi[i - 1] == mot[j - 2] && saisi[i - 2] == mot[j - 1])
                    valeur = Math.Min(valeur, avantDerniere[j - 2] + 1);
                courante[j] = valeur;
                minimum = Math.Min(minimum, valeur);
            }
            if (minimum >= borne)
                return borne;
            var libre = avantDerniere;
            avantDerniere = derniere;
            derniere = courante;
            courante = libre;
        }
        var meilleure = borne;
        foreach (var distance in derniere[..(m + 1)])
            meilleure = Math.Min(meilleure, distance);
        return meilleure;
    }
}
