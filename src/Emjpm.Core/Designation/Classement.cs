using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>
/// The order in which gestionnaires are shown to a court for one need. Every candidate is in exactly one of the three lists.
/// </summary>
/// <param name="Proposes">best first; all those with a place before all those without</param>
/// <param name="Ecartes">by reason, then name</param>
/// <param name="HorsPlateforme">nearest first</param>
/// <param name="BaremeVersion">the version of the bareme that gave this order</param>
public sealed record Classement(
    IReadOnlyList<Proposition> Proposes,
    IReadOnlyList<Ecarte> Ecartes,
    IReadOnlyList<HorsPlateforme> HorsPlateforme,
    string BaremeVersion
)
{
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
    ) => throw new NotImplementedException();
}
