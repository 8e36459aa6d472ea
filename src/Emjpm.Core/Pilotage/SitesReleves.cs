using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>Sites, courts and places, read once for a sweep.</summary>
internal sealed class SitesReleves
{
    private readonly Dictionary<int, int> premiers = [];
    private readonly Dictionary<int, int> tribunaux = [];
    private readonly Dictionary<int, SiteReleve> parId = [];
    private readonly Dictionary<string, Position?> communes = [];

    private SitesReleves() { }

    /// <summary>In the order of their ids.</summary>
    public IReadOnlyList<SiteReleve> Sites { get; private set; } = [];

    /// <summary>Handle of each court, by id.</summary>
    public Dictionary<int, string> Codes { get; } = [];

    /// <summary>Region of each département, by code; null when it has none.</summary>
    public Dictionary<string, string?> Regions { get; private set; } = [];

    /// <summary>Inhabitants of each département.</summary>
    public Dictionary<string, int> Populations { get; private set; } = [];

    /// <summary>Inhabitants of 20 or more of each département whose ages are known.</summary>
    public Dictionary<string, int> Adultes { get; } =
        LectureReferentiel.Adultes().ToDictionary(a => a.Departement, a => a.Adultes);

    public SiteReleve? Site(int lieuId) => parId.GetValueOrDefault(lieuId);

    /// <summary>Where the mesures of a gestionnaire that no site holds are counted; null when it has none.</summary>
    public int? PremierLieu(int gestionnaireId) =>
        premiers.TryGetValue(gestionnaireId, out var lieu) ? lieu : null;

    /// <summary>The court, or the one that took over a closed one; 0 when unknown.</summary>
    public int Tribunal(int? id) => id is { } t ? tribunaux.GetValueOrDefault(t) : 0;

    /// <summary>Whole kilometres from a commune to a site; null when one of the two is not placed.</summary>
    public int? Distance(int lieuId, string? commune) =>
        commune is not null
        && parId.GetValueOrDefault(lieuId)?.Position is { } site
        && communes.GetValueOrDefault(commune) is { } ici
            ? (int)Math.Round(site.DistanceKm(ici))
            : null;

    public static async Task<SitesReleves> LireAsync(
        EmjpmDbContext db,
        CancellationToken annulation
    )
    {
        var lu = new SitesReleves
        {
            Regions = await db.Departements.ToDictionaryAsync(
                d => d.Code,
                d => d.RegionCode,
                annulation
            ),
            Populations = await db
                .Communes.Where(c => c.CommuneMereCode == null)
                .GroupBy(c => c.DepartementCode)
                .Select(g => new { g.Key, Habitants = g.Sum(c => c.Population) })
                .ToDictionaryAsync(x => x.Key, x => x.Habitants, annulation),
        };
        await foreach (
            var c in db
                .Communes.Select(c => new
                {
                    c.Code,
                    c.Latitude,
                    c.Longitude,
                })
                .AsAsyncEnumerable()
                .WithCancellation(annulation)
        )
            lu.communes.Add(c.Code, Position.Lire(c.Latitude, c.Longitude, true));
        await lu.LireTribunauxAsync(db, annulation);
        await lu.LireSitesAsync(db, annulation);
        return lu;
    }

    private async Task LireTribunauxAsync(EmjpmDbContext db, CancellationToken annulation)
    {
        var lus = await db
            .Tribunaux.Select(t => new
            {
                t.Id,
                t.Code,
                t.SuccesseurId,
            })
            .ToDictionaryAsync(t => t.Id, annulation);
        foreach (var t in lus.Values)
        {
            var present = t;
            // A chain of closings is short; a circle would be a fault of the reference data.
            for (var i = 0; i < 10 && present.SuccesseurId is { } suite; i++)
                present = lus[suite];
            tribunaux[t.Id] = present.Id;
            Codes[t.Id] = t.Code;
        }
    }

    private async Task LireSitesAsync(EmjpmDbContext db, CancellationToken annulation)
    {
        var capacites = (
            await db
                .RelevesCapacite.AsNoTracking()
                .OrderBy(c => c.Du)
                .ThenBy(c => c.Id)
                .ToListAsync(annulation)
        ).ToLookup(c => c.LieuId);
        var absences = (await db.Indisponibilites.AsNoTracking().ToListAsync(annulation)).ToLookup(
            i => i.GestionnaireId
        );
        var lieux = await db
            .LieuxExercice.OrderBy(l => l.Id)
            .Select(l => new
            {
                l.Id,
                l.GestionnaireId,
                l.Gestionnaire!.Type,
                l.Commune!.DepartementCode,
                l.Latitude,
                l.Longitude,
                l.OuvertLe,
                l.FermeLe,
            })
            .ToListAsync(annulation);
        Sites =
        [
            .. lieux.Select(l => new SiteReleve(
                l.Id,
                l.GestionnaireId,
                l.Type,
                l.DepartementCode,
                Position.Lire(l.Latitude, l.Longitude, false),
                l.OuvertLe,
                l.FermeLe,
                [.. capacites[l.Id]],
                [
                    .. absences[l.GestionnaireId]
                        .Where(a => a.LieuExerciceId is null || a.LieuExerciceId == l.Id),
                ]
            )),
        ];
        foreach (var site in Sites)
        {
            parId.Add(site.Id, site);
            premiers.TryAdd(site.GestionnaireId, site.Id);
        }
    }
}

/// <summary>A site as the sweep needs it.</summary>
internal sealed record SiteReleve(
    int Id,
    int GestionnaireId,
    TypeGestionnaire Type,
    string DepartementCode,
    Position? Position,
    DateOnly OuvertLe,
    DateOnly? FermeLe,
    IReadOnlyList<ReleveCapacite> Capacites,
    IReadOnlyList<Indisponibilite> Absences
)
{
    /// <summary>Days after which a declaration is no longer fresh.</summary>
    public const int JoursFraicheur = 90;

    /// <summary>Percents above which a rate of occupation is not told further: a site of one place may hold fifty mesures.</summary>
    public const int OccupationMax = 200;

    public bool OuvertA(DateOnly jour) => OuvertLe <= jour && (FermeLe is null || jour < FermeLe);

    /// <summary>Adds what the site itself counts on a day to the counts of its mesures and reservations.</summary>
    public void Completer(Span<int> comptes, DateOnly jour)
    {
        if (!OuvertA(jour))
            return;
        var releve = Capacites.LastOrDefault(c => c.Du <= jour);
        var capacite = Disponibilite.Capacite(releve?.Autorisee, releve?.Souhaitee);
        var interrompu = Absences.Any(a => a.Couvre(jour));
        var occupees = comptes[(int)Grandeur.EnCours] + comptes[(int)Grandeur.EnAttente];
        comptes[(int)Grandeur.Lieux] = 1;
        comptes[(int)Grandeur.LieuxInterrompus] = interrompu ? 1 : 0;
        if (
            releve?.DeclareLe is { } declare
            && Horloge.DateParis(declare) is var le
            && le <= jour
            && le.AddDays(JoursFraicheur) >= jour
        )
            comptes[(int)Grandeur.LieuxDeclaresRecents] = 1;
        if (capacite is not { } c)
        {
            comptes[(int)Grandeur.LieuxSansCapacite] = 1;
            return;
        }
        comptes[(int)Grandeur.Capacite] = c;
        comptes[(int)Grandeur.PlacesOccupees] = occupees;
        comptes[(int)Grandeur.PlacesLibres] = Disponibilite.PlacesLibres(
            c,
            comptes[(int)Grandeur.EnCours],
            comptes[(int)Grandeur.EnAttente],
            interrompu
        );
        comptes[(int)Grandeur.Surcapacite] = Math.Max(0, occupees - c);
        comptes[(int)Grandeur.LieuxEnSurcapacite] = occupees > c ? 1 : 0;
    }

    /// <summary>Adds to a territory what its own row does not hold: what it counts by type, and how loaded it is.</summary>
    public void Detailler(Decompte releve, int[] territoire)
    {
        territoire[(int)GrandeurDe.EnCours(Type)] += releve[Grandeur.EnCours];
        territoire[(int)GrandeurDe.Capacite(Type)] += releve[Grandeur.Capacite];
        territoire[(int)GrandeurDe.Places(Type)] += releve[Grandeur.PlacesLibres];
        if (releve[Grandeur.Capacite] is not (> 0 and var capacite))
            return;
        var occupation = Math.Min(
            OccupationMax,
            (int)Math.Round(100.0 * releve[Grandeur.PlacesOccupees] / capacite)
        );
        territoire[(int)Grandeur.OccupationsCumulees] += occupation;
        territoire[(int)Grandeur.CarresDesOccupations] += occupation * occupation;
        territoire[(int)Grandeur.OccupationsConnues]++;
    }
}
