using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Invites somebody among the members of a gestionnaire, sends the code again, or revokes the invitation.</summary>
public sealed class InviterMembre(
    EmjpmDbContext db,
    TimeProvider horloge,
    EnvoyerInvitation envoyer,
    Reveil reveil
)
{
    /// <summary>Saves the invitation and sends its code.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor does not administer, the address is wrong, already a member or already invited, or a right is wrong
    /// </exception>
    public async Task ExecuterAsync(
        Acteur acteur,
        string? courriel,
        DroitsDemandes demandes,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var adresse =
            FaitsLieu.LireCourriel(courriel, "Courriel")?.ToLowerInvariant()
            ?? throw new RegleMetierException(
                "Saisissez l’adresse électronique de la personne.",
                "Courriel"
            );
        var normalisee = adresse.ToUpperInvariant();
        var maintenant = horloge.Maintenant();
        var date = Horloge.DateParis(maintenant);
        var id = acteur.GestionnaireId;
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .Gestionnaires.Where(g => g.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
        if (
            await db
                .DroitsGestionnaire.EnCours(id, date)
                .AnyAsync(d => d.Utilisateur!.NormalizedEmail == normalisee, annulation)
        )
            throw new RegleMetierException(
                $"{adresse} est déjà l’adresse d’un membre : modifiez ses droits.",
                "Courriel"
            );
        if (
            await db.Invitations.AnyAsync(
                i =>
                    i.GestionnaireId == id
                    && i.Courriel == adresse
                    && i.AccepteeLe == null
                    && i.RevoqueeLe == null,
                annulation
            )
        )
            throw new RegleMetierException(
                $"{adresse} a déjà une invitation : renvoyez-la, ou révoquez-la pour en changer les droits.",
                "Courriel"
            );
        var droits = await demandes.VerifierAsync(db, id, date, annulation);
        var invitation = db
            .Invitations.Add(
                new Invitation
                {
                    GestionnaireId = id,
                    Courriel = adresse,
                    InviteParId = acteur.UtilisateurId,
                    Administre = droits.Administre,
                    Ecrit = droits.Ecrit,
                    Repond = droits.Repond,
                    LieuxIds = droits.Lieux,
                    RecoitReservations = droits.RecoitReservations,
                    CreeeLe = maintenant,
                }
            )
            .Entity;
        Envoyer(acteur, invitation);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "membre.inviter",
            "invitation",
            invitation.Id,
            details: droits.Resume()
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
    }

    /// <summary>Sends a new code, good again for its whole time; the former one is void. False when there is no such invitation.</summary>
    /// <exception cref="RegleMetierException">the actor does not administer, or it was sent a moment ago</exception>
    public async Task<bool> RenvoyerAsync(
        Acteur acteur,
        int invitationId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await LireAsync(acteur, invitationId, annulation) is not { } invitation)
            return false;
        envoyer.RefuserTropTot(invitation);
        Envoyer(acteur, invitation);
        db.Tracer(maintenant, acteur, "membre.renvoyer_invitation", "invitation", invitation.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>Makes the code void. False when there is no such invitation.</summary>
    /// <exception cref="RegleMetierException">the actor does not administer</exception>
    public async Task<bool> RevoquerAsync(
        Acteur acteur,
        int invitationId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerAdministration();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await LireAsync(acteur, invitationId, annulation) is not { } invitation)
            return false;
        invitation.RevoqueeLe = maintenant;
        db.Tracer(maintenant, acteur, "membre.revoquer_invitation", "invitation", invitation.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }

    private Task<Invitation?> LireAsync(
        Acteur acteur,
        int invitationId,
        CancellationToken annulation
    )
    {
        var id = acteur.GestionnaireId;
        return envoyer.VerrouillerAsync(
            db.Invitations.Where(i => i.GestionnaireId == id),
            invitationId,
            annulation
        );
    }

    private void Envoyer(Acteur acteur, Invitation invitation) =>
        envoyer.Executer(
            invitation,
            $"invitation de {acteur.Gestionnaire!.Nom}",
            $"{acteur.Nom} vous invite parmi les membres de {acteur.Gestionnaire.Nom} dans e-MJPM."
        );
}
