using Emjpm.Core;
using Emjpm.Core.Annonces;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>The announcements of the day, as the node last read them.</summary>
public sealed class AnnoncesAffichees(IServiceScopeFactory portees, TimeProvider horloge)
{
    private readonly LectureDuNoeud<Annonce> _duJour = new(
        portees,
        horloge,
        db =>
        {
            var date = horloge.Aujourdhui();
            return db
                .Annonces.AsNoTracking()
                .Where(a => a.RetireeLe == null && a.Au >= date)
                .OrderByDescending(a => a.Id)
                .Take(20);
        }
    );

    /// <summary>Those somebody of this role (null: a visitor) sees now.</summary>
    public async Task<IReadOnlyList<Annonce>> PourAsync(
        Role? role,
        CancellationToken annulation = default
    )
    {
        var annonces = await _duJour.LireAsync(annulation);
        var maintenant = horloge.Maintenant();
        return [.. annonces.Where(a => a.EstPour(role, maintenant))];
    }

    /// <summary>Reads them again at the next page of this node.</summary>
    public void Oublier() => _duJour.Oublier();
}
