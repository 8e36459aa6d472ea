using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Web.Security;

/// <summary>Signs in: checks the credentials and the rights of the account, then opens its session.</summary>
public sealed class OuvrirSession(
    VerifierIdentifiants verifier,
    SignInManager<Utilisateur> session,
    JournalAcces journal,
    EmjpmDbContext db,
    TimeProvider horloge
)
{
    private const string Refus =
        "Identifiants incorrects, ou compte verrouillé après plusieurs essais. Vérifiez l’adresse et le mot de passe, ou réessayez dans quinze minutes.";

    /// <summary>The actor signed in, who is also that of the rest of this request.</summary>
    /// <exception cref="RegleMetierException">
    /// refused, with one sentence whether the account exists, is locked, inactive, without a right, or the password wrong
    /// </exception>
    public async Task<Acteur> ExecuterAsync(
        HttpContext http,
        string adresse,
        string motDePasse,
        CancellationToken annulation
    )
    {
        var (compte, viseId) = await verifier.ExecuterAsync(adresse, motDePasse, annulation);
        var acteur = compte is null
            ? null
            : await db.LireActeurAsync(compte.Id, horloge.Aujourdhui(), annulation);
        if (compte is null || acteur is null)
        {
            await journal.AjouterAsync(
                viseId,
                http.Request.Method,
                SessionTerminee.PageConnexion,
                StatusCodes.Status422UnprocessableEntity,
                annulation
            );
            throw new RegleMetierException(Refus);
        }
        await session.SignInAsync(compte, isPersistent: false);
        // What this request still shows, its antiforgery token included, is for the account.
        http.User = await session.CreateUserPrincipalAsync(compte);
        http.Features.Set(acteur);
        return acteur;
    }
}
