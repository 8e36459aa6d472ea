namespace Emjpm.Core.Referentiels;

/// <summary>How well a position is known.</summary>
public enum PrecisionPosition
{
    /// <summary>No position: never plotted, distance unknown.</summary>
    [Valeur("absente", "position inconnue")]
    Absente,

    /// <summary>A neighbouring mean stands in for the place: shown as « environ ».</summary>
    [Valeur("approchee", "position approchée")]
    Approchee,

    /// <summary>Centre of the commune.</summary>
    [Valeur("commune", "centre de la commune")]
    Commune,

    /// <summary>Street address, geocoded.</summary>
    [Valeur("adresse", "adresse")]
    Adresse,
}

/// <summary>A French region. Source: INSEE, code officiel géographique.</summary>
public sealed class Region
{
    public required string Code { get; init; }
    public required string Nom { get; set; }
}

/// <summary>A département or overseas collectivity. Source: INSEE, code officiel géographique.</summary>
public sealed class Departement
{
    public required string Code { get; init; }
    public required string Nom { get; set; }
    public string? RegionCode { get; set; }
    public Region? Region { get; set; }
}

/// <summary>An intercommunal grouping (EPCI à fiscalité propre), by its SIREN.</summary>
public sealed class Epci
{
    public required string Code { get; init; }
    public required string Nom { get; set; }
}

/// <summary>A commune (or an arrondissement of Paris, Lyon, Marseille). Source: INSEE, La Poste, GeoNames.</summary>
public sealed class Commune
{
    /// <summary>INSEE code, five characters.</summary>
    public required string Code { get; init; }

    public required string Nom { get; set; }

    /// <summary><see cref="Texte.Normaliser"/> of the name, with SAINT(E) for ST(E).</summary>
    public required string NomRecherche { get; set; }

    public required string DepartementCode { get; set; }
    public Departement? Departement { get; set; }
    public string? EpciCode { get; set; }

    /// <summary>Postcodes, separated by one space.</summary>
    public required string CodesPostaux { get; set; }

    /// <summary>Inhabitants; 0 when unknown.</summary>
    public int Population { get; set; }

    /// <summary>Decimal degrees, WGS 84; null when <see cref="Precision"/> is absente.</summary>
    public double? Latitude { get; set; }

    /// <inheritdoc cref="Latitude"/>
    public double? Longitude { get; set; }

    public PrecisionPosition Precision { get; set; }

    /// <summary>Code of the commune this arrondissement belongs to; null for a commune.</summary>
    public string? CommuneMereCode { get; set; }

    /// <summary>Whether a code is that of Paris, Lyon or Marseille as a whole, whose postcodes are those of arrondissements.</summary>
    public static bool EstDecoupee(string code) => code is "75056" or "69123" or "13055";
}

/// <summary>A health or social établissement. Source: FINESS.</summary>
public sealed class Etablissement
{
    /// <summary>FINESS number of the établissement, nine characters.</summary>
    public required string NumeroFiness { get; init; }

    public required string Nom { get; set; }

    /// <inheritdoc cref="Commune.NomRecherche"/>
    public required string NomRecherche { get; set; }

    public TypeEtablissement Type { get; set; }
    public required string CommuneCode { get; set; }
    public Commune? Commune { get; set; }
    public string? Adresse { get; set; }
    public string? CodePostal { get; set; }

    /// <inheritdoc cref="Referentiels.Commune.Latitude"/>
    public double? Latitude { get; set; }

    /// <inheritdoc cref="Referentiels.Commune.Latitude"/>
    public double? Longitude { get; set; }

    public PrecisionPosition Precision { get; set; }

    /// <summary>Date of closing; null while open.</summary>
    public DateOnly? FermeLe { get; set; }
}
