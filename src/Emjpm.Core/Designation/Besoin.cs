using System.Collections.Frozen;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>
/// What the court knows of the person to protect and wishes for them, on the day of the ranking. Names nobody.
/// </summary>
public sealed record Besoin
{
    /// <summary>INSEE code of the commune where the person lives.</summary>
    public required string CommuneCode { get; init; }

    /// <summary>INSEE code of the département of that commune (« 59 », « 2A », « 974 »): habilitations are judged on it.</summary>
    public required string DepartementCode { get; init; }

    /// <summary>SIREN of the intercommunality of that commune; null when it has none.</summary>
    public string? EpciCode { get; init; }

    /// <summary>Where the person lives, as near as is known: the établissement, else the commune. Null when neither has a position.</summary>
    public Position? Position { get; init; }

    /// <summary>FINESS number of the établissement where the person lives; null when none or unknown.</summary>
    public string? EtablissementFiness { get; init; }

    public LieuVie? LieuVie { get; init; }

    /// <summary>Nature envisaged; null when the court has not said, and then no candidate is excluded on it.</summary>
    public NatureMesure? Nature { get; init; }

    public ChampMesure? Champ { get; init; }

    public Civilite? Civilite { get; init; }

    public int? AnneeNaissance { get; init; }

    public bool Urgent { get; init; }

    /// <summary>Expected date of judgment; absences and ends of habilitation until then are points of attention.</summary>
    public DateOnly? DateJugement { get; init; }

    /// <summary>Kinds of accompaniment asked; repeats count once.</summary>
    public IReadOnlyCollection<Accompagnement> Accompagnements { get; init; } = [];

    /// <summary>Languages asked; repeats count once.</summary>
    public IReadOnlyCollection<Langue> Langues { get; init; } = [];

    /// <summary>Kind of gestionnaire wished; null for any.</summary>
    public TypeGestionnaire? TypeSouhaite { get; init; }

    /// <summary>The court that searches.</summary>
    public required int TribunalId { get; init; }

    /// <summary>Civil date of the ranking (Europe/Paris): entitlements, absences and freshness are judged on it.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Gestionnaires already asked for this person who declined or did not answer: excluded, and named so.</summary>
    public IReadOnlySet<int> DejaSollicites { get; init; } = FrozenSet<int>.Empty;
}
