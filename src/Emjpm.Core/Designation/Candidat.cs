using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>A dated entitlement, as the ranking needs it. All bounds are civil dates, both included.</summary>
public sealed record HabilitationCandidat
{
    /// <summary>INSEE code of the département of the entitlement.</summary>
    public required string DepartementCode { get; init; }

    /// <summary>FINESS number of the établissement, for a préposé.</summary>
    public string? EtablissementFiness { get; init; }

    /// <summary>INSEE code of the commune of that établissement.</summary>
    public string? EtablissementCommuneCode { get; init; }

    /// <summary>Natures it permits; empty means all.</summary>
    public IReadOnlyCollection<NatureMesure> NaturesPermises { get; init; } = [];

    public required DateOnly Du { get; init; }

    /// <summary>Last day; null when open-ended.</summary>
    public DateOnly? Au { get; init; }

    public DateOnly? SuspendueDu { get; init; }

    /// <summary>Last day of the suspension; null while its end is unknown.</summary>
    public DateOnly? SuspendueAu { get; init; }

    /// <summary>First day without the entitlement, when it was withdrawn.</summary>
    public DateOnly? RetireeLe { get; init; }

    /// <summary>In force on <paramref name="date"/>, suspension set aside: begun, not ended, not withdrawn.</summary>
    public bool EnVigueur(DateOnly date) =>
        Du <= date && (Au is null || date <= Au) && (RetireeLe is null || date < RetireeLe);

    /// <summary>Suspended on <paramref name="date"/>.</summary>
    public bool Suspendue(DateOnly date) =>
        SuspendueDu <= date && (SuspendueAu is null || date <= SuspendueAu);

    /// <summary>In force and not suspended on <paramref name="date"/>.</summary>
    public bool Active(DateOnly date) => EnVigueur(date) && !Suspendue(date);

    /// <summary>Permits <paramref name="nature"/>; a need without nature is always permitted.</summary>
    public bool Permet(NatureMesure? nature) =>
        nature is not { } n || NaturesPermises.Count == 0 || NaturesPermises.Contains(n);
}

/// <summary>A dated absence (reduced activity is not one: it shows in the capacity).</summary>
/// <param name="Du">first day</param>
/// <param name="Au">last day, included; null while unknown</param>
/// <param name="LieuId">the only lieu concerned; null for the whole gestionnaire</param>
/// <param name="Motif">reason as shown to the court</param>
/// <param name="EstSuspension">true when the activity is interrupted, false for an absence</param>
public sealed record IndisponibiliteCandidat(
    DateOnly Du,
    DateOnly? Au,
    int? LieuId,
    string Motif,
    bool EstSuspension
)
{
    /// <summary>Covers <paramref name="date"/>.</summary>
    public bool Couvre(DateOnly date) => Du <= date && (Au is null || date <= Au);
}

/// <summary>A lieu d'exercice of a candidate.</summary>
public sealed record CandidatLieu
{
    public required int Id { get; init; }
    public required string Nom { get; init; }

    /// <summary>INSEE code of the commune of the lieu.</summary>
    public required string CommuneCode { get; init; }
    public required string CommuneNom { get; init; }

    /// <summary>Null when not geocoded.</summary>
    public Position? Position { get; init; }

    /// <summary>Effective capacity, from <see cref="Disponibilite.Capacite"/>; null when never declared.</summary>
    public int? Capacite { get; init; }

    /// <summary>Mesures open at this lieu.</summary>
    public int EnCours { get; init; }

    /// <summary>Reservations waiting at this lieu.</summary>
    public int EnAttente { get; init; }

    /// <summary>UTC instant when the gestionnaire last declared its figures; null when never. An act of a court does not count.</summary>
    public DateTime? DeclareLe { get; init; }

    /// <summary>How they were declared, as shown to the court (« saisie », « fichier », « logiciel »).</summary>
    public string? DeclareCanal { get; init; }

    /// <summary>FINESS number of the établissement, for a préposé.</summary>
    public string? EtablissementFiness { get; init; }

    /// <summary>INSEE codes of the communes of the declared zone.</summary>
    public IReadOnlyCollection<string> ZoneCommunes { get; init; } = [];

    /// <summary>SIREN of the intercommunalities of the declared zone.</summary>
    public IReadOnlyCollection<string> ZoneEpcis { get; init; } = [];

    /// <summary>Radius of the declared zone around the lieu, in km.</summary>
    public double? ZoneRayonKm { get; init; }

    /// <summary>Places while not interrupted, negative when over capacity: <see cref="Disponibilite.Places"/>.</summary>
    public int Places => Disponibilite.Places(Capacite, EnCours, EnAttente, interrompu: false);
}

/// <summary>A gestionnaire as known at the instant of the ranking.</summary>
public sealed record CandidatGestionnaire
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required TypeGestionnaire Type { get; init; }

    /// <summary>Civil title of a person, for the agreement of words; null for a service.</summary>
    public Civilite? Civilite { get; init; }
    public string? Email { get; init; }
    public string? Telephone { get; init; }
    public IReadOnlyList<HabilitationCandidat> Habilitations { get; init; } = [];
    public IReadOnlyList<IndisponibiliteCandidat> Indisponibilites { get; init; } = [];

    /// <summary>At least one account of this gestionnaire can sign in and receive a reservation.</summary>
    public bool CompteActif { get; init; }

    /// <summary>Courts the gestionnaire wishes to work for.</summary>
    public IReadOnlyCollection<int> TribunauxSouhaites { get; init; } = [];

    /// <summary>Kinds of accompaniment declared.</summary>
    public IReadOnlyCollection<Accompagnement> Accompagnements { get; init; } = [];

    /// <summary>Languages declared.</summary>
    public IReadOnlyCollection<Langue> Langues { get; init; } = [];

    /// <summary>Natures the gestionnaire says it takes; empty means all. A wish: shown, never an exclusion.</summary>
    public IReadOnlyCollection<NatureMesure> NaturesAcceptees { get; init; } = [];

    /// <summary>Longest travel declared, in km.</summary>
    public double? DeplacementMaxKm { get; init; }

    public Experience Experience { get; init; } = Experience.Vide;

    /// <summary>Reservations answered so far, to any court.</summary>
    public int ReponsesNombre { get; init; }

    /// <summary>Hours between reservation and answer, summed over <see cref="ReponsesNombre"/>.</summary>
    public double ReponsesHeuresTotal { get; init; }

    /// <summary>Reservations still without an answer, from any court.</summary>
    public int EnAttenteReponse { get; init; }

    public IReadOnlyList<CandidatLieu> Lieux { get; init; } = [];

    /// <summary>UTC instant of the last designation by the court that searches; null when never.</summary>
    public DateTime? DerniereDesignationParTribunal { get; init; }

    /// <summary>Designations by the court that searches over the 90 days before the ranking.</summary>
    public int DesignationsTribunal90j { get; init; }
}
