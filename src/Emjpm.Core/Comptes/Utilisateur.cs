using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Core.Comptes;

/// <summary>The space an account works in. What it may do inside comes from its dated rights, never from the role alone.</summary>
public enum Role
{
    [Valeur("juge", "juge")]
    Juge,

    [Valeur("greffier", "greffier")]
    Greffier,

    [Valeur("gestionnaire", "mandataire")]
    Gestionnaire,

    [Valeur("direction", "agent de la cohésion sociale")]
    Direction,

    [Valeur("administration", "administrateur")]
    Administration,
}

/// <summary>A login. It is not a gestionnaire nor a court: it has rights on them.</summary>
public sealed class Utilisateur : IdentityUser<int>
{
    public required string Nom { get; set; }
    public required string Prenom { get; set; }
    public Role Role { get; set; }

    /// <summary>False before approval and after deactivation: such an account reads nothing.</summary>
    public bool Actif { get; set; }

    /// <summary>When an administrator blocked it; null when nobody did.</summary>
    public DateTime? BloqueLe { get; set; }
    public MotifBlocage? MotifBlocage { get; set; }

    /// <summary>When it was opened; null for those older than this fact.</summary>
    public DateTime? CreeLe { get; init; }

    /// <summary>First and last sign-in; null before the first.</summary>
    public DateTime? PremiereVenueLe { get; set; }

    /// <inheritdoc cref="PremiereVenueLe"/>
    public DateTime? VenuLe { get; set; }

    /// <summary>The administrator who follows this person's use of the service; null: nobody in particular.</summary>
    public int? SuiviParId { get; set; }

    /// <summary>When the person asked to get no reminder any more; null when it did not.</summary>
    public DateTime? RappelsRefusesLe { get; set; }

    /// <summary>When the person asked not to be asked any more how an act went; null when it did not.</summary>
    public DateTime? AvisRefusesLe { get; set; }

    /// <summary>The account of the same person that took over this one, which never opens again; null when none did.</summary>
    public int? ReuniAId { get; set; }

    /// <summary>First name then name, as shown.</summary>
    public string NomComplet => $"{Prenom} {Nom}";

    /// <summary>Normalised text over which accounts are searched; computed, so that nobody can forget it.</summary>
    public string TexteRecherche
    {
        get => Texte.Normaliser($"{Prenom} {Nom} {Email}");
        private set { }
    }
}

/// <summary>Dated right of an account on a gestionnaire.</summary>
public sealed class DroitGestionnaire
{
    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public Utilisateur? Utilisateur { get; init; }
    public int GestionnaireId { get; init; }
    public Gestionnaire? Gestionnaire { get; init; }
    public DateOnly Du { get; init; }

    /// <summary>Last day of the right; null while it lasts.</summary>
    public DateOnly? Au { get; set; }

    /// <summary>Whether this account manages the members, the sites and the profile of the gestionnaire.</summary>
    public bool Administre { get; set; }

    /// <summary>Whether this account changes mesures; otherwise it reads.</summary>
    public bool Ecrit { get; set; }

    /// <summary>Whether this account answers reservations.</summary>
    public bool Repond { get; set; }

    /// <summary>Sites to which the right is limited; empty means all.</summary>
    public IReadOnlyList<int> LieuxIds { get; set; } = [];

    /// <summary>Whether this account is one of the recipients of reservation mails.</summary>
    public bool RecoitReservations { get; set; }
}
