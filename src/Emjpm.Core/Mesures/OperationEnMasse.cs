using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>What an operation in bulk changes.</summary>
public enum ActeEnMasse
{
    [Valeur("lieu", "changer de lieu d’exercice")]
    Lieu,

    [Valeur("tribunal", "changer de tribunal ou de cabinet")]
    Tribunal,

    [Valeur("confirmer", "confirmer qu’elles sont toujours ouvertes")]
    Confirmer,

    [Valeur("a_cloturer", "signaler qu’elles sont à clôturer")]
    ACloturer,
}

/// <summary>A change made to many mesures at once, which can be undone once.</summary>
public sealed class OperationEnMasse
{
    public int Id { get; init; }
    public int GestionnaireId { get; init; }
    public int AuteurId { get; init; }
    public ActeEnMasse Acte { get; init; }

    /// <summary>What was done, as a sentence: « Lieu d’exercice : antenne de Roubaix ».</summary>
    public required string Description { get; init; }

    /// <summary>Mesures changed.</summary>
    public int Nombre { get; set; }
    public DateTime FaiteLe { get; init; }
    public DateTime? AnnuleeLe { get; set; }
    public int? AnnuleeParId { get; set; }

    /// <summary>Mesures given back their former values by the undo.</summary>
    public int? NombreAnnule { get; set; }

    /// <summary>Concurrency version.</summary>
    public int Version { get; set; }
}

/// <summary>A mesure of an operation in bulk, with what it was before.</summary>
public sealed class LigneOperation
{
    public int OperationId { get; init; }
    public OperationEnMasse? Operation { get; init; }
    public int MesureId { get; init; }
    public Mesure? Mesure { get; init; }

    /// <summary>Version of the mesure the operation gave it: another one means that someone changed it since.</summary>
    public int VersionApres { get; init; }
    public int? LieuAvantId { get; init; }
    public LieuExercice? LieuAvant { get; init; }
    public int? TribunalAvantId { get; init; }
    public Tribunal? TribunalAvant { get; init; }
    public int? CabinetAvantId { get; init; }
    public Cabinet? CabinetAvant { get; init; }
    public DateTime? ConfirmeeAvant { get; init; }
    public DateTime? ACloturerAvant { get; init; }

    /// <summary>Why the undo left it as it is, « modifiée depuis »; null when it did not.</summary>
    public string? Refus { get; set; }

    /// <summary>Whether the undo gave the mesure back what it was.</summary>
    public bool Rendue { get; set; }
}
