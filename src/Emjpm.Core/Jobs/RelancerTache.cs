using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Jobs;

/// <summary>Makes a recurring job due at once: a node takes it at its next round, within half a minute. No page waits for it.</summary>
public sealed class RelancerTache(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when there is no such job, or when it is running.</summary>
    public async Task<bool> ExecuterAsync(Acteur acteur, string nom, CancellationToken annulation)
    {
        acteur.ExigerAdministrateur();
        if (!TacheRecurrente.Toutes.Any(t => t.Nom == nom))
            return false;
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        var due = await db
            .Taches.Where(t =>
                t.Nom == nom && (t.LoueeJusqua == null || t.LoueeJusqua <= maintenant)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.ProchaineLe, maintenant), annulation);
        if (due == 0)
            return false;
        db.Tracer(maintenant, acteur, "tache.relancer", "tache", null, details: nom);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
