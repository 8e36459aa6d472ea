using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Comptes;

/// <summary>How wide the territory of an agent is: DDETS, DREETS, DGCS.</summary>
public enum NiveauTerritoire
{
    [Valeur("departement", "département")]
    Departement,

    [Valeur("region", "région")]
    Region,

    [Valeur("national", "national")]
    National,
}

/// <summary>
/// Dated and approved right of an agent of the cohésion sociale on a territory. An account may hold several. Without one, it
/// opens nothing.
/// </summary>
public sealed class DroitTerritoire
{
    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public Utilisateur? Utilisateur { get; init; }
    public NiveauTerritoire Niveau { get; init; }

    /// <summary>Code of the département, when the level is a département.</summary>
    public string? DepartementCode { get; init; }
    public Departement? Departement { get; init; }

    /// <summary>Code of the region, when the level is a region.</summary>
    public string? RegionCode { get; init; }
    public Region? Region { get; init; }
    public DateOnly Du { get; init; }

    /// <summary>Last day of the right; null while it lasts.</summary>
    public DateOnly? Au { get; set; }

    /// <summary>When another agent or an administrator approved it; null: it opens nothing yet.</summary>
    public DateTime? ApprouveLe { get; set; }
    public int? ApprouveParId { get; set; }
}

/// <summary>The territory an agent writes in; the registry of the whole country is read.</summary>
/// <param name="Nom">« Hauts-de-France », « Nord (59) », « France entière »</param>
/// <param name="National">the whole country: <paramref name="Departements"/> is then empty</param>
/// <param name="Departements">codes of the départements, those of a region included</param>
public sealed record ActeurTerritoire(string Nom, bool National, IReadOnlyList<string> Departements)
{
    /// <summary>Whether the agent writes what concerns the département of this code.</summary>
    public bool Couvre(string departementCode) =>
        National || Departements.Contains(departementCode);
}
