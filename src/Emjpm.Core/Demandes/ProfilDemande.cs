using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Demandes;

/// <summary>What somebody who asks for an account says to be.</summary>
public enum ProfilDemande
{
    [Valeur("juge", "juge des contentieux de la protection")]
    Juge,

    [Valeur("greffier", "greffier ou greffière")]
    Greffier,

    [Valeur("individuel", "mandataire individuel")]
    Individuel,

    [Valeur("prepose", "préposé d’établissement")]
    Prepose,

    [Valeur("service", "membre d’un service mandataire")]
    Service,

    [Valeur("dpfi", "délégué aux prestations familiales")]
    DpfIndividuel,

    [Valeur("sdpf", "membre d’un service délégué aux prestations familiales")]
    DpfService,

    [Valeur("agent_departemental", "agent d’une direction départementale")]
    AgentDepartemental,

    [Valeur("agent_regional", "agent d’une direction régionale")]
    AgentRegional,

    [Valeur("agent_national", "agent de l’administration centrale")]
    AgentNational,
}

/// <summary>What an account opened for a profile will be.</summary>
public static class ProfilDemandeExtensions
{
    /// <summary>Profiles of the professionals that the registry lists.</summary>
    public static readonly IReadOnlyList<ProfilDemande> Professionnels =
    [
        .. Enum.GetValues<ProfilDemande>().Where(p => p.Role() == Comptes.Role.Gestionnaire),
    ];

    /// <summary>The space of the account.</summary>
    public static Role Role(this ProfilDemande profil) =>
        profil switch
        {
            ProfilDemande.Juge => Comptes.Role.Juge,
            ProfilDemande.Greffier => Comptes.Role.Greffier,
            ProfilDemande.AgentDepartemental
            or ProfilDemande.AgentRegional
            or ProfilDemande.AgentNational => Comptes.Role.Direction,
            _ => Comptes.Role.Gestionnaire,
        };

    /// <summary>Whether the account works for a court.</summary>
    public static bool EstJuridiction(this ProfilDemande profil) =>
        profil is ProfilDemande.Juge or ProfilDemande.Greffier;

    /// <summary>The kind of entry of the registry; null for the others.</summary>
    public static TypeGestionnaire? Type(this ProfilDemande profil) =>
        profil switch
        {
            ProfilDemande.Individuel => TypeGestionnaire.Individuel,
            ProfilDemande.Prepose => TypeGestionnaire.Prepose,
            ProfilDemande.Service => TypeGestionnaire.Service,
            ProfilDemande.DpfIndividuel => TypeGestionnaire.DpfIndividuel,
            ProfilDemande.DpfService => TypeGestionnaire.DpfService,
            _ => null,
        };

    /// <summary>Whether the account is one of the members of an organisation of the registry.</summary>
    public static bool EstMembreDeService(this ProfilDemande profil) =>
        profil.Type() is { } type && !type.EstUnePersonne();

    /// <summary>How wide the territory of an agent is; null for the others.</summary>
    public static NiveauTerritoire? Niveau(this ProfilDemande profil) =>
        profil switch
        {
            ProfilDemande.AgentDepartemental => NiveauTerritoire.Departement,
            ProfilDemande.AgentRegional => NiveauTerritoire.Region,
            ProfilDemande.AgentNational => NiveauTerritoire.National,
            _ => null,
        };

    /// <summary>What a member of a court does there.</summary>
    public static FonctionTribunal Fonction(this Role role) =>
        role == Comptes.Role.Juge ? FonctionTribunal.Juge : FonctionTribunal.Greffier;

    /// <summary>
    /// Whether the address is one that the administration of the profile gives its people; null for a professional, whose
    /// address is his own.
    /// </summary>
    public static bool? AdresseInstitutionnelle(this ProfilDemande profil, string courriel)
    {
        if (profil.Role() == Comptes.Role.Gestionnaire)
            return null;
        var domaine = courriel[(courriel.LastIndexOf('@') + 1)..].ToLowerInvariant();
        var attendu = profil.EstJuridiction() ? "justice.fr" : "gouv.fr";
        return domaine == attendu || domaine.EndsWith($".{attendu}", StringComparison.Ordinal);
    }
}
