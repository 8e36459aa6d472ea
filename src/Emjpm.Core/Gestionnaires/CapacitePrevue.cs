namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// A change of the wished capacity of a site, declared in advance: ramp-up or wind-down. Judges see it; a job applies it on its
/// day.
/// </summary>
public sealed class CapacitePrevue
{
    public int Id { get; init; }
    public int LieuExerciceId { get; init; }
    public LieuExercice? LieuExercice { get; init; }

    /// <summary>First day of the new capacity.</summary>
    public DateOnly Du { get; init; }

    /// <summary>Number of mesures wished from that day on.</summary>
    public int CapaciteSouhaitee { get; init; }
    public DateTime PrevueLe { get; init; }

    /// <summary>Who declared it, as shown.</summary>
    public required string PrevuePar { get; init; }

    /// <summary>When it was applied; null before.</summary>
    public DateTime? AppliqueeLe { get; set; }

    /// <summary>When it was given up; null otherwise.</summary>
    public DateTime? AnnuleeLe { get; set; }
}
