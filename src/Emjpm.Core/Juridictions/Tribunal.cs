using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Juridictions;

/// <summary>Kind of court competent for the protection of adults. Source: code de l'organisation judiciaire, art. L213-4-2 and D212-19-1.</summary>
public enum TypeTribunal
{
    [Valeur("tribunal_judiciaire", "tribunal judiciaire")]
    Judiciaire,

    [Valeur("tribunal_proximite", "tribunal de proximité")]
    Proximite,

    [Valeur("tribunal_premiere_instance", "tribunal de première instance")]
    PremiereInstance,

    [Valeur("tribunal_superieur_appel", "tribunal supérieur d’appel")]
    SuperieurAppel,

    [Valeur("tribunal_instance", "tribunal d’instance (fermé)")]
    Instance,
}

/// <summary>A court, versioned: a closed court points to its successor and importers follow it.</summary>
public sealed class Tribunal
{
    public int Id { get; init; }

    /// <summary>Stable handle, for example <c>tj-lille</c>.</summary>
    public required string Code { get; init; }

    public TypeTribunal Type { get; set; }
    public required string Nom { get; set; }

    /// <inheritdoc cref="Referentiels.Commune.NomRecherche"/>
    public required string NomRecherche { get; set; }

    /// <summary>SIRET, fourteen digits; null when not known.</summary>
    public string? Siret { get; set; }

    public required string CommuneCode { get; set; }
    public Commune? Commune { get; set; }
    public required string DepartementCode { get; set; }
    public string? Courriel { get; set; }
    public string? Telephone { get; set; }
    public DateOnly OuvertLe { get; set; }

    /// <summary>First day on which the court no longer exists; null while open.</summary>
    public DateOnly? FermeLe { get; set; }

    public int? SuccesseurId { get; set; }
    public Tribunal? Successeur { get; set; }
    public List<Cabinet> Cabinets { get; } = [];

    /// <summary>A court's name inside a sentence: « le tribunal judiciaire de Lille ».</summary>
    public static string DansPhrase(string nom) => $"le {char.ToLowerInvariant(nom[0])}{nom[1..]}";
}

/// <summary>A cabinet of a court: the judge's office for whom a greffier acts.</summary>
public sealed class Cabinet
{
    public int Id { get; init; }
    public int TribunalId { get; init; }
    public required string Nom { get; set; }
}

/// <summary>What a member does in the court.</summary>
public enum FonctionTribunal
{
    [Valeur("juge", "juge")]
    Juge,

    [Valeur("greffier", "greffier")]
    Greffier,
}

/// <summary>Dated, approved membership of a person in a court. Without approval, or outside its dates, it gives no right.</summary>
public sealed class MembreTribunal
{
    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public Comptes.Utilisateur? Utilisateur { get; init; }
    public int TribunalId { get; init; }
    public Tribunal? Tribunal { get; init; }
    public FonctionTribunal Fonction { get; init; }

    /// <summary>Usual cabinet of the member; proposed first, never imposed.</summary>
    public int? CabinetId { get; set; }
    public Cabinet? Cabinet { get; set; }

    /// <summary>First day of the membership.</summary>
    public DateOnly Du { get; init; }

    /// <summary>Last day of the membership; null while it lasts.</summary>
    public DateOnly? Au { get; set; }

    /// <summary>When the membership was approved; null before.</summary>
    public DateTime? ApprouveLe { get; set; }

    /// <summary>Account that approved it.</summary>
    public int? ApprouveParId { get; set; }
}
