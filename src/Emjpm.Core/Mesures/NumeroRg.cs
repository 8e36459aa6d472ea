using System.Text.RegularExpressions;

namespace Emjpm.Core.Mesures;

/// <summary>
/// The number of the court's general register (RG): eight letters or digits, upper case.
/// Unique inside a court only; unknown is allowed with a reason.
/// </summary>
public static partial class NumeroRg
{
    /// <summary>
    /// Normal form of what was typed: spaces, slashes, hyphens and dots removed, upper case.
    /// </summary>
    /// <exception cref="RegleMetierException">the result is not eight letters or digits; the sentence says what to type</exception>
    public static string Normaliser(string saisie, string champ)
    {
        var rg = Separateurs().Replace(saisie, "").ToUpperInvariant();
        if (Forme().IsMatch(rg))
            return rg;
        const string exemple = "saisissez 8 chiffres ou lettres, par exemple 12A34567.";
        throw new RegleMetierException(
            !LettresOuChiffres().IsMatch(rg)
                    ? $"Le numéro RG ne contient que des chiffres et des lettres : {exemple}"
                : rg.Length < 8
                    ? $"Le numéro RG est trop court ({rg.Length} caractères) : complétez-le par des zéros, {exemple}"
                : $"Le numéro RG est trop long ({rg.Length} caractères) : {exemple}",
            champ
        );
    }

    [GeneratedRegex(@"[\s/\-._]")]
    private static partial Regex Separateurs();

    [GeneratedRegex("^[A-Z0-9]{8}$")]
    private static partial Regex Forme();

    [GeneratedRegex("^[A-Z0-9]+$")]
    private static partial Regex LettresOuChiffres();
}
