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
        var lue = await CompterParVenueAsync(
            ouverts.Select(u => new Venue { Groupe = "", Le = u.VenuLe }),
            maintenant,
            annulation
        );
        var baisse = await ouverts
            .DansLEtat(EtatUsage.EnBaisse, db.SessionsOuvertes, maintenant)
            .CountAsync(annulation);
        return Repartir(lue.GetValueOrDefault(""), baisse);
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
        var rattachements = db.Rattachements(Horloge.DateParis(maintenant)).Distinct();
        var ouverts = db.Users.Where(u => u.Actif);
        var comptes = await CompterParVenueAsync(
            rattachements.Join(
                ouverts,
                r => r.UtilisateurId,
                u => u.Id,
                (r, u) => new Venue { Groupe = r.DepartementCode, Le = u.VenuLe }
            ),
            maintenant,
            annulation
        );
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
                    Repartir(c.Value, baisses.GetValueOrDefault(c.Key))
                )),
        ];
    }

    /// <summary>Accounts by the age of their last coming, in each group.</summary>
    private static Task<Dictionary<string, Venues>> CompterParVenueAsync(
        IQueryable<Venue> venues,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var (actif, perdu) = (
            maintenant.AddDays(-Usages.JoursActif),
            maintenant.AddDays(-Usages.JoursPerdu)
        );
        return venues
            .GroupBy(v => v.Groupe)
            .Select(g => new
            {
                g.Key,
                Comptees = new Venues(
                    g.Count(v => v.Le == null),
                    g.Count(v => v.Le >= actif),
                    g.Count(v => v.Le >= perdu && v.Le < actif),
                    g.Count(v => v.Le < perdu)
                ),
            })
            .ToDictionaryAsync(g => g.Key, g => g.Comptees, annulation);
    }

    private static Dictionary<EtatUsage, int> Repartir(Venues? venues, int baisse)
    {
        var (jamais, actifs, dormants, perdus) = venues ?? new(0, 0, 0, 0);
        return new()
        {
            [EtatUsage.JamaisVenu] = jamais,
            [EtatUsage.Actif] = actifs - baisse,
            [EtatUsage.EnBaisse] = baisse,
            [EtatUsage.Dormant] = dormants,
            [EtatUsage.Perdu] = perdus,
        };
    }

    /// <summary>When an account of a group came last.</summary>
    private sealed record Venue
    {
        public required string Groupe { get; init; }
        public required DateTime? Le { get; init; }
    }

    /// <param name="Actifs">those whose use decreases included</param>
    private sealed record Venues(int Jamais, int Actifs, int Dormants, int Perdus);
}
