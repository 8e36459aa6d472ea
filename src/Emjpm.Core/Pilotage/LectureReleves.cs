using Emjpm.Core.Data;
using Emjpm.Core.Pilotage.Previsions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// Reads the figures of days: their cost depends on the number of territories, never on that of mesures. Aggregated and under
/// <see cref="Secret"/>, they are for everyone.
/// </summary>
public sealed class LectureReleves(EmjpmDbContext db, JoursTenus tenus)
{
    /// <summary>The figures at a date and a year before; null when there is none yet. One query at most, for the days that the node does not keep.</summary>
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
        var calendrier = await tenus.CalendrierAsync(db, annulation);
        var releves = calendrier.Releves;
        if (releves.Count == 0)
            return null;
        var releve = releves.LastOrDefault(j => au is null || j.Jour <= au) ?? releves[0];
        var avant = releves.LastOrDefault(j => j.Jour <= releve.Jour.AddYears(-1));
        var figures = await LireAsync(
            avant is null ? [releve] : [releve, avant],
            calendrier.Noms,
            couvre,
            annulation
        );
        return new(
            releve,
            calendrier.Jours,
            figures[^1].Noms,
            figures[^1],
            avant is null ? null : figures[0]
        );
    }

    /// <summary>When the figures of each day were counted, the oldest day first.</summary>
    public async Task<IReadOnlyList<JourReleve>> JoursAsync(CancellationToken annulation) =>
        (await tenus.CalendrierAsync(db, annulation)).Releves;

    /// <summary>Names of the territories.</summary>
    public async Task<NomsTerritoires> NomsAsync(CancellationToken annulation) =>
        (await tenus.CalendrierAsync(db, annulation)).Noms;

    /// <summary>The figures of every territory on those of some days that have some, the oldest first: one query at most.</summary>
    public async Task<IReadOnlyList<Figures>> LireAsync(
        IReadOnlyCollection<DateOnly> jours,
        Func<IReadOnlyList<string>, bool>? couvre,
        CancellationToken annulation
    )
    {
        var calendrier = await tenus.CalendrierAsync(db, annulation);
        return await LireAsync([.. calendrier.Parmi(jours)], calendrier.Noms, couvre, annulation);
    }

    private async Task<IReadOnlyList<Figures>> LireAsync(
        IReadOnlyList<JourReleve> releves,
        NomsTerritoires noms,
        Func<IReadOnlyList<string>, bool>? couvre,
        CancellationToken annulation
    )
    {
        // More days than are kept are a curve of many points, over which nothing adds the jurisdictions up.
        var beaucoup = releves.Count > JoursTenus.Nombre;
        var lus = new List<JourTenu>(releves.Count);
        var manquent = new List<JourReleve>();
        foreach (var releve in releves)
            if (tenus.Trouver(releve, noms) is { } jour)
                lus.Add(jour);
            else
                manquent.Add(releve);
        if (manquent.Count > 0)
        {
            var jours = manquent.ConvertAll(r => r.Jour);
            var parJour = (
                await db
                    .RelevesTerritoire.AsNoTracking()
                    .Where(r =>
                        jours.Contains(r.Jour) && (!beaucoup || r.Niveau != NiveauReleve.Ressort)
                    )
                    .ToListAsync(annulation)
            ).ToLookup(l => l.Jour);
            foreach (var releve in manquent)
            {
                var jour = new JourTenu(releve.Jour, [.. parJour[releve.Jour]], noms);
                lus.Add(jour);
                if (!beaucoup)
                    tenus.Tenir(releve, noms, jour);
            }
        }
        return [.. lus.OrderBy(j => j.Jour).Select(j => new Figures(j, couvre))];
    }

    /// <summary>The sites of a day, in one query at most.</summary>
    /// <param name="departements">codes of the only ones to read; null: all</param>
    internal async Task<IEnumerable<ReleveLieu>> LieuxAsync(
        DateOnly jour,
        IReadOnlyList<string>? departements,
        CancellationToken annulation
    )
    {
        var calendrier = await tenus.CalendrierAsync(db, annulation);
        if (calendrier.Parmi([jour]).SingleOrDefault() is not { } releve)
            return [];
        if (tenus.TrouverLieux(releve) is { } gardes)
            return departements is null
                ? gardes
                : gardes.Where(r => departements.Contains(r.DepartementCode));
        var lieux = db.RelevesLieu.AsNoTracking().Where(r => r.Jour == jour);
        if (departements is not null)
            return await lieux
                .Where(r => departements.Contains(r.DepartementCode))
                .ToListAsync(annulation);
        var tous = await lieux.ToListAsync(annulation);
        tenus.TenirLieux(releve, tous);
        return tous;
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
    /// <inheritdoc cref="PhotographierAsync" path="/param[@name='couvre']"/>
    public async Task<IReadOnlyList<(DateOnly Jour, Valeur Valeur)>> SerieAsync(
        Indicateur indicateur,
        Territoire territoire,
        IReadOnlyCollection<DateOnly> jours,
        Func<IReadOnlyList<string>, bool>? couvre,
        CancellationToken annulation
    )
    {
        var seul = indicateur.Personnes is null || territoire.Niveau == NiveauReleve.Ressort;
        if (!seul || jours.Count <= JoursTenus.Nombre)
            return
            [
                .. (await LireAsync(jours, couvre, annulation))
                    .Where(f => f.Compte(territoire))
                    .Select(f => (f.Jour, f.Lire(indicateur, territoire))),
            ];
        // Of many days, the rows of the territory are enough where no other one is withheld with it.
        var (niveau, code) = (territoire.Niveau, territoire.Code);
        var lignes = await db
            .RelevesTerritoire.AsNoTracking()
            .Where(r => r.Niveau == niveau && r.Code == code && jours.Contains(r.Jour))
            .OrderBy(r => r.Jour)
            .ToListAsync(annulation);
        var noms = await NomsAsync(annulation);
        return
        [
            .. lignes
                .Select(l => new Figures(new(l.Jour, [l], noms), couvre))
                .Select(f => (f.Jour, f.Lire(indicateur, territoire))),
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
