using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Courriels;

/// <summary>Marks a notification of the actor as read.</summary>
public sealed class LireNotification(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Path of the page it leads to; null when the actor has no such notification.</summary>
    public async Task<string?> ExecuterAsync(Acteur acteur, int id, CancellationToken annulation)
    {
        var notification = await db.Notifications.SingleOrDefaultAsync(
            n => n.Id == id && n.UtilisateurId == acteur.UtilisateurId,
            annulation
        );
        if (notification is null)
            return null;
        notification.LueLe ??= horloge.Maintenant();
        await db.SaveChangesAsync(annulation);
        return notification.Lien;
    }
}
