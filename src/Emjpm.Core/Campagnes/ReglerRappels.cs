using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Campagnes;

/// <summary>The person's own choices: no reminder, reminders again, why it no longer came.</summary>
public sealed class ReglerRappels(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Whether a link of a reminder is known.</summary>
    public Task<bool> ConnaitAsync(Guid jeton, CancellationToken annulation) =>
        db.EnvoisCampagne.AnyAsync(e => e.Jeton == jeton, annulation);

    /// <summary>Stops the reminders of the account a link was sent to; false when the link is not known.</summary>
    public async Task<bool> ArreterAsync(Guid jeton, CancellationToken annulation)
    {
        var compte = await db
            .EnvoisCampagne.Where(e => e.Jeton == jeton)
            .Select(e => (int?)e.UtilisateurId)
            .SingleOrDefaultAsync(annulation);
        if (compte is not { } id)
            return false;
        await PoserAsync(id, null, recevoir: false, annulation);
        return true;
    }

    /// <summary>Stops the reminders of the actor, or begins them again.</summary>
    public Task ChoisirAsync(Acteur acteur, bool recevoir, CancellationToken annulation) =>
        PoserAsync(acteur.UtilisateurId, acteur, recevoir, annulation);

    /// <summary>Keeps why the actor no longer came.</summary>
    public async Task RepondreAsync(
        Acteur acteur,
        RaisonInactivite raison,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        // Answered twice, the last answer counts.
        var jour = maintenant.AddDays(-1);
        await db
            .ReponsesInactivite.Where(r =>
                r.UtilisateurId == acteur.UtilisateurId && r.RepondueLe > jour
            )
            .ExecuteDeleteAsync(annulation);
        db.ReponsesInactivite.Add(
            new ReponseInactivite
            {
                UtilisateurId = acteur.UtilisateurId,
                Raison = raison,
                RepondueLe = maintenant,
            }
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
    }

    private async Task PoserAsync(
        int compteId,
        Acteur? acteur,
        bool recevoir,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        DateTime? refus = recevoir ? null : maintenant;
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .Users.Where(u => u.Id == compteId && (recevoir || u.RappelsRefusesLe == null))
            .ExecuteUpdateAsync(s => s.SetProperty(u => u.RappelsRefusesLe, refus), annulation);
        db.Tracer(
            maintenant,
            acteur,
            recevoir ? "compte.recevoir_rappels" : "compte.arreter_rappels",
            "utilisateur",
            compteId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
    }
}
