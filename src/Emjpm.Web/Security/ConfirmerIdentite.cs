using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>
/// Asks again who one is, inside a session, before a sensitive act: the password, and the second factor when the account has
/// one; or a passkey, which is both. Wrong attempts count as at sign-in. The session goes on under another name.
/// </summary>
public sealed class ConfirmerIdentite(
    EmjpmDbContext db,
    TimeProvider horloge,
    Perimetre perimetre,
    OuvrirSession ouvrir,
    IHttpContextAccessor acces,
    VerifierIdentifiants verifier,
    VerifierFacteur verifierFacteur,
    CeremonieCle ceremonie
)
{
    /// <param name="motDePasse">null when the account has none, opened by ProConnect</param>
    /// <param name="code">null when the account has no second factor</param>
    /// <exception cref="RegleMetierException">what was typed does not prove it, or misses</exception>
    public async Task ExecuterAsync(string? motDePasse, string? code, CancellationToken annulation)
    {
        var facteur = await perimetre.AUnSecondFacteurAsync();
        var compte = await perimetre
            .Comptes.Select(u => new { u.Email, AMotDePasse = u.PasswordHash != null })
            .SingleAsync(annulation);
        if (!facteur && !compte.AMotDePasse)
            throw new RegleMetierException(
                "Votre compte n’a rien à confirmer ici : déconnectez-vous, puis connectez-vous à nouveau."
            );
        if (compte.AMotDePasse && string.IsNullOrEmpty(motDePasse))
            throw new RegleMetierException("Saisissez votre mot de passe.", nameof(motDePasse));
        if (facteur && string.IsNullOrWhiteSpace(code))
            throw new RegleMetierException(
                "Saisissez le code affiché par votre application, ou un code de secours.",
                nameof(code)
            );
        if (
            compte.AMotDePasse
            && (await verifier.ExecuterAsync(compte.Email!, motDePasse!, annulation)).Admis is null
        )
            throw new RegleMetierException(
                "Le mot de passe est incorrect, ou le compte est verrouillé après plusieurs essais.",
                nameof(motDePasse)
            );
        if (
            facteur
            && await verifierFacteur.ExecuterAsync(
                perimetre.Acteur.UtilisateurId,
                code!,
                annulation
            )
                is null
        )
            throw new RegleMetierException(
                "Ce code n’est pas le bon, a déjà servi, ou trop d’essais ont échoué. Attendez le code suivant de l’application, ou saisissez un code de secours.",
                nameof(code)
            );
        await NoterAsync(facteur, annulation);
    }

    /// <exception cref="RegleMetierException">the answer of the browser does not verify, or the key is of another account</exception>
    public async Task ParCleAsync(string reponse, CancellationToken annulation)
    {
        var compte = await ceremonie.VerifierUsageAsync(reponse);
        if (compte?.Id != perimetre.Acteur.UtilisateurId)
            throw new RegleMetierException(
                "Cette clé d’accès n’a pas pu être vérifiée, ou n’est pas celle de votre compte."
            );
        await NoterAsync(forte: true, annulation);
    }

    /// <summary>Renews the session, confirmed just now.</summary>
    /// <param name="forte">whether a second factor was proved</param>
    public async Task NoterAsync(bool forte, CancellationToken annulation)
    {
        var acteur = perimetre.Acteur;
        await ouvrir.RenouvelerAsync(acces.HttpContext!, acteur, forte, annulation);
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "compte.confirmer_identite",
            "utilisateur",
            acteur.UtilisateurId
        );
        await db.SaveChangesAsync(annulation);
    }
}
