using System.Globalization;
using System.Text;

namespace Emjpm.Core.Referentiels;

/// <summary>Text as it is compared and searched: one normal form, computed here and nowhere else.</summary>
public static class Texte
{
    /// <summary>
    /// Upper case, no accents, ligatures opened, every run of other characters than letters and digits as one space, trimmed.
    /// « L’Haÿ-les-Roses » becomes « L HAY LES ROSES ».
    /// </summary>
    public static string Normaliser(string? texte)
    {
        if (string.IsNullOrWhiteSpace(texte))
            return "";
        var sortie = new StringBuilder(texte.Length);
        var espace = false;
        foreach (
            var c in texte
                .Replace("œ", "oe", StringComparison.Ordinal)
                .Replace("Œ", "OE", StringComparison.Ordinal)
                .Replace("æ", "ae", StringComparison.Ordinal)
                .Replace("Æ", "AE", StringComparison.Ordinal)
                .Normalize(NormalizationForm.FormD)
        )
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
            {
                if (espace && sortie.Length > 0)
                    sortie.Append(' ');
                espace = false;
                sortie.Append(char.ToUpperInvariant(c));
            }
            else
                espace = true;
        }
        return sortie.ToString();
    }

    /// <summary>
    /// <see cref="Normaliser"/>, with the words ST and STE opened: « St-Denis » and « Saint-Denis » are both « SAINT DENIS ».
    /// The form of every searched name, and of what is typed to search it.
    /// </summary>
    public static string NormaliserNom(string? nom) =>
        string.Join(
            ' ',
            Normaliser(nom)
                .Split(' ')
                .Select(mot =>
                    mot switch
                    {
                        "ST" => "SAINT",
                        "STE" => "SAINTE",
                        _ => mot,
                    }
                )
        );

    /// <summary>The words of <see cref="NormaliserNom"/>; none for an empty text. A list is searched word by word, in any order.</summary>
    public static string[] Mots(string? saisie) =>
        NormaliserNom(saisie).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
