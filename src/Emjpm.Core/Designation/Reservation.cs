using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>State of a reservation.</summary>
public enum EtatReservation
{
    /// <summary>The gestionnaire has not answered; the place is held.</summary>
    [Valeur("en_attente", "en attente de réponse")]
    EnAttente,

    /// <summary>« Je peux prendre cette mesure »; the place is held until the mesure is opened.</summary>
    [Valeur("confirmee", "confirmée")]
    Confirmee,

    /// <summary>The mesure was opened after the court's notification.</summary>
    [Valeur("ouverte", "mesure ouverte")]
    Ouverte,

    /// <summary>« Je ne peux pas »; the place is free again.</summary>
    [Valeur("declinee", "refusée")]
    Declinee,

    /// <summary>Cancelled by the court, or ended by an act of the registry; the place is free again.</summary>
    [Valeur("annulee", "annulée")]
    Annulee,

    /// <summary>No answer in time; the place is free again. The court may extend it back to life.</summary>
    [Valeur("expiree", "expirée")]
    Expiree,
}

/// <summary>Why a gestionnaire cannot take a mesure.</summary>
public enum MotifRefus
{
    [Valeur("capacite", "plus de place disponible")]
    Capacite,

    [Valeur("absence", "absence ou activité réduite")]
    Absence,

    [Valeur("distance", "lieu de vie trop éloigné")]
    Distance,

    [Valeur("competence", "situation hors de mes compétences")]
    Competence,

    [Valeur("conflit_interets", "conflit d’intérêts")]
    ConflitInterets,

    [Valeur("autre", "autre motif")]
    Autre,
}

/// <summary>Why a court cancels a reservation.</summary>
public enum MotifAnnulation
{
    [Valeur("autre_mandataire", "un autre mandataire est désigné")]
    AutreMandataire,

    [Valeur("famille", "la famille exerce la mesure")]
    Famille,

    [Valeur("pas_de_mesure", "pas de mesure prononcée")]
    PasDeMesure,

    [Valeur("deces", "décès de la personne")]
    Deces,

    [Valeur("erreur", "réservation faite par erreur")]
    Erreur,

    [Valeur("autre", "autre motif")]
    Autre,

    /// <summary>Never chosen by a court: an act of the registry ends the reservation.</summary>
    [Valeur("habilitation", "le mandataire n’est plus habilité")]
    HabilitationTerminee,
}

/// <summary>Why a court chooses outside the first five, over capacity, or someone whose activity is interrupted.</summary>
public enum MotifDerogation
{
    [Valeur("connait_la_personne", "le mandataire connaît déjà la personne ou sa famille")]
    ConnaitLaPersonne,

    [Valeur("continuite", "continuité avec une mesure précédente")]
    Continuite,

    [Valeur("souhait_personne", "souhait de la personne")]
    SouhaitPersonne,

    [Valeur("accord_mandataire", "accord préalable du mandataire")]
    AccordMandataire,

    [Valeur("competence_particuliere", "compétence particulière nécessaire")]
    CompetenceParticuliere,

    [Valeur("repartition", "répartition entre les mandataires")]
    Repartition,

    [Valeur("aucun_autre", "aucun autre mandataire disponible")]
    AucunAutre,

    [Valeur("autre", "autre motif")]
    Autre,
}

/// <summary>Why the RG is not known yet.</summary>
public enum MotifSansRg
{
    [Valeur("non_attribue", "numéro pas encore attribué")]
    NonAttribue,

    [Valeur("urgence", "urgence")]
    Urgence,

    [Valeur("autre_tribunal", "dossier venant d’un autre tribunal")]
    AutreTribunal,
}

/// <summary>How a reservation is tied to the first one of the same person.</summary>
public enum TypeLien
{
    [Valeur("co_designation", "co-désignation")]
    CoDesignation,

    [Valeur("subroge", "subrogé")]
    Subroge,
}

/// <summary>
/// A place held by a court with a gestionnaire for a person to protect. Its own entity, apart from the mesure:
/// it has no legal value, the notified decision has. Ended by dated events, never erased.
/// </summary>
public sealed partial class Reservation
{
    /// <summary>Days without an answer after which a reservation expires, unless the operator or the court set another delay.</summary>
    public const int DelaiExpirationJours = 30;

    /// <summary>Rank in the search up to which a choice needs no reason.</summary>
    public const int PremiersRangs = 5;

    public int Id { get; init; }

    /// <summary>Token of the form that created it: the same form sent twice makes one reservation.</summary>
    public Guid JetonFormulaire { get; init; }

    public int TribunalId { get; init; }
    public Tribunal? Tribunal { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }

    /// <summary>Who follows it in the place of its author, who left or has another account; null: the author.</summary>
    public int? SuiviParId { get; set; }
    public Utilisateur? SuiviPar { get; set; }

    /// <summary>Cabinet of the court the mesure belongs to, and for which a greffier acts.</summary>
    public int? CabinetId { get; init; }
    public Cabinet? Cabinet { get; init; }

    /// <summary>The search it came from; not a foreign key, searches are purged.</summary>
    public int? RechercheId { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }

    /// <summary>Site the court asked for.</summary>
    public int LieuDemandeId { get; init; }
    public LieuExercice? LieuDemande { get; init; }

    /// <summary>Site that holds the place now: the one asked for, until the gestionnaire confirms with another.</summary>
    public int LieuId { get; set; }
    public LieuExercice? Lieu { get; set; }

    /// <summary>Normalised RG; null when unknown, and then <see cref="MotifSansRg"/> is set.</summary>
    public string? NumeroRg { get; init; }
    public MotifSansRg? MotifSansRg { get; init; }
    public bool Urgent { get; init; }
    public DateOnly? DateJugement { get; init; }
    public NatureMesure Nature { get; init; }
    public ChampMesure? Champ { get; init; }
    public Civilite Civilite { get; init; }
    public int AnneeNaissance { get; init; }
    public LieuVie? LieuVie { get; init; }
    public string? CommuneCode { get; init; }
    public Commune? Commune { get; init; }

    /// <summary>Needs asked for; emptied once the reservation is ended for 30 days, for they may reveal health.</summary>
    public IReadOnlyList<Accompagnement> Accompagnements { get; set; } = [];

    /// <inheritdoc cref="Accompagnements"/>
    public IReadOnlyList<Langue> Langues { get; set; } = [];

    /// <summary>Free message to the gestionnaire; emptied with the needs.</summary>
    public string? Message { get; set; }

    /// <summary>True when taken without a free place, knowingly.</summary>
    public bool SurCapacite { get; set; }
    public MotifDerogation? MotifDerogation { get; init; }
    public string? TexteDerogation { get; init; }

    /// <summary>Rank seen by the court in its search; null when chosen from the directory.</summary>
    public int? RangVu { get; init; }

    /// <summary>Points and lines seen, as JSON; emptied with the needs.</summary>
    public string? RaisonsVues { get; set; }
    public string? BaremeVersion { get; init; }

    /// <summary>The first reservation of the same person, for a co-designation or a subrogé.</summary>
    public int? LieeAId { get; init; }
    public Reservation? LieeA { get; init; }
    public TypeLien? TypeLien { get; init; }

    /// <summary>Closed mesure of the same RG with this gestionnaire, to reopen rather than create.</summary>
    public int? MesureARouvrirId { get; init; }

    public EtatReservation Etat { get; set; }
    public DateTime CreeeLe { get; init; }

    /// <summary>When it expires without an answer.</summary>
    public DateTime ExpireLe { get; set; }

    /// <summary>Reminders already sent (0, 1, 2), and 3 once the expiry was announced.</summary>
    public int Rappels { get; set; }

    public DateTime? RepondueLe { get; set; }
    public int? ReponduParId { get; set; }
    public Utilisateur? ReponduPar { get; set; }
    public MotifRefus? MotifRefus { get; set; }
    public string? TexteRefus { get; set; }

    public DateTime? AnnuleeLe { get; set; }
    public int? AnnuleeParId { get; set; }
    public Utilisateur? AnnuleePar { get; set; }
    public MotifAnnulation? MotifAnnulation { get; set; }
    public string? TexteAnnulation { get; set; }

    public DateTime? ExpireeLe { get; set; }
    public DateTime? OuverteLe { get; set; }
    public int? OuverteParId { get; set; }
    public Utilisateur? OuvertePar { get; set; }

    /// <summary>The mesure it became.</summary>
    public int? MesureId { get; set; }
    public Mesure? Mesure { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }

    /// <summary>Whether a place is held: waiting for an answer, or confirmed and not yet opened.</summary>
    public bool TientUnePlace => Etat is EtatReservation.EnAttente or EtatReservation.Confirmee;
}
