using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Removes means of signing in that come with the password; the person is told by mail.</summary>
public sealed class RetirerFacteurs(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>The application of the actor's own account.</summary>
    public Task ApplicationAsync(Acteur acteur, CancellationToken annulation) =>
        RetirerAsync(
            acteur,
            acteur.UtilisateurId,
            cles: false,
            "compte.retirer_application",
            "l’application d’authentification a été retirée",
            annulation
        );

    /// <summary>
    /// Everything but the password of somebody who lost all of it: for whoever checked the person's identity. Sessions end.
    /// </summary>
    /// <param name="acteur">null: the operator, on the command line</param>
    /// <returns>false when the account does not exist</returns>
    /// <exception cref="RegleMetierException">the account is the actor's own</exception>
    public async Task<bool> TousAsync(
        Acteur? acteur,
        int utilisateurId,
        CancellationToken annulation
    )
    {
        acteur?.ExigerAdministrateurSur(utilisateurId);
        if (!await db.Users.AnyAsync(u => u.Id == utilisateurId, annulation))
            return false;
        await RetirerAsync(
            acteur,
            utilisateurId,
            cles: true,
            "compte.retirer_facteurs",
            "vos moyens de connexion autres que le mot de passe ont été retirés par l’administration",
            annulation
        );
        return true;
    }

    private async Task RetirerAsync(
        Acteur? acteur,
        int utilisateurId,
        bool cles,
        string acte,
        string quoi,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        await using var transaction = await db.EcrireAsync(annulation);
        await db
            .SecondsFacteurs.Where(f => f.UtilisateurId == utilisateurId)
            .ExecuteDeleteAsync(annulation);
        if (cles)
        {
            await db.ClesAcces.Where(c => c.UserId == utilisateurId).ExecuteDeleteAsync(annulation);
            await db
                .SessionsOuvertes.Where(s => s.UtilisateurId == utilisateurId)
                .FermerAsync(maintenant, annulation);
        }
        if (!await db.ClesAcces.AnyAsync(c => c.UserId == utilisateurId, annulation))
            await db
                .CodesSecours.Where(c => c.UtilisateurId == utilisateurId)
                .ExecuteDeleteAsync(annulation);
        var compte = await db.Users.SingleAsync(u => u.Id == utilisateurId, annulation);
        compte.TwoFactorEnabled = false;
        db.Tracer(maintenant, acteur, acte, "utilisateur", utilisateurId);
        db.Courriels.Add(
            MessageCompte.MoyenChange(quoi, maintenant).Pour(compte.Email!, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        reveil.Signaler();
    }
}
