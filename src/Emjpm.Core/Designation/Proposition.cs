using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>Where a value of the ranking comes from.</summary>
public enum SourceDonnee
{
    [Valeur("declare", "déclaré par le mandataire")]
    Declare,

    [Valeur("calcule", "calculé par e-MJPM")]
    Calcule,

    [Valeur("declare_calcule", "déclaré par le mandataire et calculé par e-MJPM")]
    DeclareEtCalcule,

    [Valeur("registre", "registre des habilitations")]
    Registre,
}

/// <summary>Why a candidate is not proposed. One reason each: the first that applies, in this order.</summary>
public enum RaisonExclusion
{
    [Valeur("non_habilite", "non habilité pour ce département à cette date")]
    NonHabilite,

    [Valeur("habilitation_suspendue", "habilitation suspendue à cette date")]
    HabilitationSuspendue,

    [Valeur("prepose_hors_etablissement", "préposé, la personne ne vivant pas en établissement")]
    PreposeHorsEtablissement,

    [Valeur("prepose_autre_etablissement", "préposé d’un autre établissement")]
    PreposeAutreEtablissement,

    [Valeur("nature_non_permise", "nature de mesure non permise")]
    NatureNonPermise,

    [Valeur("autre_type", "autre type de mandataire que celui souhaité")]
    AutreType,

    [Valeur("deja_sollicite", "déjà sollicité pour cette personne")]
    DejaSollicite,

    [Valeur("activite_interrompue", "activité interrompue")]
    ActiviteInterrompue,

    [Valeur("absent", "absent")]
    Absent,

    [Valeur("aucun_lieu", "aucun lieu d’exercice connu")]
    AucunLieu,

    [Valeur("hors_plateforme", "hors plateforme")]
    HorsPlateforme,
}

/// <summary>Something the court should know before choosing. Shown, never in the points.</summary>
public enum TypePointAttention
{
    [Valeur("surcapacite", "au-delà de la capacité")]
    Surcapacite,

    [Valeur("capacite_inconnue", "capacité inconnue")]
    CapaciteInconnue,

    [Valeur("reponses_en_attente", "réponses en attente")]
    ReponsesEnAttente,

    [Valeur("part_designations", "part des désignations du tribunal")]
    PartDesignations,

    [Valeur("chiffres_anciens", "chiffres anciens")]
    ChiffresAnciens,

    [Valeur("nature_non_souhaitee", "nature non souhaitée")]
    NatureNonSouhaitee,

    [Valeur("premiere_mesure", "première mesure de cette nature")]
    PremiereMesure,

    [Valeur("deplacement", "au-delà du déplacement déclaré")]
    Deplacement,

    [Valeur("position_approchee", "position approchée")]
    PositionApprochee,

    [Valeur("absence_prochaine", "absence prochaine")]
    AbsenceProchaine,

    [Valeur("fin_habilitation", "fin d’habilitation prochaine")]
    FinHabilitation,
}

/// <param name="Phrase">the point in one French sentence without final stop</param>
public sealed record PointAttention(TypePointAttention Type, string Phrase);

/// <summary>One graded line of a proposition.</summary>
/// <param name="Points">exact, between 0 and <paramref name="Maximum"/>; show it rounded to the nearest whole</param>
/// <param name="Maximum">points this line can give in this ranking: its weight, scaled when the adequacy line is out</param>
/// <param name="Valeur">what was found, in French (« 9 km », « 4 places sur 42 »)</param>
/// <param name="Approchee">the value rests on an approximate or missing position</param>
public sealed record LigneAdequation(
    Critere Critere,
    double Points,
    double Maximum,
    string Valeur,
    SourceDonnee Source,
    bool Approchee
);

/// <summary>An eligible lieu of a candidate, with its own total.</summary>
/// <param name="DistanceKm">km from where the person lives; null when either position is unknown</param>
/// <param name="DistanceApprochee">either end of the distance is approximate</param>
/// <param name="Places">negative when over capacity</param>
/// <param name="Total">points out of 100 this lieu would have</param>
public sealed record LieuEvalue(
    CandidatLieu Lieu,
    double? DistanceKm,
    bool DistanceApprochee,
    int Places,
    double Total
);

/// <summary>A gestionnaire proposed, at its best eligible lieu.</summary>
public sealed record Proposition
{
    /// <summary>From 1.</summary>
    public required int Rang { get; init; }
    public required CandidatGestionnaire Candidat { get; init; }

    /// <summary>The lieu proposed, with its distance and places.</summary>
    public required LieuEvalue Evaluation { get; init; }

    /// <summary>The other eligible lieux, best first.</summary>
    public required IReadOnlyList<LieuEvalue> AutresLieux { get; init; }

    /// <summary>In order of <see cref="Critere"/>; without the adequacy line when nothing was asked.</summary>
    public required IReadOnlyList<LigneAdequation> Lignes { get; init; }
    public required IReadOnlyList<PointAttention> PointsAttention { get; init; }

    /// <summary>
    /// Share (0 to 1) of the court's designations of the last 90 days that went to this gestionnaire, among the
    /// gestionnaires proposed; null when none of them was designated.
    /// </summary>
    public required double? PartDesignations { get; init; }

    /// <summary>Share (0 to 1) of the free places held by this gestionnaire, among the gestionnaires proposed; null when there is none.</summary>
    public required double? PartPlaces { get; init; }

    public CandidatLieu Lieu => Evaluation.Lieu;
    public double? DistanceKm => Evaluation.DistanceKm;

    /// <summary>Places of <see cref="Lieu"/>, negative when over capacity.</summary>
    public int Places => Evaluation.Places;

    /// <summary>The lieu proposed has at least one free place.</summary>
    public bool AvecPlace => Places > 0;

    /// <summary>
    /// Points out of 100, sum of the lines, to a millionth: the order uses it, so that the last bits of a floating-point
    /// sum never decide between two people.
    /// </summary>
    public double Total => Evaluation.Total;

    /// <summary>The total as shown: nearest whole, halves up.</summary>
    public int TotalAffiche => (int)Math.Round(Total, MidpointRounding.AwayFromZero);
}

/// <param name="Detail">what in the facts excludes, in French (« habilitation retirée le 3 mars 2026 »); never empty</param>
public sealed record Ecarte(CandidatGestionnaire Candidat, RaisonExclusion Raison, string Detail);

/// <summary>Entitled and available, but without an active account: to be reached by mail or telephone.</summary>
/// <param name="Lieu">the nearest eligible lieu</param>
/// <param name="DistanceKm">to <paramref name="Lieu"/>; null when unknown</param>
public sealed record HorsPlateforme(
    CandidatGestionnaire Candidat,
    CandidatLieu Lieu,
    double? DistanceKm,
    bool DistanceApprochee
);
