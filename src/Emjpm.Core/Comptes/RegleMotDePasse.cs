using System.Text;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Core.Comptes;

/// <summary>
/// What a password must be. CNIL, deliberation 2022-100 of 21 July 2022: 80 bits of entropy, in one of its three published
/// forms; neither a common password nor what anybody knows of the account. It is never asked to be changed without a reason.
/// </summary>
public sealed class RegleMotDePasse : IPasswordValidator<Utilisateur>
{
    /// <summary>For the screens.</summary>
    public const string Regle =
        "Au moins 12 caractères, dont une majuscule, une minuscule, un chiffre et un caractère spécial ; ou 14 caractères sans caractère spécial ; ou une phrase d’au moins 7 mots. Ni votre nom, ni celui du service, ni un mot de passe courant.";

    private const int MotsPhrase = 7;
    private const int LongueurPartie = 4;

    private static readonly HashSet<string> Courants = LireCourants();

    /// <summary>The refusal, in French; null when the password is good for that account.</summary>
    public static string? Refus(string motDePasse, Utilisateur compte)
    {
        var mots = Texte.Mots(motDePasse);
        var phrase = mots.Length >= MotsPhrase && mots.Distinct().Count() >= MotsPhrase - 2;
        if (!phrase && !Forme(motDePasse))
            return "Au moins 12 caractères, dont une majuscule, une minuscule, un chiffre et un caractère spécial ; ou 14 caractères sans caractère spécial ; ou une phrase d’au moins 7 mots.";
        if (motDePasse.Distinct().Count() < 6)
            return "Ce mot de passe répète toujours les mêmes caractères. Choisissez-en un plus varié.";
        var colle = Colle(motDePasse);
        if (colle.Contains("MJPM", StringComparison.Ordinal))
            return "Le mot de passe ne doit pas contenir le nom du service.";
        if (Parties(compte).Any(p => colle.Contains(p, StringComparison.Ordinal)))
            return "Le mot de passe ne doit contenir ni votre nom, ni votre prénom, ni votre adresse électronique.";
        if (!phrase && EstCourant(motDePasse))
            return "Ce mot de passe est trop courant : il serait essayé parmi les premiers. Choisissez-en un autre.";
        return null;
    }

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(
        UserManager<Utilisateur> manager,
        Utilisateur user,
        string? password
    ) =>
        Task.FromResult(
            Refus(password ?? "", user) is { } refus
                ? IdentityResult.Failed(
                    new IdentityError { Code = nameof(RegleMotDePasse), Description = refus }
                )
                : IdentityResult.Success
        );

    private static bool Forme(string m) =>
        m.Any(char.IsUpper)
        && m.Any(char.IsLower)
        && m.Any(char.IsDigit)
        && (m.Length >= 14 || (m.Length >= 12 && m.Any(c => !char.IsLetterOrDigit(c))));

    /// <summary>Upper case letters and digits without accents, everything else gone: « É-mjpm » is « EMJPM ».</summary>
    private static string Colle(string texte) =>
        Texte.Normaliser(texte).Replace(" ", "", StringComparison.Ordinal);

    private static IEnumerable<string> Parties(Utilisateur compte) =>
        Texte
            .Mots($"{compte.Nom} {compte.Prenom} {compte.Email?.Split('@')[0]}")
            .Append(Colle(compte.Nom))
            .Where(p => p.Length >= LongueurPartie);

    /// <summary>
    /// Whether what is left without the digits and signs around, and with the usual disguises removed (p4$$w0rd), is made of
    /// common words only.
    /// </summary>
    private static bool EstCourant(string motDePasse)
    {
        var lettres = Colle(string.Concat(motDePasse.Where(c => !char.IsDigit(c))));
        return FaitDeCourants(lettres) || FaitDeCourants(Colle(SansDeguisement(motDePasse)));
    }

    private static string SansDeguisement(string motDePasse)
    {
        var coeur = motDePasse.Trim([
            .. motDePasse.Where(c => !char.IsLetter(c) && c is not ('@' or '$')).Distinct(),
        ]);
        var sortie = new StringBuilder(coeur.Length);
        foreach (var c in coeur)
            sortie.Append(
                c switch
                {
                    '0' => 'o',
                    '1' or '!' => 'i',
                    '3' => 'e',
                    '4' or '@' => 'a',
                    '5' or '$' => 's',
                    '7' => 't',
                    '8' => 'b',
                    _ => c,
                }
            );
        return sortie.ToString();
    }

    private static bool FaitDeCourants(string lettres)
    {
        var atteints = new bool[lettres.Length + 1];
        atteints[0] = lettres.Length > 0;
        for (var i = 0; i < lettres.Length; i++)
        for (var j = i + 3; atteints[i] && j <= lettres.Length; j++)
            atteints[j] |= Courants.Contains(lettres[i..j]);
        return lettres.Length > 0 ? atteints[^1] : true;
    }

    private static HashSet<string> LireCourants()
    {
        using var flux =
            typeof(RegleMotDePasse).Assembly.GetManifestResourceStream("mots-de-passe-courants.txt")
            ?? throw new InvalidOperationException("The list of common passwords is missing.");
        using var lecture = new StreamReader(flux);
        return
        [
            .. lecture
                .ReadToEnd()
                .Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
                .Where(m => m.Length >= 3)
                .Select(m => m.ToUpperInvariant()),
        ];
    }
}
