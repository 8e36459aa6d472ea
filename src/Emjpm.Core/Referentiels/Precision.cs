namespace Emjpm.Core.Referentiels;

/// <summary>The free text that completes a reason chosen in a list.</summary>
public static class Precision
{
    /// <summary>Length, characters.</summary>
    public const int Max = 500;

    /// <summary>The text, trimmed; null when nothing was typed.</summary>
    /// <param name="obligatoire">the reason chosen says nothing without it</param>
    /// <param name="champ">the field under which a refusal is shown</param>
    /// <exception cref="RegleMetierException">it is missing, or too long</exception>
    public static string? Lire(string? texte, bool obligatoire, string champ)
    {
        var propre = string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();
        if (obligatoire && propre is null)
            throw new RegleMetierException("Précisez le motif en quelques mots.", champ);
        if (propre?.Length > Max)
            throw new RegleMetierException(
                $"Le texte dépasse {Francais.Nombre(Max, "caractère")} : raccourcissez-le.",
                champ
            );
        return propre;
    }
}
