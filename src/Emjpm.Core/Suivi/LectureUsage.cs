using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Suivi;

/// <summary>The open accounts that work in a département, by the use they make of the service.</summary>
public sealed record UsageDepartement(
    string Code,
    string Nom,
    string? RegionCode,
    string? Region,
    IReadOnlyDictionary<EtatUsage, int> ParEtat
)
{
    public int Comptes => ParEtat.Values.Sum();
}

/// <summary>Counts the accounts by the use they make of the service.</summary>
public sealed class LectureUsage(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Of some open accounts, how many are in each state.</summary>
    public async Task<IReadOnlyDictionary<EtatUsage, int>> CompterAsync(
        Acteur acteur,
        IQueryable<Utilisateur> ouverts,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        var (actif, perdu) = Limites(maintenant);
        var grands = await ouverts
            .GroupBy(u => 1)
            .Select(g => new
            {
                Jamais = g.Count(u => u.VenuLe == null),
                Actifs = g.Count(u => u.VenuLe >= actif),
                Dormants = g.Count(u => u.VenuLe >= perdu && u.VenuLe < actif),
                Perdus = g.Count(u => u.VenuLe < perdu),
            })
            .SingleOrDefaultAsync(annulation);
        var baisse = await ouverts
            .DansLEtat(EtatUsage.EnBaisse, db.SessionsOuvertes, maintenant)
            .CountAsync(annulation);
        return Repartir(
            grands?.Jamais ?? 0,
            grands?.Actifs ?? 0,
            baisse,
            grands?.Dormants ?? 0,
            grands?.Perdus ?? 0
        );
    }

    /// <summary>
    /// The départements in which at least one open account works. An account that works in two is counted in each; one of a region
    /// or of the whole country, in none.
    /// </summary>
    public async Task<IReadOnlyList<UsageDepartement>> ParDepartementAsync(
        Acteur acteur,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        var (actif, perdu) = Limites(maintenant);
        var rattachements = db.Rattachements(Horloge.DateParis(maintenant)).Distinct();
        var ouverts = db.Users.Where(u => u.Actif);
        var comptes = await rattachements
            .Join(
                ouverts,
                r => r.UtilisateurId,
                u => u.Id,
                (r, u) => new { r.DepartementCode, u.VenuLe }
            )
            .GroupBy(x => x.DepartementCode)
            .Select(g => new
            {
                g.Key,
                Jamais = g.Count(x => x.VenuLe == null),
                Actifs = g.Count(x => x.VenuLe >= actif),
                Dormants = g.Count(x => x.VenuLe >= perdu && x.VenuLe < actif),
                Perdus = g.Count(x => x.VenuLe < perdu),
            })
            .ToListAsync(annulation);
        var enBaisse = ouverts
            .DansLEtat(EtatUsage.EnBaisse, db.SessionsOuvertes, maintenant)
            .Select(u => u.Id);
        var baisses = await rattachements
            .Where(r => enBaisse.Contains(r.UtilisateurId))
            .GroupBy(r => r.DepartementCode)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);
        var noms = await db
            .Departements.AsNoTracking()
            .Include(d => d.Region)
            .ToDictionaryAsync(d => d.Code, annulation);
        return
        [
            .. comptes
                .OrderBy(c => c.Key, StringComparer.Ordinal)
                .Select(c => new UsageDepartement(
                    c.Key,
                    noms[c.Key].Nom,
                    noms[c.Key].RegionCode,
                    noms[c.Key].Region?.Nom,
                    Repartir(
                        c.Jamais,
                        c.Actifs,
                        baisses.GetValueOrDefault(c.Key),
                        c.Dormants,
                        c.Perdus
                    )
                )),
        ];
    }

    private static (DateTime Actif, DateTime Perdu) Limites(DateTime maintenant) =>
        (maintenant.AddDays(-Usages.JoursActif), maintenant.AddDays(-Usages.JoursPerdu));

    /// <param name="actifs">those whose use decreases included</param>
    private static Dictionary<EtatUsage, int> Repartir(
        int jamais,
        int actifs,
        int baisse,
        int dormants,
        int perdus
    ) =>
        new()
        {
            [EtatUsage.JamaisVenu] = jamais,
            [EtatUsage.Actif] = actifs - baisse,
            [EtatUsage.EnBaisse] = baisse,
            [EtatUsage.Dormant] = dormants,
            [EtatUsage.Perdu] = perdus,
        };
}
