using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Courriels;

/// <summary>Marks every notification of the actor as read.</summary>
public sealed class LireToutesNotifications(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>How many were unread.</summary>
    public Task<int> ExecuterAsync(Acteur acteur, CancellationToken annulation)
    {
        DateTime? maintenant = horloge.Maintenant();
        return db
            .Notifications.Where(n => n.UtilisateurId == acteur.UtilisateurId && n.LueLe == null)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.LueLe, maintenant), annulation);
    }
}
