using System.Data.Common;
using Emjpm.Core;
using Emjpm.Core.Annonces;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>
/// The announcements of the day, read again every half minute by each node rather than at each page: one published elsewhere
/// shows within that time, one published here at once.
/// </summary>
public sealed class AnnoncesAffichees(IServiceScopeFactory portees, TimeProvider horloge)
{
    private static readonly TimeSpan Rythme = TimeSpan.FromSeconds(30);
    private volatile Lecture? _lues;

    /// <summary>Those somebody of this role (null: a visitor) sees now.</summary>
    public async Task<IReadOnlyList<Annonce>> PourAsync(
        Role? role,
        CancellationToken annulation = default
    )
    {
        var (maintenant, date) = (horloge.Maintenant(), horloge.Aujourdhui());
        var lues = _lues;
        if (lues is null || lues.Le + Rythme <= maintenant || lues.Le > maintenant)
            _lues = lues = new(
                maintenant,
                await LireAsync(date, annulation) ?? lues?.Annonces ?? []
            );
        return [.. lues.Annonces.Where(a => a.EstPour(role, maintenant))];
    }

    /// <summary>Reads them again at the next page of this node.</summary>
    public void Oublier() => _lues = null;

    /// <summary>Null when the database does not answer: the page that says so is shown without them.</summary>
    private async Task<IReadOnlyList<Annonce>?> LireAsync(
        DateOnly date,
        CancellationToken annulation
    )
    {
        await using var portee = portees.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        try
        {
            return await db
                .Annonces.AsNoTracking()
                .Where(a => a.RetireeLe == null && a.Au >= date)
                .OrderByDescending(a => a.Id)
                .Take(20)
                .ToListAsync(annulation);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private sealed record Lecture(DateTime Le, IReadOnlyList<Annonce> Annonces);
}
