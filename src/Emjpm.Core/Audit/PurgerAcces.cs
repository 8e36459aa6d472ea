using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Audit;

/// <summary>Erases the lines of the access log older than twelve months.</summary>
public sealed class PurgerAcces(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>How many lines were erased.</summary>
    public Task<int> ExecuterAsync(CancellationToken annulation)
    {
        var limite = horloge.Maintenant().AddMonths(-12);
        return db.AccesJournal.Where(a => a.Instant < limite).ExecuteDeleteAsync(annulation);
    }
}
