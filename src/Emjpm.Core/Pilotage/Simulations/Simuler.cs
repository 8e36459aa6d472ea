using System.Collections.Frozen;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage.Simulations;

/// <summary>
/// Replays the needs of a territory over the last twelve months with the gestionnaires of today, under four policies, and again with
/// the sites of a scenario. Nothing is written: no search, no reservation. The same scenario on the same data gives the same result.
/// </summary>
public sealed class Simuler(
    EmjpmDbContext db,
    LectureReleves releves,
    LectureCandidats lecture,
    LectureBesoins lectureBesoins,
    BaremeEnVigueur baremes,
    TimeProvider horloge
)
{
    private const int ParEtape = 50;

    /// <summary>Id of the gestionnaire, and of the site, that do not exist yet: never one of the database.</summary>
    private const int Nouveau = -1;

    /// <summary>Runs the scenario; whoever asks for it checked the territory.</summary>
    /// <param name="avancer">told how many designations are done, of how many</param>
    /// <exception cref="RegleMetierException">a value is out of bounds, a commune or a site is not in the territory, or no need is known</exception>
    public async Task<ResultatSimulation> ExecuterAsync(
        Scenario scenario,
        Func<int, int, Task> avancer,
        CancellationToken annulation
    )
    {
        var enVigueur = await baremes.LireAsync(annulation);
        scenario.Exiger(enVigueur);
        var (territoire, noms, departements) = await TerritoireAsync(scenario, annulation);
        var jour = horloge.Aujourdhui();
        var (besoins, connus) = await lectureBesoins.LireAsync(
            territoire.Niveau == NiveauReleve.France ? null : departements,
            jour,
            scenario.Besoins,
            scenario.Graine,
            scenario.DemandesConnues,
            annulation
        );
        if (besoins.Count == 0)
            throw new RegleMetierException(
                "Aucun besoin n’est connu dans ce territoire sur les douze derniers mois : il n’y a rien à rejouer."
            );
        var present = await CandidatsAsync(besoins, jour, annulation);
        var fins = await FinsParDesignationAsync(territoire, annulation);
        var changements = new List<string>();
        var (change, restantes) = await ChangerAsync(
            scenario,
            departements,
            present,
            changements,
            annulation
        );

        MondeSimule[] Mondes(IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>> c) =>
            [
                .. Liste<Politique>.Valeurs.Select(p => new MondeSimule(
                    p,
                    p == Politique.BaremeEssaye ? scenario.Essaye(enVigueur) : enVigueur,
                    scenario.Graine,
                    fins,
                    c
                )),
            ];
        var (mondes, autres) = (Mondes(present), change is null ? [] : Mondes(change));
        var tous = mondes.Concat(autres).ToList();
        var fait = 0;
        foreach (var etape in besoins.Chunk(ParEtape))
        {
            annulation.ThrowIfCancellationRequested();
            Parallel.ForEach(
                tous,
                monde =>
                {
                    foreach (var besoin in etape)
                        monde.Passer(besoin);
                }
            );
            fait += etape.Length;
            await avancer(fait * tous.Count, besoins.Count * tous.Count);
        }
        return new()
        {
            Scenario = scenario,
            Territoire = noms.Nom(territoire),
            Changements = changements,
            BaremeVersion = enVigueur.Version,
            PoidsEnVigueur = enVigueur.Poids,
            Jour = jour,
            Du = jour.AddYears(-1),
            BesoinsConnus = connus,
            Besoins = besoins.Count,
            FinsParDesignation = fins,
            Lieux = present
                .Values.SelectMany(c => c)
                .SelectMany(c => c.Lieux)
                .DistinctBy(l => l.Id)
                .Count(),
            Present = [.. mondes.Select(m => m.Bilan())],
            Change = change is null ? null : [.. autres.Select(m => m.Bilan())],
            MesuresARepartir = restantes,
        };
    }

    private async Task<(Territoire, NomsTerritoires, IReadOnlyList<string>)> TerritoireAsync(
        Scenario scenario,
        CancellationToken annulation
    )
    {
        var noms = await releves.NomsAsync(annulation);
        return
            Territoire.Lire(scenario.Territoire, out var t)
            && t.Value.Niveau != NiveauReleve.Ressort
            && noms.Existe(t.Value)
            ? (t.Value, noms, noms.Departements(t.Value))
            : throw new RegleMetierException(
                "Choisissez la France (france), une région (region-32) ou un département (departement-59)."
            );
    }

    /// <summary>The candidates of each département where a person lives, read once each, in the order of their ids.</summary>
    private async Task<Dictionary<string, IReadOnlyList<CandidatGestionnaire>>> CandidatsAsync(
        IReadOnlyList<Besoin> besoins,
        DateOnly jour,
        CancellationToken annulation
    )
    {
        var souhaits = (
            await db
                .TribunauxSouhaites.Select(t => new { t.GestionnaireId, t.TribunalId })
                .ToListAsync(annulation)
        ).ToLookup(t => t.GestionnaireId, t => t.TribunalId);
        var candidats = new Dictionary<string, IReadOnlyList<CandidatGestionnaire>>();
        foreach (var departement in besoins.Select(b => b.DepartementCode).Distinct().Order())
        {
            // Of no court in particular: what each gestionnaire did for the court that searches only separates equals.
            var lus = await lecture.LireAsync(
                new()
                {
                    CommuneCode = "",
                    DepartementCode = departement,
                    TribunalId = 0,
                    Date = jour,
                },
                annulation
            );
            candidats[departement] =
            [
                .. lus.OrderBy(c => c.Id)
                    .Select(c => c with { TribunauxSouhaites = souhaits[c.Id].ToFrozenSet() }),
            ];
        }
        return candidats;
    }

    /// <summary>How many mesures end while one begins, over the last twelve months; one when it is not known.</summary>
    private async Task<double> FinsParDesignationAsync(
        Territoire territoire,
        CancellationToken annulation
    )
    {
        var (niveau, code) = (territoire.Niveau, territoire.Code);
        var dernier = await db
            .RelevesTerritoire.AsNoTracking()
            .Where(r => r.Niveau == niveau && r.Code == code)
            .OrderByDescending(r => r.Jour)
            .FirstOrDefaultAsync(annulation);
        return dernier?.Decompte is { } d && d[Grandeur.Entrees12Mois] > 0
            ? Math.Min(2, (double)d[Grandeur.Sorties12Mois] / d[Grandeur.Entrees12Mois])
            : 1;
    }

    private async Task<(
        IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>>? Candidats,
        int Restantes
    )> ChangerAsync(
        Scenario scenario,
        IReadOnlyList<string> departements,
        Dictionary<string, IReadOnlyList<CandidatGestionnaire>> present,
        List<string> changements,
        CancellationToken annulation
    )
    {
        if (!scenario.ChangeLesLieux)
            return (null, 0);
        var (ferme, commune) = await VerifierAsync(scenario, departements, annulation);
        IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>> change = present;
        var restantes = 0;
        if (ferme is not null)
        {
            (change, restantes) = Fermer(change, ferme.Id);
            changements.Add(
                $"{ferme.Gestionnaire!.Nom}, {ferme.Nom} ferme ({Francais.Nombre(ferme.EnCours, "mesure en cours", "mesures en cours")})"
            );
        }
        if (commune is not null)
        {
            change = Ajouter(change, commune, scenario.Ajout!.Capacite);
            changements.Add(
                $"un mandataire individuel s’installe à {commune.Nom}, pour {Francais.Nombre(scenario.Ajout.Capacite, "mesure")}"
            );
        }
        return (change, restantes);
    }

    /// <summary>The site that closes and the commune of the new one, when there are.</summary>
    /// <exception cref="RegleMetierException">one is not in the territory</exception>
    internal async Task<(LieuExercice? Ferme, Commune? Commune)> VerifierAsync(
        Scenario scenario,
        IReadOnlyList<string> departements,
        CancellationToken annulation
    )
    {
        var (id, code) = (scenario.Fermeture, scenario.Ajout?.CommuneCode);
        var lieu = id is null
            ? null
            : await db
                .LieuxExercice.AsNoTracking()
                .Include(l => l.Gestionnaire)
                .Include(l => l.Commune)
                .SingleOrDefaultAsync(l => l.Id == id && l.FermeLe == null, annulation);
        if (id is not null && !Dans(lieu?.Commune))
            throw new RegleMetierException(
                "Ce lieu d’exercice n’est pas ouvert dans ce territoire.",
                nameof(Scenario.Fermeture)
            );
        var commune = code is null
            ? null
            : await db
                .Communes.AsNoTracking()
                .SingleOrDefaultAsync(c => c.Code == code, annulation);
        if (code is not null && !Dans(commune))
            throw new RegleMetierException("Choisissez une commune du territoire.", "Commune");
        return (lieu, commune);

        bool Dans(Commune? c) => c is not null && departements.Contains(c.DepartementCode);
    }

    /// <summary>Without a site; its mesures go to the nearest of the same gestionnaire that stays.</summary>
    /// <returns>the candidates, and the mesures that nobody takes over</returns>
    internal static (
        IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>> Candidats,
        int Restantes
    ) Fermer(IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>> candidats, int lieuId)
    {
        var restantes = 0;
        CandidatGestionnaire Sans(CandidatGestionnaire c)
        {
            if (c.Lieux.FirstOrDefault(l => l.Id == lieuId) is not { } ferme)
                return c;
            var restants = c.Lieux.Where(l => l.Id != lieuId).ToList();
            var repreneur = restants
                .OrderBy(l =>
                    l.Position is { } la && ferme.Position is { } ici
                        ? ici.DistanceKm(la)
                        : double.MaxValue
                )
                .ThenBy(l => l.Id)
                .FirstOrDefault();
            if (repreneur is null)
                restantes = ferme.EnCours;
            return c with
            {
                Lieux =
                [
                    .. restants.Select(l =>
                        l == repreneur ? l with { EnCours = l.EnCours + ferme.EnCours } : l
                    ),
                ],
            };
        }
        IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>> change =
            candidats.ToDictionary(
                d => d.Key,
                d => (IReadOnlyList<CandidatGestionnaire>)[.. d.Value.Select(Sans)]
            );
        return (change, restantes);
    }

    /// <summary>With one more individuel, entitled in the département of its office, whom every court there wishes for.</summary>
    private Dictionary<string, IReadOnlyList<CandidatGestionnaire>> Ajouter(
        IReadOnlyDictionary<string, IReadOnlyList<CandidatGestionnaire>> candidats,
        Commune commune,
        int capacite
    )
    {
        var nouveau = new CandidatGestionnaire
        {
            Id = Nouveau,
            Nom = "Nouveau mandataire",
            Type = TypeGestionnaire.Individuel,
            CompteActif = true,
            Habilitations =
            [
                new() { DepartementCode = commune.DepartementCode, Du = horloge.Aujourdhui() },
            ],
            Lieux =
            [
                new()
                {
                    Id = Nouveau,
                    Nom = "Nouveau lieu",
                    CommuneCode = commune.Code,
                    CommuneNom = commune.Nom,
                    Position = Position.Lire(commune.Latitude, commune.Longitude, approchee: true),
                    Capacite = capacite,
                    DeclareLe = horloge.Maintenant(),
                },
            ],
        };
        return candidats.ToDictionary(
            d => d.Key,
            d =>
                d.Key == commune.DepartementCode
                    ? (IReadOnlyList<CandidatGestionnaire>)[nouveau, .. d.Value]
                    : d.Value
        );
    }
}
