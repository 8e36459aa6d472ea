using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Campagnes;

/// <summary>Whom a campaign writes to: a rule read when it leaves, not a list.</summary>
public enum AudienceCampagne
{
    [Valeur("jamais_venu", "comptes ouverts depuis plus de 7 jours et jamais utilisés")]
    JamaisVenu,

    [Valeur("inactif", "comptes sans visite depuis plus de 30 jours")]
    Inactif,

    [Valeur("capacite_absente", "mandataires dont un lieu n’a ni capacité ni position")]
    CapaciteAbsente,

    [Valeur("declaration_ancienne", "mandataires dont un lieu n’a rien déclaré depuis 30 jours")]
    DeclarationAncienne,

    [Valeur(
        "reservation_sans_reponse",
        "mandataires qui n’ont pas répondu à une réservation depuis 5 jours"
    )]
    ReservationSansReponse,
}

/// <summary>Where a campaign stands.</summary>
public enum EtatCampagne
{
    [Valeur("programmee", "programmée")]
    Programmee,

    [Valeur("envoyee", "envoyée")]
    Envoyee,

    [Valeur("annulee", "annulée")]
    Annulee,
}

/// <summary>A reminder sent once to those whom a rule designates on the day it leaves.</summary>
public sealed class Campagne
{
    /// <summary>Days during which nobody gets a second reminder, whatever the campaign.</summary>
    public const int JoursEntreRappels = 15;

    /// <summary>Longest text of the mail.</summary>
    public const int TexteMax = 1_500;

    public int Id { get; init; }
    public required string Nom { get; init; }
    public AudienceCampagne Audience { get; init; }

    /// <summary>Limits the audience to a département; null for the whole country.</summary>
    public string? DepartementCode { get; init; }
    public Departement? Departement { get; init; }
    public required string Sujet { get; init; }
    public required string Texte { get; init; }

    /// <summary>Leaves from this instant on, UTC.</summary>
    public DateTime PrevueLe { get; init; }
    public EtatCampagne Etat { get; set; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public DateTime CreeeLe { get; init; }
    public DateTime? EnvoyeeLe { get; set; }

    /// <summary>Of the audience, those left alone because reminded a short time before.</summary>
    public int DejaRappeles { get; set; }
}

/// <summary>A reminder written to somebody.</summary>
public sealed class EnvoiCampagne
{
    public int Id { get; init; }
    public int CampagneId { get; init; }
    public int UtilisateurId { get; init; }
    public DateTime EnvoyeLe { get; init; }

    /// <summary>Drawn at random: who holds it may stop the reminders of this account, and nothing else.</summary>
    public Guid Jeton { get; init; }
}

/// <summary>Why somebody stopped coming.</summary>
public enum RaisonInactivite
{
    [Valeur("pas_besoin", "je n’en ai pas eu besoin")]
    PasBesoin,

    [Valeur("autre_outil", "j’utilise un autre outil")]
    AutreOutil,

    [Valeur("acces", "je n’arrivais plus à me connecter")]
    Acces,

    [Valeur("temps", "je n’ai pas eu le temps")]
    Temps,

    [Valeur("difficile", "je l’ai trouvé difficile à utiliser")]
    Difficile,

    [Valeur("fonctions", "mes fonctions ont changé")]
    Fonctions,

    [Valeur("autre", "autre raison")]
    Autre,
}

/// <summary>The answer to the one question asked of somebody who comes back.</summary>
public sealed class ReponseInactivite
{
    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public Utilisateur? Utilisateur { get; init; }
    public RaisonInactivite Raison { get; init; }
    public DateTime RepondueLe { get; init; }
}
