using Emjpm.Core.Audit;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Demandes;
using Emjpm.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>Of some invitations, those that a reminder may be sent for.</summary>
public static class ReglesRelance
{
    /// <summary>
    /// Neither accepted nor revoked; sent once and its code is out of date, or sent again more than fifteen days ago; to somebody
    /// who did not refuse the reminders and got none, of another invitation or of a campaign, in the last fifteen days.
    /// </summary>
    public static IQueryable<Invitation> Relancables(
        this IQueryable<Invitation> invitations,
        EmjpmDbContext db,
        DateTime maintenant
    )
    {
        var premiere = maintenant.AddDays(-Invitation.Jours);
        var limite = maintenant.AddDays(-Campagne.JoursEntreRappels);
        return invitations.Where(i =>
            i.AccepteeLe == null
            && i.RevoqueeLe == null
            && (i.EnvoyeeLe <= limite || (i.EnvoyeeLe <= premiere && i.EnvoyeeLe == i.CreeeLe))
            && !db.Invitations.Any(autre =>
                autre.Courriel == i.Courriel
                && autre.Id != i.Id
                && autre.EnvoyeeLe > limite
                && autre.EnvoyeeLe > autre.CreeeLe
            )
            && !db.Users.Any(u =>
                u.NormalizedEmail == i.Courriel.ToUpper()
                && (
                    u.RappelsRefusesLe != null
                    || db.EnvoisCampagne.Any(e => e.UtilisateurId == u.Id && e.EnvoyeLe > limite)
                )
            )
        );
    }
}

/// <summary>
/// Sends a new code to those of a wave who did not open their access, none of them twice in fifteen days; a mail that came back
/// is not sent again. Pressed twice, it reminds once.
/// </summary>
public sealed class RelancerVague(
    EmjpmDbContext db,
    TimeProvider horloge,
    EnvoyerInvitation envoyer,
    Reveil reveil
)
{
    /// <summary>How many were reminded; null when there is no such wave for the actor.</summary>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int vagueId,
        CancellationToken annulation = default
    )
    {
        var maintenant = horloge.Maintenant();
        var vague = await db
            .Vagues.AsNoTracking()
            .SingleOrDefaultAsync(v => v.Id == vagueId, annulation);
        if (
            vague is null
            || !(acteur.DecidePartout() || acteur.Territoire?.Couvre(vague.DepartementCode) == true)
        )
            return null;
        var siennes = db.InvitesVague.Where(v =>
            v.VagueId == vagueId
            && (v.CourrielId == null || v.Courriel!.Etat != EtatCourriel.Abandonne)
        );
        var dues = db
            .Invitations.DuRessort(acteur)
            .Where(i => siennes.Any(v => v.InvitationId == i.Id))
            .Relancables(db, maintenant);
        var invitations = await dues.Include(i => i.Gestionnaire)
            .Include(i => i.Tribunal)
            .OrderBy(i => i.Id)
            .ToListAsync(annulation);
        // Two entries of one address: the second waits for its turn.
        invitations = [.. invitations.DistinctBy(i => i.Courriel)];
        if (invitations.Count == 0)
            return 0;
        var ids = invitations.Select(i => i.Id).ToList();
        var codes = invitations.ToDictionary(i => i.Id, _ => CodeUnique.Tirer());
        // Slow on purpose, and before the writing transaction: nobody waits for it.
        Parallel.ForEach(invitations, i => i.Coder(codes[i.Id], maintenant));
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .Invitations.Where(i => ids.Contains(i.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Essais, i => i.Essais), annulation);
        var encore = await dues.Select(i => i.Id).ToListAsync(annulation);
        foreach (var faite in invitations.Where(i => !encore.Contains(i.Id)))
            db.Entry(faite).State = EntityState.Detached;
        invitations.RemoveAll(i => !encore.Contains(i.Id));
        var invites = await siennes.ToDictionaryAsync(v => v.InvitationId, annulation);
        foreach (var invitation in invitations)
        {
            var invite = invites[invitation.Id];
            invite.RelanceeLe = maintenant;
            invite.Courriel = envoyer.Ecrire(
                invitation,
                codes[invitation.Id],
                "rappel de votre invitation",
                InviterAcces.Phrase(acteur, invitation)
            );
            db.Tracer(
                maintenant,
                acteur,
                "acces.renvoyer_invitation",
                "invitation",
                invitation.Id,
                tribunalId: invitation.TribunalId,
                gestionnaireId: invitation.GestionnaireId,
                details: "vague"
            );
        }
        if (invitations.Count > 0)
            db.Tracer(
                maintenant,
                acteur,
                "deploiement.relancer",
                "vague",
                vagueId,
                details: $"{vague.DepartementCode} {invitations.Count}"
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return invitations.Count;
    }
}
