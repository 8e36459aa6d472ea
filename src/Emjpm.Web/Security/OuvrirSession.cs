using System.Security.Claims;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Web.Security;

/// <summary>Opens the session of an account whose identity was proved, by whatever means: its row, then the cookie that names it.</summary>
public sealed class OuvrirSession(
    SignInManager<Utilisateur> session,
    EmjpmDbContext db,
    TimeProvider horloge
)
{
    /// <summary>Claim of the cookie that names the session.</summary>
    public const string Session = "session";

    /// <summary>
    /// The actor signed in, who is also that of the rest of this request; null when the account has no right left, which the
    /// caller says as it says the rest.
    /// </summary>
    /// <param name="tentative">the attempt that succeeds; null when a session is renewed</param>
    /// <param name="forte">whether more than a password or ProConnect was proved</param>
    public async Task<Acteur?> ExecuterAsync(
        HttpContext http,
        Utilisateur compte,
        TentativeConnexion? tentative,
        MoyenConnexion moyen,
        bool forte,
        CancellationToken annulation,
        string? jetonIdentite = null
    )
    {
        var acteur = await db.LireActeurAsync(compte.Id, horloge.Aujourdhui(), annulation);
        if (acteur is null)
            return null;
        var maintenant = horloge.Maintenant();
        var ouverte = new SessionOuverte
        {
            // Not in the order of time: the name of a session must not be guessed from another.
            Id = Guid.NewGuid(),
            UtilisateurId = compte.Id,
            Moyen = moyen,
            Forte = forte,
            OuverteLe = maintenant,
            VueLe = maintenant,
            ConfirmeeLe = maintenant,
            Appareil = Appareil.Nommer(http),
            Reseau = Appareil.Reseau(http),
            JetonIdentite = jetonIdentite,
        };
        db.SessionsOuvertes.Add(ouverte);
        if (tentative is not null)
        {
            tentative.UtilisateurId = compte.Id;
            tentative.Moyen = moyen;
            tentative.Reussie = true;
        }
        await db.SaveChangesAsync(annulation);
        Claim[] nom = [new(Session, ouverte.Id.ToString())];
        await session.SignInWithClaimsAsync(compte, isPersistent: false, nom);
        // What this request still shows, its antiforgery token included, is for the account.
        http.User = await session.CreateUserPrincipalAsync(compte);
        http.User.Identities.First().AddClaims(nom);
        acteur = acteur with { Session = new(ouverte.Id, moyen, forte, maintenant, maintenant) };
        http.Features.Set(acteur);
        return acteur;
    }
}
