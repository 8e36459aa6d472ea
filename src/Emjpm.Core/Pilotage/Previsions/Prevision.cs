namespace Emjpm.Core.Pilotage.Previsions;

/// <summary>A territory in some months, as its last months let it be foreseen.</summary>
/// <param name="Mois">6, 12 or 24</param>
/// <param name="Au">last day of the period</param>
/// <param name="Ouvertures">nominations from now to then</param>
/// <param name="Fins">ends of mesures from now to then</param>
/// <param name="Echeances">mesures of today whose term comes before then, and that will still be en cours: to be renewed</param>
/// <param name="EnCours">mesures en cours then</param>
/// <param name="Capacite">sum of the known capacities then; null when none is known</param>
/// <param name="Solde">capacity less mesures and reservations, of the sites whose capacity is known; null as above</param>
public sealed record HorizonPrevu(
    int Mois,
    DateOnly Au,
    Projection Ouvertures,
    Projection Fins,
    Projection Echeances,
    Projection EnCours,
    Projection? Capacite,
    Projection? Solde
);

/// <summary>
/// The forecast of a territory: a pure function of its last months. The method, its reasons and its measured errors are in
/// docs/prevision.md.
/// </summary>
public sealed record Prevision
{
    /// <summary>How far it looks, months.</summary>
    public static readonly IReadOnlyList<int> Horizons = [6, 12, 24];

    /// <summary>Months known below which nothing is foreseen.</summary>
    public const int MoisMinimum = 24;

    /// <summary>Months it rests on at most.</summary>
    public const int MoisMaximum = 36;

    /// <summary>Last month known: what follows is foreseen.</summary>
    public required MoisConnu Depart { get; init; }

    /// <summary>Months it rests on.</summary>
    public required int MoisLus { get; init; }
    public required IReadOnlyList<HorizonPrevu> Periodes { get; init; }

    /// <summary>The forecast that some months allow; null when they are too few.</summary>
    /// <param name="suite">see <see cref="MoisConnu.Suite"/></param>
    public static Prevision? Etablir(IReadOnlyList<MoisConnu> suite)
    {
        var nombre = Math.Min(MoisMaximum, suite.Count / 12 * 12);
        if (nombre < MoisMinimum)
            return null;
        IReadOnlyList<MoisConnu> lus = [.. suite.TakeLast(nombre)];
        var depart = lus[^1];
        var prochain = depart.Fin.AddDays(1).Month;
        var ouvertures = new Flux(Compter(lus, Grandeur.EntreesDuMois), prochain);
        var fins = new Flux(Compter(lus, Grandeur.SortiesDuMois), prochain);
        return new()
        {
            Depart = depart,
            MoisLus = nombre,
            Periodes = [.. Horizons.Select(h => Prevoir(h, lus, ouvertures, fins))],
        };
    }

    private static HorizonPrevu Prevoir(
        int mois,
        IReadOnlyList<MoisConnu> lus,
        Flux ouvertures,
        Flux fins
    )
    {
        var (depart, present) = (lus[^1].Fin, lus[^1].Decompte);
        var (entrees, sorties) = (ouvertures.Sur(mois), fins.Sur(mois));
        var mouvement = entrees - sorties;
        var capacites = Compter(lus, Grandeur.Capacite);
        Projection? ajout = capacites[^1] > 0 ? AjoutDeCapacite(capacites, mois) : null;
        return new(
            mois,
            FinDeMois(depart, mois),
            entrees,
            sorties,
            AReviser(mois, lus),
            present[Grandeur.EnCours] + mouvement,
            ajout is { } a ? capacites[^1] + a : null,
            ajout is { } b
                ? capacites[^1] - present[Grandeur.PlacesOccupees] + (b - mouvement)
                : null
        );
    }

    /// <summary>The last day of a month that comes after another.</summary>
    public static DateOnly FinDeMois(DateOnly fin, int mois) =>
        fin.AddDays(1).AddMonths(mois).AddDays(-1);

    private static int[] Compter(IReadOnlyList<MoisConnu> lus, Grandeur compte) =>
        [.. lus.Select(m => m.Decompte[compte])];

    /// <summary>The mean change of the last twelve months, kept by half; as scattered as its months were.</summary>
    private static Projection AjoutDeCapacite(int[] capacites, int mois)
    {
        var ecarts = capacites.Skip(1).Zip(capacites, (b, a) => (double)(b - a)).ToList();
        var moyenne = ecarts.Average();
        return new(
            Flux.Amortissement * ecarts.TakeLast(12).Average() * mois,
            ecarts.Sum(e => (e - moyenne) * (e - moyenne)) / (ecarts.Count - 1) * mois
        );
    }

    /// <summary>
    /// The terms to come are known: what is not is which mesures will have ended before. Each year the share of the last twelve months
    /// ends; a term falls in the middle of its period.
    /// </summary>
    private static Projection AReviser(int mois, IReadOnlyList<MoisConnu> lus)
    {
        var present = lus[^1].Decompte;
        var effectif = (present[Grandeur.EnCours] + lus[^13].Decompte[Grandeur.EnCours]) / 2.0;
        var part =
            effectif == 0
                ? 0
                : Math.Min(
                    1,
                    lus.TakeLast(12).Sum(m => m.Decompte[Grandeur.SortiesDuMois]) / effectif
                );
        var somme = new Projection(0, 0);
        var (connues, depuis) = (0, 0);
        foreach (
            var (compte, jusque) in new[]
            {
                (Grandeur.Echeances6Mois, 6),
                (Grandeur.Echeances12Mois, 12),
                (Grandeur.Echeances24Mois, 24),
            }
        )
        {
            if (jusque > mois)
                break;
            var nombre = present[compte] - connues;
            var reste = Math.Pow(1 - part, (depuis + jusque) / 24.0);
            somme += new Projection(nombre * reste, nombre * reste * (1 - reste));
            (connues, depuis) = (present[compte], jusque);
        }
        return somme;
    }
}
