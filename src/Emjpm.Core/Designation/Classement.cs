using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>
/// The order in which gestionnaires are shown to a court for one need. Every candidate is in exactly one of the three lists.
/// </summary>
/// <param name="Proposes">best first; all those with a place before all those without</param>
/// <param name="Ecartes">by reason, then name</param>
/// <param name="HorsPlateforme">nearest first</param>
/// <param name="Bareme">what gave this order</param>
public sealed record Classement(
    IReadOnlyList<Proposition> Proposes,
    IReadOnlyList<Ecarte> Ecartes,
    IReadOnlyList<HorsPlateforme> HorsPlateforme,
    Bareme Bareme
)
{
    /// <summary>The version of the bareme, kept with what the court saw.</summary>
    public string BaremeVersion => Bareme.Version;

    /// <summary>How many candidates each reason excludes, hors plateforme included, in the order of <see cref="RaisonExclusion"/>.</summary>
    public IReadOnlyList<(RaisonExclusion Raison, int Nombre)> Exclusions =>
        Ecartes
            .Select(e => e.Raison)
            .Concat(HorsPlateforme.Select(_ => RaisonExclusion.HorsPlateforme))
            .CountBy(r => r)
            .OrderBy(p => p.Key)
            .Select(p => (p.Key, p.Value))
            .ToList();

    /// <summary>
    /// Ranks <paramref name="candidats"/> for <paramref name="besoin"/>. Pure: the same arguments give the same result,
    /// whatever the order of the candidates.
    /// </summary>
    /// <exception cref="ArgumentException">two candidates have the same id, or a candidate two lieux with the same id</exception>
    public static Classement Etablir(
        Besoin besoin,
        IReadOnlyList<CandidatGestionnaire> candidats,
        Bareme bareme
    )
    {
        RefuserDoublons(candidats);
        var notation = new Notation(besoin, bareme);
        var eligibles = new List<Eligible>();
        var ecartes = new List<Ecarte>();
        var horsPlateforme = new List<HorsPlateforme>();
        foreach (var candidat in candidats)
        {
            var verdict = Eligibilite.Juger(besoin, candidat);
            if (verdict.Raison is { } raison)
                ecartes.Add(new(candidat, raison, verdict.Detail));
            else if (!candidat.CompteActif)
                horsPlateforme.Add(AuPlusProche(candidat, verdict.Lieux, notation));
            else
                eligibles.Add(new(candidat, verdict, notation.Evaluer(candidat, verdict.Lieux)));
        }
        eligibles.Sort(ParMerite);
        return new(
            Presenter(besoin, bareme, notation, eligibles),
            Ranger(ecartes, e => (int)e.Raison, e => e.Candidat),
            Ranger(horsPlateforme, h => h.DistanceKm ?? double.MaxValue, h => h.Candidat),
            bareme
        );
    }

    /// <summary>
    /// Those whom <see cref="Etablir"/> proposes, in the same order, with their sites, best first, and nothing of what only a reader
    /// needs: a replay ranks tens of thousands of times.
    /// </summary>
    public static IEnumerable<Retenu> Retenir(
        Besoin besoin,
        IReadOnlyList<CandidatGestionnaire> candidats,
        Bareme bareme
    )
    {
        var notation = new Notation(besoin, bareme);
        var eligibles = new List<Eligible>();
        foreach (var candidat in candidats)
            if (
                candidat.CompteActif
                && Eligibilite.Juger(besoin, candidat) is { Raison: null } verdict
            )
                eligibles.Add(new(candidat, verdict, notation.Evaluer(candidat, verdict.Lieux)));
        eligibles.Sort(ParMerite);
        return eligibles.Select(e => new Retenu(
            e.Candidat,
            e.Lieux,
            notation.CouvreTout(e.Candidat)
        ));
    }

    private sealed record Eligible(
        CandidatGestionnaire Candidat,
        Verdict Verdict,
        List<LieuEvalue> Lieux
    )
    {
        public LieuEvalue Meilleur => Lieux[0];
        public int PlacesLibres => Lieux.Sum(l => Math.Max(0, l.Places));
    }

    private static List<Proposition> Presenter(
        Besoin besoin,
        Bareme bareme,
        Notation notation,
        List<Eligible> eligibles
    )
    {
        var designations = eligibles.Sum(e => e.Candidat.DesignationsTribunal90j);
        var placesLibres = eligibles.Sum(e => e.PlacesLibres);
        var propositions = new List<Proposition>(eligibles.Count);
        foreach (var (index, eligible) in eligibles.Index())
        {
            var candidat = eligible.Candidat;
            var partDesignations = Part(candidat.DesignationsTribunal90j, designations);
            var partPlaces = Part(eligible.PlacesLibres, placesLibres);
            propositions.Add(
                new()
                {
                    Rang = index + 1,
                    Candidat = candidat,
                    Evaluation = eligible.Meilleur,
                    AutresLieux = eligible.Lieux.Skip(1).ToList(),
                    Lignes = notation.Lignes(candidat, eligible.Meilleur),
                    PointsAttention = Vigilance.Points(
                        besoin,
                        bareme,
                        candidat,
                        eligible.Verdict.Habilitations,
                        eligible.Meilleur,
                        partDesignations,
                        partPlaces
                    ),
                    PartDesignations = partDesignations,
                    PartPlaces = partPlaces,
                }
            );
        }
        return propositions;
    }

    private static double? Part(int nombre, int total) =>
        total == 0 ? null : (double)nombre / total;

    /// <summary>
    /// With a place first; then points; then more places (or less over capacity); then longest without a designation by this
    /// court, never being longest; then name; then id.
    /// </summary>
    private static int ParMerite(Eligible a, Eligible b)
    {
        var (x, y) = (a.Meilleur, b.Meilleur);
        var ordre = (y.Places > 0).CompareTo(x.Places > 0);
        if (ordre == 0)
            ordre = y.Total.CompareTo(x.Total);
        if (ordre == 0)
            ordre = y.Places.CompareTo(x.Places);
        if (ordre == 0)
            ordre = Nullable.Compare(
                a.Candidat.DerniereDesignationParTribunal,
                b.Candidat.DerniereDesignationParTribunal
            );
        if (ordre == 0)
            ordre = string.CompareOrdinal(CleDuNom(a.Candidat), CleDuNom(b.Candidat));
        return ordre != 0 ? ordre : a.Candidat.Id.CompareTo(b.Candidat.Id);
    }

    /// <summary>By <paramref name="cle"/>, then name, then id, which makes every order total.</summary>
    private static List<T> Ranger<T>(
        List<T> lignes,
        Func<T, double> cle,
        Func<T, CandidatGestionnaire> candidat
    ) =>
        [
            .. lignes
                .OrderBy(cle)
                .ThenBy(l => CleDuNom(candidat(l)), StringComparer.Ordinal)
                .ThenBy(l => candidat(l).Id),
        ];

    private static string CleDuNom(CandidatGestionnaire candidat) => Texte.Normaliser(candidat.Nom);

    private static HorsPlateforme AuPlusProche(
        CandidatGestionnaire candidat,
        IReadOnlyList<CandidatLieu> lieux,
        Notation notation
    )
    {
        var lieu = lieux
            .OrderBy(l => notation.Distance(l).Km ?? double.MaxValue)
            .ThenBy(l => l.Id)
            .First();
        var (km, approchee) = notation.Distance(lieu);
        return new(candidat, lieu, km, approchee);
    }

    private static void RefuserDoublons(IReadOnlyList<CandidatGestionnaire> candidats)
    {
        var vus = new HashSet<int>(candidats.Count);
        foreach (var candidat in candidats)
        {
            if (!vus.Add(candidat.Id))
                throw new ArgumentException(
                    $"candidate {candidat.Id} appears twice",
                    nameof(candidats)
                );
            if (
                candidat.Lieux.Count > 1
                && candidat.Lieux.DistinctBy(l => l.Id).Count() < candidat.Lieux.Count
            )
                throw new ArgumentException(
                    $"candidate {candidat.Id} has a lieu twice",
                    nameof(candidats)
                );
        }
    }
}

/// <summary>Somebody a ranking proposes.</summary>
/// <param name="Lieux">best first</param>
/// <param name="CouvreTout">meets everything that was asked, or nothing was</param>
public sealed record Retenu(
    CandidatGestionnaire Candidat,
    IReadOnlyList<LieuEvalue> Lieux,
    bool CouvreTout
);
