using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>
/// What a court sends to reserve a place. Names of properties are those under which a refusal is shown.
/// </summary>
public sealed record DemandeReservation
{
    /// <summary>Identifies the form as it was served: the same form sent twice makes one reservation.</summary>
    public required Guid JetonFormulaire { get; init; }

    /// <summary>The search it comes from; null from the directory.</summary>
    public int? RechercheId { get; init; }
    public required int GestionnaireId { get; init; }
    public required int LieuExerciceId { get; init; }

    /// <summary>RG as typed; empty when unknown, and then <see cref="MotifSansRg"/> says why.</summary>
    public string? NumeroRg { get; init; }
    public MotifSansRg? MotifSansRg { get; init; }

    /// <summary>Cabinet of the court; required from a greffier when the court has cabinets.</summary>
    public int? CabinetId { get; init; }
    public bool Urgent { get; init; }

    /// <summary>Expected date of the judgment; past dates are accepted.</summary>
    public DateOnly? DateJugement { get; init; }
    public required NatureMesure Nature { get; init; }
    public ChampMesure? Champ { get; init; }
    public required Civilite Civilite { get; init; }
    public required int AnneeNaissance { get; init; }
    public LieuVie? LieuVie { get; init; }

    /// <summary>Commune of living; without it the entitlement is judged on the département of the court.</summary>
    public string? CommuneCode { get; init; }
    public IReadOnlyList<Accompagnement> Accompagnements { get; init; } = [];
    public IReadOnlyList<Langue> Langues { get; init; } = [];
    public string? Message { get; init; }

    /// <summary>Why this choice, when it is outside the first five, over capacity or of someone whose activity is interrupted.</summary>
    public MotifDerogation? MotifDerogation { get; init; }

    /// <summary>Required with « autre motif ».</summary>
    public string? TexteDerogation { get; init; }
    public int? RangVu { get; init; }

    /// <summary>Points and lines seen, as JSON.</summary>
    public string? RaisonsVues { get; init; }
    public string? BaremeVersion { get; init; }

    /// <summary>First reservation of the same person, of the same court.</summary>
    public int? LieeAId { get; init; }
    public TypeLien? TypeLien { get; init; }

    /// <summary>The court knows that another gestionnaire has the same RG, and designates both.</summary>
    public bool ConfirmerAutreGestionnaire { get; init; }

    /// <summary>The court knows that there is no free place, or that the activity is interrupted, and gives its reason.</summary>
    public bool ConfirmerSansPlace { get; init; }
}
