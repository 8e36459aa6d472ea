using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Data;

/// <summary>
/// A few rows that every page needs, read again every half minute by each node rather than at each page: what is decided elsewhere
/// is followed within that time, what is decided here at once.
/// </summary>
public sealed class LectureDuNoeud<T>(
    IServiceScopeFactory portees,
    TimeProvider horloge,
    Func<EmjpmDbContext, IQueryable<T>> lignes
)
{
    private static readonly TimeSpan Rythme = TimeSpan.FromSeconds(30);
    private volatile Lecture? _lue;

    /// <summary>The rows, at most half a minute old; those read before, or none, when the database does not answer: the page that says so needs them too.</summary>
    public async Task<IReadOnlyList<T>> LireAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var lue = _lue;
        if (lue is null || lue.Le + Rythme <= maintenant || lue.Le > maintenant)
            _lue = lue = new(maintenant, await RelireAsync(annulation) ?? lue?.Lignes ?? []);
        return lue.Lignes;
    }

    /// <summary>Reads them again at the next page of this node.</summary>
    public void Oublier() => _lue = null;

    private async Task<IReadOnlyList<T>?> RelireAsync(CancellationToken annulation)
    {
        await using var portee = portees.CreateAsyncScope();
        try
        {
            return await lignes(portee.ServiceProvider.GetRequiredService<EmjpmDbContext>())
                .TagWith(EtiquetteDuNoeud.Texte)
                .ToListAsync(annulation);
        }
        catch (DbException)
        {
            return null;
        }
    }

    private sealed record Lecture(DateTime Le, IReadOnlyList<T> Lignes);
}

/// <summary>Says, in the SQL, that a reading is the node's and not that of the page which came first.</summary>
public static class EtiquetteDuNoeud
{
    public const string Texte = "read by the node for every page";
}
