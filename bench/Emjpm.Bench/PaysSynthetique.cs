using System.Collections.Frozen;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Bench;

/// <summary>
/// Gestionnaires drawn from a seed over communes: 2,500 individuels and 380 services with 1,500 antennes, placed as the
/// population is, offices somewhat more in towns, four individuels in ten entitled in a second département. Préposés are
/// left out: they never compete on distance. The share of sites with a place and how often a site covers a need are set
/// so that the naive policies land near where the first replay had them; the ranking is then measured, not fitted.
/// </summary>
internal sealed class PaysSynthetique
{
    private const int Tribunal = 1;
    private const double PartAvecPlace = 0.44;
    private const double PartDeuxDepartements = 0.4;
    private const double AttraitDesVilles = 1.2;
    private static readonly DateOnly Jour = new(2026, 11, 21);

    // How often each kind is asked, which also makes it a little more often practised.
    private static readonly (Accompagnement Genre, int Frequence)[] Frequences =
    [
        (Accompagnement.GrandAge, 7),
        (Accompagnement.Psychiatrie, 5),
        (Accompagnement.HandicapMental, 4),
        (Accompagnement.ConflitFamilial, 4),
        (Accompagnement.Addiction, 3),
        (Accompagnement.Surendettement, 3),
        (Accompagnement.SansAbri, 2),
        (Accompagnement.PatrimoineComplexe, 2),
        (Accompagnement.Migration, 2),
        (Accompagnement.HandicapPhysique, 2),
        (Accompagnement.Detention, 1),
        (Accompagnement.TraumatismeCranien, 1),
    ];

    private static readonly Tirage<(Accompagnement Genre, int Frequence)> Demandes = new(
        Frequences,
        f => f.Frequence
    );

    private static readonly Langue[] Langues =
    [
        Langue.Arabe,
        Langue.Lsf,
        Langue.Anglais,
        Langue.Portugais,
        Langue.Turc,
    ];

    private readonly Random hasard;
    private readonly Tirage<Commune> communes;
    private readonly Dictionary<string, Tirage<Commune>> bureaux;
    private readonly List<(string Departement, Position Centre)> centres;
    private readonly Dictionary<int, CandidatGestionnaire> candidats = [];
    private readonly Dictionary<string, List<int>> habilites = [];
    private readonly Tirage<(int Candidat, int Lieu, int Capacite)> tailles;

    public PaysSynthetique(int graine, IReadOnlyList<Commune> situees, bool zones)
    {
        hasard = new Random(graine);
        communes = new(situees, c => c.Population);
        var parDepartement = situees.GroupBy(c => c.Departement).ToList();
        bureaux = parDepartement.ToDictionary(
            g => g.Key,
            g => new Tirage<Commune>([.. g], c => Math.Pow(c.Population, AttraitDesVilles))
        );
        centres = parDepartement
            .Select(g =>
                (
                    g.Key,
                    new Position(
                        g.Average(c => c.Position.Latitude),
                        g.Average(c => c.Position.Longitude),
                        Approchee: true
                    )
                )
            )
            .ToList();
        for (var id = 1; id <= 2500; id++)
            Installer(id, TypeGestionnaire.Individuel, sites: 1, zones);
        for (var service = 0; service < 380; service++)
            Installer(2501 + service, TypeGestionnaire.Service, service < 360 ? 4 : 3, zones);
        tailles = new(
            [
                .. candidats.Values.SelectMany(c =>
                    c.Lieux.Select(l => (c.Id, l.Id, l.Capacite!.Value))
                ),
            ],
            t => t.Item3
        );
    }

    /// <summary>The candidates entitled in the département of a need; none in a département too small to have drawn any.</summary>
    public IReadOnlyList<CandidatGestionnaire> Habilites(Besoin besoin) =>
        habilites.TryGetValue(besoin.DepartementCode, out var ids)
            ? [.. ids.Select(id => candidats[id])]
            : [];

    /// <summary>A person somewhere, as the population is; one in six comes with no particular need.</summary>
    public Besoin Besoin()
    {
        var commune = communes.Tirer(hasard);
        var genres = new HashSet<Accompagnement>();
        var demandes = hasard.Next(12) switch
        {
            0 or 1 => 0,
            <= 7 => 1,
            <= 10 => 2,
            _ => 3,
        };
        while (genres.Count < demandes)
            genres.Add(Demandes.Tirer(hasard).Genre);
        return new()
        {
            CommuneCode = commune.Code,
            DepartementCode = commune.Departement,
            Position = commune.Position,
            TribunalId = Tribunal,
            Date = Jour,
            Accompagnements = genres,
            Langues =
                demandes > 0 && hasard.NextDouble() < 0.06
                    ? [Langues[hasard.Next(Langues.Length)]]
                    : [],
        };
    }

    /// <summary>A place at this lieu is taken, and somewhere in the country a mesure ends, more often where there are many.</summary>
    public void Designer(int candidat, int lieu)
    {
        Charger(candidat, lieu, 1);
        var fin = tailles.Tirer(hasard);
        Charger(fin.Candidat, fin.Lieu, -1);
    }

    private void Charger(int id, int lieu, int mesures) =>
        candidats[id] = candidats[id] with
        {
            Lieux =
            [
                .. candidats[id]
                    .Lieux.Select(l => l.Id == lieu ? l with { EnCours = l.EnCours + mesures } : l),
            ],
        };

    private void Installer(int id, TypeGestionnaire type, int sites, bool zones)
    {
        var departement = communes.Tirer(hasard).Departement;
        var service = type == TypeGestionnaire.Service;
        // Some practise nearly everything, some little; services more than persons alone.
        var largeur = (service ? 0.31 : 0.05) + 0.65 * hasard.NextDouble();
        CandidatLieu[] lieux =
        [
            .. Enumerable
                .Range(0, sites)
                .Select(n => Lieu(id * 10 + n, departement, service, zones)),
        ];
        string[] departements =
            !service
            && hasard.NextDouble() < PartDeuxDepartements
            && Voisin(departement, lieux[0].Position!) is { } voisin
                ? [departement, voisin]
                : [departement];
        var reponses = hasard.Next(12);
        candidats[id] = new()
        {
            Id = id,
            Nom = $"Gestionnaire {id}",
            Type = type,
            CompteActif = true,
            Habilitations =
            [
                .. departements.Select(d => new HabilitationCandidat
                {
                    DepartementCode = d,
                    Du = Jour.AddYears(-5),
                }),
            ],
            TribunauxSouhaites = hasard.Next(5) > 0 ? [Tribunal] : FrozenSet<int>.Empty,
            Accompagnements = Frequences
                .Where(f => hasard.NextDouble() < largeur + 0.015 * f.Frequence)
                .Select(f => f.Genre)
                .ToFrozenSet(),
            Langues = Langues.Where(_ => hasard.NextDouble() < 0.4 * largeur).ToFrozenSet(),
            ReponsesNombre = reponses,
            ReponsesHeuresTotal = reponses * hasard.Next(12, 145),
            Lieux = lieux,
        };
        foreach (var d in departements)
        {
            if (!habilites.TryGetValue(d, out var ids))
                habilites[d] = ids = [];
            ids.Add(id);
        }
    }

    /// <summary>The département whose middle is nearest to an office, unless the sea lies between (islands, overseas).</summary>
    private string? Voisin(string departement, Position bureau) =>
        centres
            .Where(c => c.Departement != departement && c.Centre.DistanceKm(bureau) < 120)
            .OrderBy(c => c.Centre.DistanceKm(bureau))
            .Select(c => c.Departement)
            .FirstOrDefault();

    private CandidatLieu Lieu(int id, string departement, bool service, bool zones)
    {
        var commune = bureaux[departement].Tirer(hasard);
        var capacite = service ? hasard.Next(80, 400) : hasard.Next(20, 61);
        var places =
            hasard.NextDouble() < PartAvecPlace
                ? 1 + hasard.Next(capacite / 5)
                : -hasard.Next(1 + capacite / 10);
        return new()
        {
            Id = id,
            Nom = $"Lieu {id}",
            CommuneCode = commune.Code,
            CommuneNom = commune.Code,
            // Offices stand within some 2 km of the middle of their commune.
            Position = new(
                commune.Position.Latitude + (hasard.NextDouble() - 0.5) * 0.03,
                commune.Position.Longitude + (hasard.NextDouble() - 0.5) * 0.04,
                Approchee: false
            ),
            Capacite = capacite,
            EnCours = capacite - places,
            DeclareLe = Jour.AddDays(-hasard.Next(1, hasard.Next(10) < 7 ? 45 : 300))
                .ToDateTime(default, DateTimeKind.Utc),
            ZoneRayonKm = zones && hasard.Next(3) == 0 ? hasard.Next(10, 31) : null,
        };
    }
}
