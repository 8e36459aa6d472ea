using Emjpm.Core.Data;
using Emjpm.Core.Pilotage.Previsions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// Reads the figures of days: their cost depends on the number of territories, never on that of mesures. Aggregated and under
/// <see cref="Secret"/>, they are for everyone.
/// </summary>
public sealed class LectureReleves(EmjpmDbContext db)
{
    /// <summary>The figures at a date and a year before, in four queries; null when there is none yet.</summary>
    /// <param name="couvre">
    /// whether the reader opens the lines of some départements, and so reads their figures whole; null: nobody's
    /// </param>
    /// <param name="au">null: the last day. A day that has no figures gives those of the last one before it, or of the first.</param>
    public async Task<Photographie?> PhotographierAsync(
        DateOnly? au,
        Func<IReadOnlyList<string>, bool>? couvre,
        CancellationToken annulation
    )
    {
        var jours = await db
            .JoursReleve.AsNoTracking()
            .OrderBy(j => j.Jour)
            .ToListAsync(annulation);
        if (jours.Count == 0)
            return null;
        var jour = jours.LastOrDefault(j => au is null || j.Jour <= au) ?? jours[0];
        var anPasse = jours.LastOrDefault(j => j.Jour <= jour.Jour.AddYears(-1))?.Jour;
        var noms = await NomsAsync(annulation);
        var figures = await LireAsync(
            anPasse is { } avant ? [jour.Jour, avant] : [jour.Jour],
            noms,
            couvre,
            annulation
        );
        return new(
            jour,
            [.. jours.Select(j => j.Jour)],
            figures[jour.Jour].Noms,
            figures[jour.Jour],
            anPasse is { } a ? figures[a] : null
        );
    }

    /// <summary>Names of the territories: two queries.</summary>
    public async Task<NomsTerritoires> NomsAsync(CancellationToken annulation)
    {
        var departements = await db
            .Departements.OrderBy(d => d.Code)
            .Select(d => new
            {
                d.Code,
                d.Nom,
                d.RegionCode,
                RegionNom = d.Region!.Nom,
            })
            .ToListAsync(annulation);
        var tribunaux = await db
            .Tribunaux.Where(t => t.SuccesseurId == null)
            .OrderBy(t => t.Nom)
            .Select(t => new
            {
                t.Code,
                t.Nom,
                t.DepartementCode,
            })
            .ToListAsync(annulation);
        return new(
            departements
                .Where(d => d.RegionCode is not null)
                .DistinctBy(d => d.RegionCode)
                .OrderBy(d => d.RegionNom, StringComparer.Ordinal)
                .ToDictionary(d => d.RegionCode!, d => d.RegionNom),
            departements.ToDictionary(d => d.Code, d => (d.Nom, d.RegionCode)),
            tribunaux.ToDictionary(t => t.Code, t => (t.Nom, t.DepartementCode))
        );
    }

    /// <summary>The figures of every territory on some days, in one query.</summary>
    /// <param name="ressorts">false: without the jurisdictions, which are most of the rows and add up to nothing</param>
    public async Task<IReadOnlyDictionary<DateOnly, Figures>> LireAsync(
        IReadOnlyCollection<DateOnly> jours,
        NomsTerritoires noms,
        Func<IReadOnlyList<string>, bool>? couvre,
        CancellationToken annulation,
        bool ressorts = true
    )
    {
        var lignes = await db
            .RelevesTerritoire.AsNoTracking()
            .Where(r => jours.Contains(r.Jour) && (ressorts || r.Niveau != NiveauReleve.Ressort))
            .ToListAsync(annulation);
        var parJour = lignes.ToLookup(l => l.Jour);
        return jours.Distinct().ToDictionary(j => j, j => DuJour(j, [.. parJour[j]], noms, couvre));
    }

    private static Figures DuJour(
        DateOnly jour,
        IReadOnlyList<ReleveTerritoire> lignes,
        NomsTerritoires noms,
        Func<IReadOnlyList<string>, bool>? couvre
    )
    {
        var regions = lignes
            .Where(l => l.RegionCode is not null)
            .ToDictionary(l => l.Code, l => l.RegionCode);
        var alors = noms.Le(d => regions.GetValueOrDefault(d));
        return new(
            jour,
            lignes.ToDictionary(l => new Territoire(l.Niveau, l.Code), l => l.Decompte),
            alors,
            t => couvre?.Invoke(alors.Departements(t)) == true
        );
    }

    /// <summary>The ends of months of a territory on which a forecast may rest, in one query.</summary>
    /// <param name="jusque">last day considered</param>
    /// <param name="annees">how far back</param>
    public async Task<IReadOnlyList<MoisConnu>> MoisAsync(
        Territoire territoire,
        DateOnly jusque,
        int annees,
        CancellationToken annulation
    )
    {
        var (niveau, code) = (territoire.Niveau, territoire.Code);
        var premier = new DateOnly(jusque.Year - annees, jusque.Month, 1);
        var fins = Enumerable
            .Range(1, annees * 12 + 1)
            .Select(m => premier.AddMonths(m).AddDays(-1))
            .Where(j => j <= jusque)
            .ToList();
        var lignes = await db
            .RelevesTerritoire.AsNoTracking()
            .Where(r => r.Niveau == niveau && r.Code == code && fins.Contains(r.Jour))
            .OrderBy(r => r.Jour)
            .ToListAsync(annulation);
        return MoisConnu.Suite([.. lignes.Select(l => new MoisConnu(l.Jour, l.Decompte))]);
    }

    /// <summary>An indicator of one territory over some days, the oldest first.</summary>
    /// <param name="enClair">
    /// whether the reader opens the lines of the territory; else what <see cref="Secret"/> withholds on a day is withheld here too,
    /// which takes the rows of the other territories of that day
    /// </param>
    public async Task<IReadOnlyList<(DateOnly Jour, Valeur Valeur)>> SerieAsync(
        Indicateur indicateur,
        Territoire territoire,
        IReadOnlyCollection<DateOnly> jours,
        NomsTerritoires noms,
        bool enClair,
        CancellationToken annulation
    )
    {
        var (niveau, code) = (territoire.Niveau, territoire.Code);
        if (!enClair && indicateur.Personnes is not null && niveau != NiveauReleve.Ressort)
        {
            var figures = await LireAsync(jours, noms, null, annulation, ressorts: false);
            return
            [
                .. figures
                    .Values.Where(f => f.Compte(territoire))
                    .OrderBy(f => f.Jour)
                    .Select(f => (f.Jour, f.Lire(indicateur, territoire))),
            ];
        }
        var lignes = await db
            .RelevesTerritoire.AsNoTracking()
            .Where(r => r.Niveau == niveau && r.Code == code && jours.Contains(r.Jour))
            .OrderBy(r => r.Jour)
            .ToListAsync(annulation);
        return
        [
            .. lignes.Select(l =>
                (
                    l.Jour,
                    // Nothing adds jurisdictions up: what is withheld is what is small.
                    !enClair && indicateur.Personnes is { } p && Secret.EstFragile(p(l.Decompte))
                        ? new Valeur(null, true)
                        : new Valeur(indicateur.Calculer(l.Decompte), false)
                )
            ),
        ];
    }
}

/// <summary>The figures of a day, beside those of a year before.</summary>
/// <param name="Releve">the day</param>
/// <param name="Jours">the days that have figures, the oldest first</param>
/// <param name="AnPasse">null when the figures do not go back so far</param>
public sealed record Photographie(
    JourReleve Releve,
    IReadOnlyList<DateOnly> Jours,
    NomsTerritoires Noms,
    Figures Present,
    Figures? AnPasse
)
{
    public DateOnly Jour => Releve.Jour;

    /// <summary>The ends of the last months, then the day itself: the points of a chart over time.</summary>
    public IReadOnlyList<DateOnly> FinsDeMois(int mois) =>
        [
            .. Jours
                .Where(j => j.AddDays(1).Day == 1 && j < Jour && j >= Jour.AddMonths(-mois))
                .Append(Jour),
        ];
}
