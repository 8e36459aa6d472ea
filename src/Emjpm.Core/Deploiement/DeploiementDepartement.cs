using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Deploiement;

/// <summary>How far the service is in a département; the order of the members is that of the way.</summary>
public enum StadeDeploiement
{
    [Valeur("non_demarre", "non démarré")]
    NonDemarre,

    [Valeur("cadrage", "cadrage")]
    Cadrage,

    [Valeur("donnees_reprises", "données reprises")]
    DonneesReprises,

    [Valeur("formation", "formation")]
    Formation,

    [Valeur("ouverture", "ouverture")]
    Ouverture,

    [Valeur("generalise", "généralisé")]
    Generalise,

    /// <summary>Open or not, something stops it: it waits for a decision.</summary>
    [Valeur("vigilance", "en vigilance")]
    Vigilance,
}

/// <summary>Where the roll-out stands in a département, and who leads it. None before it is first written: it has not begun.</summary>
public sealed class DeploiementDepartement
{
    /// <summary>Longest text of a step or of what blocks.</summary>
    public const int TexteMax = 500;

    public required string DepartementCode { get; init; }
    public Departement? Departement { get; init; }
    public StadeDeploiement Stade { get; set; }

    /// <summary>First day at the present stage.</summary>
    public DateOnly DepuisLe { get; set; }

    /// <summary>First day after « non démarré ».</summary>
    public DateOnly? DemarreLe { get; set; }

    /// <summary>First day at « ouverture ».</summary>
    public DateOnly? OuvertLe { get; set; }
    public DateOnly? OuverturePrevueLe { get; set; }

    /// <summary>The administrator or agent who leads it.</summary>
    public int? ResponsableId { get; set; }
    public Utilisateur? Responsable { get; init; }
    public string? ProchaineEtape { get; set; }
    public DateOnly? ProchaineEtapeLe { get; set; }

    /// <summary>What stops the roll-out; null when nothing does.</summary>
    public string? Blocages { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }
}

/// <summary>A line of the history of a roll-out: never changed nor erased.</summary>
public sealed class EvenementDeploiement
{
    public int Id { get; init; }
    public required string DepartementCode { get; init; }
    public DateTime Instant { get; init; }
    public int? AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public StadeDeploiement Avant { get; init; }
    public StadeDeploiement Stade { get; init; }

    /// <summary>What changed, then what the author wrote about it.</summary>
    public required string Texte { get; init; }
}
