using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>Withdraws an observation: hidden at once, kept as long as the retention rule says. Only its author may.</summary>
public sealed class RetirerObservation(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>
    /// Withdraws the observation about <paramref name="gestionnaireId"/>; once withdrawn, doing it again changes nothing.
    /// False when the actor did not write it for the court it is a member of today.
    /// </summary>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int gestionnaireId,
        int observationId,
        CancellationToken annulation
    )
    {
        var tribunal = acteur.TribunalId;
        await using var transaction = await db.EcrireAsync(annulation);
        var observation = await db.Observations.SingleOrDefaultAsync(
            o =>
                o.Id == observationId
                && o.GestionnaireId == gestionnaireId
                && o.TribunalId == tribunal
                && o.AuteurId == acteur.UtilisateurId,
            annulation
        );
        if (observation is null)
            return false;
        if (observation.RetireeLe is not null)
            return true;
        var maintenant = horloge.Maintenant();
        observation.RetireeLe = maintenant;
        db.Tracer(
            maintenant,
            acteur,
            "observation.retirer",
            "observation",
            observation.Id,
            gestionnaireId: gestionnaireId
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return true;
    }
}
