using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Jobs;

/// <summary>Stops a long work, for the account that asked for it.</summary>
public sealed class AnnulerTravail(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>
    /// At once when no node runs it, at its next step otherwise. False when the actor has none by this id, or when it is over.
    /// </summary>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int id,
        CancellationToken annulation = default
    )
    {
        var (utilisateur, maintenant) = (acteur.UtilisateurId, horloge.Maintenant());
        var efface = maintenant.AddDays(1);
        var siens = db.Travaux.Where(t => t.Id == id && t.AuteurId == utilisateur);
        var arretes = await siens
            .Where(t => t.Etat == EtatTravail.EnAttente)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(t => t.Etat, EtatTravail.Annule)
                        .SetProperty(t => t.Message, "Annulé avant d’avoir commencé.")
                        .SetProperty(t => t.TermineLe, maintenant)
                        .SetProperty(t => t.EffaceLe, efface),
                annulation
            );
        if (arretes == 1)
            return true;
        return await siens
                .Where(t => t.Etat == EtatTravail.EnCours)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(t => t.AnnulationDemandeeLe, maintenant),
                    annulation
                ) == 1;
    }
}
