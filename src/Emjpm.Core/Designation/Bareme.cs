using Emjpm.Core.Referentiels;
using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Designation;

/// <summary>A graded line of the ranking.</summary>
public enum Critere
{
    [Valeur("proximite", "proximité")]
    Proximite,

    [Valeur("adequation", "adéquation")]
    Adequation,

    [Valeur("disponibilite", "disponibilité")]
    Disponibilite,

    [Valeur("tribunal", "tribunal")]
    Tribunal,

    [Valeur("fraicheur", "fraîcheur")]
    Fraicheur,

    [Valeur("reponse", "réponse")]
    Reponse,
}

/// <summary>Points of each criterion, out of 100.</summary>
public sealed record Poids
{
    public int Proximite { get; init; } = 35;
    public int Adequation { get; init; } = 45;
    public int Disponibilite { get; init; } = 5;
    public int Tribunal { get; init; } = 5;
    public int Fraicheur { get; init; } = 5;
    public int Reponse { get; init; } = 5;

    /// <summary>The points of <paramref name="critere"/>.</summary>
    public int De(Critere critere) =>
        critere switch
        {
            Critere.Proximite => Proximite,
            Critere.Adequation => Adequation,
            Critere.Disponibilite => Disponibilite,
            Critere.Tribunal => Tribunal,
            Critere.Fraicheur => Fraicheur,
            Critere.Reponse => Reponse,
            _ => throw new ArgumentOutOfRangeException(nameof(critere)),
        };
}

/// <summary>
/// The weights and curves of the ranking: dated, versioned, public. The versions are in the database, see
/// <see cref="VersionBareme"/>; these are the values of the first one, some of which the <c>Bareme</c> section of the
/// configuration may replace, under another version. Equal when every value is equal.
/// </summary>
public sealed record Bareme
{
    /// <summary>The bareme of this release, « 2026-11 ». See docs/decisions/0003-own-ranking.md.</summary>
    public static readonly Bareme Defaut = new();

    public string Version { get; init; } = "2026-11";
    public DateOnly EnVigueurLe { get; init; } = new(2026, 11, 1);
    public Poids Poids { get; init; } = new();

    /// <summary>Distance, in km, up to which proximity is full.</summary>
    public double ProximitePleineKm { get; init; } = 5;

    /// <summary>Distance, in km, over which proximity falls by half beyond <see cref="ProximitePleineKm"/>.</summary>
    public double ProximiteMoitieKm { get; init; } = 14;

    /// <summary>Mesures needed for a kind of accompaniment to be demonstrated.</summary>
    public int MesuresPourDemontrer { get; init; } = 3;

    /// <summary>Part of the availability points, in percent, given for having a place at all.</summary>
    public int PartPourUnePlace { get; init; } = 50;

    /// <summary>Share of the capacity, in percent, from which free places give all the availability points.</summary>
    public int PlacesPleinesPourcent { get; init; } = 20;

    /// <summary>Age of the figures, in days, up to which freshness is full.</summary>
    public int FraicheurPleineJours { get; init; } = 30;

    /// <summary>Age of the figures, in days, from which freshness is nil.</summary>
    public int FraicheurNulleJours { get; init; } = 180;

    /// <summary>Mean delay of answer, in days, up to which the answer line is full.</summary>
    public double ReponsePleineJours { get; init; } = 2;

    /// <summary>Mean delay of answer, in days, from which the answer line is nil: the day of the second reminder.</summary>
    public double ReponseNulleJours { get; init; } = 7;

    /// <summary>Answers under which the answer line is neutral (half its points).</summary>
    public int ReponsesMinimum { get; init; } = 3;

    /// <summary>Reads the <c>Bareme</c> section; what it does not say keeps its default. An absent section is <see cref="Defaut"/>.</summary>
    /// <exception cref="InvalidOperationException">the values are inconsistent, or differ from the default under the same version</exception>
    public static Bareme Lire(IConfiguration configuration)
    {
        var bareme = new Bareme();
        configuration.GetSection("Bareme").Bind(bareme);
        if (bareme.Erreur() is { } erreur)
            throw new InvalidOperationException($"Configuration, section Bareme : {erreur}");
        return bareme;
    }

    /// <summary>What is wrong with these values, in French, or null.</summary>
    public string? Erreur()
    {
        var poids = Liste<Critere>.Valeurs.Select(Poids.De).ToList();
        if (string.IsNullOrWhiteSpace(Version))
            return "la version est vide.";
        if (poids.Any(p => p < 0))
            return "un poids est négatif.";
        if (poids.Sum() != 100)
            return $"la somme des poids est {poids.Sum()}, elle doit être 100.";
        if (Poids.Adequation == 100)
            return "l’adéquation ne peut pas porter les 100 points : elle sort du calcul quand rien n’est demandé.";
        if (!(ProximitePleineKm >= 0 && ProximiteMoitieKm > 0))
            return "ProximitePleineKm doit être positif ou nul, ProximiteMoitieKm strictement positif.";
        if (MesuresPourDemontrer < 1 || ReponsesMinimum < 1)
            return "MesuresPourDemontrer et ReponsesMinimum valent au moins 1.";
        if (PartPourUnePlace is < 0 or > 100 || PlacesPleinesPourcent is < 1 or > 100)
            return "PartPourUnePlace va de 0 à 100, PlacesPleinesPourcent de 1 à 100.";
        if (FraicheurPleineJours < 0 || FraicheurNulleJours <= FraicheurPleineJours)
            return "FraicheurNulleJours doit dépasser FraicheurPleineJours.";
        if (!(ReponsePleineJours >= 0 && ReponseNulleJours > ReponsePleineJours))
            return "ReponseNulleJours doit dépasser ReponsePleineJours.";
        if (Version == Defaut.Version && this != Defaut)
            return $"des valeurs diffèrent de la version {Defaut.Version} : donnez une autre Version, pour que deux classements de même version aient les mêmes règles.";
        return null;
    }
}
