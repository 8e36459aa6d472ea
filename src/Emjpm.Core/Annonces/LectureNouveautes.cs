using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Annonces;

/// <summary>A release note, as everybody reads it.</summary>
/// <param name="Remarques">how many remarks of users it settles</param>
public sealed record NouveauteLue(Annonce Annonce, int Remarques);

/// <summary>Reads what changed in the service, version by version.</summary>
public sealed class LectureNouveautes(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Versions shown.</summary>
    public const int Maximum = 50;

    /// <summary>The release notes published for somebody of this role (null: a visitor), the last first.</summary>
    public async Task<IReadOnlyList<NouveauteLue>> LireAsync(
        Role? role,
        CancellationToken annulation
    )
    {
        var aujourdhui = horloge.Aujourdhui();
        var lues = await db
            .Annonces.AsNoTracking()
            .Where(a => a.NumeroVersion != null && a.RetireeLe == null && a.Du <= aujourdhui)
            .OrderByDescending(a => a.Du)
            .ThenByDescending(a => a.Id)
            .Take(Maximum)
            .Select(a => new NouveauteLue(a, db.Remarques.Count(r => r.NouveauteId == a.Id)))
            .ToListAsync(annulation);
        return [.. lues.Where(n => n.Annonce.EstPourRole(role))];
    }
}
