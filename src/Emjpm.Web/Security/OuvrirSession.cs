using System.Security.Claims;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Days without a sign-in after which somebody is asked why.</summary>
    private const int JoursAbsence = 60;

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
        // The one this browser had, whoever it was of: its cookie is replaced, a copy of it must be worth nothing.
        if (http.Features.Get<Acteur>()?.Session is { Id: var precedente })
            await db
                .SessionsOuvertes.Where(s => s.Id == precedente)
                .FermerAsync(maintenant, annulation);
        var ouverte = new SessionOuverte
        {
            Id = SessionOuverte.NouveauNom(),
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
        if (compte.VenuLe < maintenant.AddDays(-JoursAbsence))
            await DemanderPourquoiAsync(compte.Id, maintenant, annulation);
        await db
            .Users.Where(u => u.Id == compte.Id)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(u => u.VenuLe, maintenant)
                        .SetProperty(u => u.PremiereVenueLe, u => u.PremiereVenueLe ?? maintenant),
                annulation
            );
        return await NommerAsync(http, compte, acteur, ouverte);
    }

    /// <summary>
    /// A proof given inside a session renews it under another name: whoever had copied the cookie has nothing left. It ends when
    /// the first one would have. Nothing is done of a session closed meanwhile.
    /// </summary>
    /// <param name="forte">whether a second factor was proved</param>
    public async Task RenouvelerAsync(
        HttpContext http,
        Acteur acteur,
        bool forte,
        CancellationToken annulation
    )
    {
        var (nom, maintenant) = (acteur.Session!.Id, horloge.Maintenant());
        await using var transaction = await db.EcrireAsync(annulation);
        var presente = await db
            .SessionsOuvertes.AsNoTracking()
            .SingleAsync(s => s.Id == nom, annulation);
        var fermee = await db
            .SessionsOuvertes.Where(s => s.Id == nom)
            .FermerAsync(maintenant, annulation);
        if (fermee == 0)
            return;
        var suite = new SessionOuverte
        {
            Id = SessionOuverte.NouveauNom(),
            UtilisateurId = presente.UtilisateurId,
            Moyen = presente.Moyen,
            Forte = presente.Forte || forte,
            OuverteLe = presente.OuverteLe,
            VueLe = maintenant,
            ConfirmeeLe = maintenant,
            Appareil = presente.Appareil,
            Reseau = Appareil.Reseau(http),
            JetonIdentite = presente.JetonIdentite,
            VoitCompteId = presente.VoitCompteId,
            VoitJusqua = presente.VoitJusqua,
        };
        db.SessionsOuvertes.Add(suite);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        var compte = await db.Users.SingleAsync(u => u.Id == acteur.UtilisateurId, annulation);
        await NommerAsync(http, compte, acteur, suite);
    }

    /// <summary>Gives the browser the cookie that names the session.</summary>
    private async Task<Acteur> NommerAsync(
        HttpContext http,
        Utilisateur compte,
        Acteur acteur,
        SessionOuverte ouverte
    )
    {
        Claim[] nom = [new(Session, ouverte.Id.ToString())];
        await session.SignInWithClaimsAsync(compte, isPersistent: false, nom);
        // What this request still shows, its antiforgery token included, is for the account.
        http.User = await session.CreateUserPrincipalAsync(compte);
        http.User.Identities.First().AddClaims(nom);
        acteur = acteur with
        {
            Session = new(
                ouverte.Id,
                ouverte.Moyen,
                ouverte.Forte,
                ouverte.VueLe,
                ouverte.ConfirmeeLe
            ),
        };
        http.Features.Set(acteur);
        return acteur;
    }

    private async Task DemanderPourquoiAsync(
        int compteId,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        db.Notifications.Add(
            new Notification
            {
                UtilisateurId = compteId,
                Texte =
                    "Heureux de vous revoir. Une question : pourquoi veniez-vous peu ou plus du tout ?",
                Lien = "/retour",
                CreeeLe = maintenant,
            }
        );
        await db.SaveChangesAsync(annulation);
    }
}
