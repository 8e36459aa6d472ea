using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage;

/// <summary>How wide a territory of the figures is.</summary>
public enum NiveauReleve
{
    [Valeur("france", "France")]
    France,

    [Valeur("region", "région")]
    Region,

    [Valeur("departement", "département")]
    Departement,

    /// <summary>The jurisdiction of a court.</summary>
    [Valeur("ressort", "ressort")]
    Ressort,
}

/// <summary>
/// A day whose figures are kept: the state at the end of that day, in Paris. The row is written in the transaction of the figures, so
/// that a day is there whole or not at all.
/// </summary>
public sealed class JourReleve
{
    public required DateOnly Jour { get; init; }

    /// <summary>When the figures were first counted.</summary>
    public DateTime EtabliLe { get; init; }

    /// <summary>When they were last counted again and differed; null: never.</summary>
    public DateTime? RectifieLe { get; set; }

    /// <summary>What differed that time for the whole country, in French.</summary>
    public string? Rectification { get; set; }

    /// <summary>Changes when the figures do.</summary>
    internal (DateOnly Jour, DateTime EtabliLe, DateTime? RectifieLe) Version =>
        (Jour, EtabliLe, RectifieLe);
}

/// <summary>The counts of a territory at the end of a day.</summary>
public sealed class ReleveTerritoire
{
    /// <summary>Code of the whole country.</summary>
    public const string CodeFrance = "france";

    public required NiveauReleve Niveau { get; init; }

    /// <summary>Code of the region or of the département, handle of the court, or <see cref="CodeFrance"/>.</summary>
    public required string Code { get; init; }
    public required DateOnly Jour { get; init; }

    /// <summary>For a département, the region that added it up that day; null for the others.</summary>
    public string? RegionCode { get; init; }
    public required Decompte Decompte { get; init; }
}

/// <summary>The counts of a site at the end of a day, and where the site then was.</summary>
public sealed class ReleveLieu
{
    public required DateOnly Jour { get; init; }
    public required string DepartementCode { get; init; }
    public required int LieuId { get; init; }
    public required int GestionnaireId { get; init; }

    /// <summary>Whether the gestionnaire was entitled somewhere on the day: only then is the site in the figures.</summary>
    public required bool Habilite { get; init; }
    public required Decompte Decompte { get; init; }

    /// <summary>What the site brings to the figures of its territory.</summary>
    public Decompte Apport => Habilite ? Decompte : Decompte.HorsHabilitation();
}

/// <summary>
/// The capacities of a site from a day on: written by the job of the night when they changed, for the site itself keeps only the
/// present ones.
/// </summary>
public sealed class ReleveCapacite
{
    public int Id { get; init; }
    public required int LieuId { get; init; }
    public required DateOnly Du { get; init; }

    /// <inheritdoc cref="Gestionnaires.LieuExercice.CapaciteAutorisee"/>
    public int? Autorisee { get; init; }

    /// <inheritdoc cref="Gestionnaires.LieuExercice.CapaciteSouhaitee"/>
    public int? Souhaitee { get; init; }

    /// <inheritdoc cref="Gestionnaires.LieuExercice.DeclareLe"/>
    public DateTime? DeclareLe { get; init; }
}
