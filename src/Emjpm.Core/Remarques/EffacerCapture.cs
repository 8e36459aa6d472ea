using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Remarques;

/// <summary>Erases the image joined to a remark, at once: its author changes its mind, or somebody can be recognised on it.</summary>
public sealed class EffacerCapture(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when there is none that the actor may erase: its own, or any for an administrator.</summary>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int remarqueId,
        CancellationToken annulation
    )
    {
        var (moi, administre) = (acteur.UtilisateurId, acteur.Role == Role.Administration);
        await using var tx = await db.EcrireAsync(annulation);
        var effacees = await db
            .CapturesRemarque.Where(c =>
                c.RemarqueId == remarqueId && (administre || c.Remarque!.AuteurId == moi)
            )
            .ExecuteDeleteAsync(annulation);
        if (effacees == 0)
            return false;
        db.Tracer(horloge.Maintenant(), acteur, "remarque.effacer_capture", "remarque", remarqueId);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
