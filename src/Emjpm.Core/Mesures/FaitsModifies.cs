using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>The facts of a mesure as the form gives them back. Names of properties are those under which a refusal is shown.</summary>
public sealed record FaitsModifies
{
    /// <summary>RG as typed; empty only when the mesure has none.</summary>
    public string? NumeroRg { get; init; }
    public string? NumeroDossier { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public DateOnly? DatePremiereProtection { get; init; }
    public required DateOnly DateNomination { get; init; }
    public DateOnly? DateProtectionEnCours { get; init; }

    /// <summary>Term set by the court; null: the legal one.</summary>
    public DateOnly? Echeance { get; init; }
    public int? TribunalId { get; init; }

    /// <summary>Name of a cabinet of the court.</summary>
    public string? Cabinet { get; init; }
    public int? LieuExerciceId { get; init; }

    /// <summary>Why what was recorded was wrong; asked when an identity or a date is replaced.</summary>
    public string? Raison { get; init; }

    /// <summary>Version of the mesure that was shown.</summary>
    public required int Version { get; init; }
}
