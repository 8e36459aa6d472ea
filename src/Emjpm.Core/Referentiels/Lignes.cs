using Emjpm.Core.Juridictions;

namespace Emjpm.Core.Referentiels;

/// <summary>A region of the reference data. Source: INSEE.</summary>
public sealed record LigneRegion(string Code, string Nom);

/// <summary>A département or overseas collectivity of the reference data. Source: INSEE.</summary>
/// <param name="Code">Two or three characters (2A, 974).</param>
/// <param name="ChefLieuCode">INSEE code of the chief town.</param>
public sealed record LigneDepartement(
    string Code,
    string Nom,
    string RegionCode,
    string ChefLieuCode
);

/// <summary>An EPCI à fiscalité propre of the reference data. Source: DGCL.</summary>
/// <param name="Code">SIREN, nine digits.</param>
/// <param name="Type">CC, CA, CU, METRO or MET69.</param>
public sealed record LigneEpci(string Code, string Nom, string Type);

/// <summary>A commune, or an arrondissement of Paris, Lyon or Marseille, as a reference file gives it.</summary>
/// <param name="Code">INSEE code, five characters.</param>
/// <param name="CodesPostaux">Postcodes separated by one space; empty when there is none.</param>
/// <param name="Population">Inhabitants; 0 when unknown.</param>
/// <param name="Latitude">Decimal degrees, WGS 84; null when <paramref name="Precision"/> is absente.</param>
/// <param name="Longitude">As <paramref name="Latitude"/>.</param>
/// <param name="CommuneMereCode">Code of the commune this arrondissement belongs to; null for a commune.</param>
public sealed record LigneCommune(
    string Code,
    string Nom,
    string DepartementCode,
    string? EpciCode,
    string CodesPostaux,
    int Population,
    double? Latitude,
    double? Longitude,
    PrecisionPosition Precision,
    string? CommuneMereCode
);

/// <summary>A court, open or closed, as a reference file gives it.</summary>
/// <param name="Code">Stable handle, for example <c>tj-lille</c>.</param>
/// <param name="CommuneCode">INSEE code of the seat.</param>
/// <param name="ParentCode">Tribunal judiciaire a tribunal de proximité depends on; null otherwise.</param>
/// <param name="FermeLe">First day on which the court no longer exists; null while open.</param>
/// <param name="SuccesseurCode">Court that took over; null while open.</param>
public sealed record LigneTribunal(
    string Code,
    TypeTribunal Type,
    string Nom,
    string CommuneCode,
    string DepartementCode,
    string? ParentCode,
    DateOnly OuvertLe,
    DateOnly? FermeLe,
    string? SuccesseurCode
);

/// <summary>An établissement as FINESS gives it.</summary>
/// <param name="NumeroFiness">Nine characters.</param>
/// <param name="CommuneCode">INSEE code of the commune (of the arrondissement in Paris, Lyon and Marseille).</param>
/// <param name="Latitude">Decimal degrees, WGS 84; null when FINESS has no usable position.</param>
/// <param name="Longitude">As <paramref name="Latitude"/>.</param>
/// <param name="Precision">adresse, commune (FINESS placed it at the centre of its commune) or absente.</param>
public sealed record LigneEtablissement(
    string NumeroFiness,
    string Nom,
    TypeEtablissement Type,
    string CommuneCode,
    string? Adresse,
    string? CodePostal,
    double? Latitude,
    double? Longitude,
    PrecisionPosition Precision
);
