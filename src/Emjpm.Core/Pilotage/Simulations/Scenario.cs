using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Pilotage.Simulations;

/// <summary>A mandataire individuel that does not exist yet.</summary>
/// <param name="CommuneCode">INSEE code of the commune of its office</param>
/// <param name="Capacite">mesures it wishes to hold</param>
public sealed record AjoutIndividuel(string CommuneCode, int Capacite);

/// <summary>What is tried, and with which draw.</summary>
public sealed record Scenario
{
    /// <summary>Needs replayed at most, whatever is asked.</summary>
    public const int BesoinsMaximum = 10_000;

    /// <summary>Largest capacity that has a sense for one person.</summary>
    public const int CapaciteMaximum = 500;

    /// <summary>As <see cref="Pilotage.Territoire"/> writes it.</summary>
    public required string Territoire { get; init; }

    /// <summary>Needs to replay: beyond them a part is drawn.</summary>
    public int Besoins { get; init; } = 2_000;

    /// <summary>Seed of what is drawn: the same gives the same result on the same data.</summary>
    public int Graine { get; init; } = 2_026;

    /// <summary>Only the needs that asked for an accompaniment or a language, as far as the service still knows.</summary>
    public bool DemandesConnues { get; init; }

    /// <summary>The weights tried beside those in force.</summary>
    public required Poids Poids { get; init; }
    public AjoutIndividuel? Ajout { get; init; }

    /// <summary>Id of a site that closes; null: none.</summary>
    public int? Fermeture { get; init; }

    /// <summary>Whether the sites themselves change, and not the weights only.</summary>
    public bool ChangeLesLieux => Ajout is not null || Fermeture is not null;

    /// <exception cref="RegleMetierException">a value is out of its bounds</exception>
    public void Exiger(Bareme enVigueur)
    {
        if (Besoins is < 1 or > BesoinsMaximum)
            throw new RegleMetierException(
                $"Saisissez un nombre de besoins entre 1 et {Francais.Entier(BesoinsMaximum)}.",
                nameof(Besoins)
            );
        if (Ajout is { Capacite: < 1 or > CapaciteMaximum })
            throw new RegleMetierException(
                $"Saisissez une capacité entre 1 et {CapaciteMaximum}.",
                nameof(AjoutIndividuel.Capacite)
            );
        if (Essaye(enVigueur).Erreur() is { } erreur)
            throw new RegleMetierException(Francais.EnTete(erreur));
    }

    internal Bareme Essaye(Bareme enVigueur) => enVigueur with { Version = "essai", Poids = Poids };
}

/// <summary>What a policy does to the persons and to the sites, over all the needs replayed.</summary>
/// <param name="Designes">needs for which somebody was entitled</param>
/// <param name="DistanceKm">mean distance from the person to the site; null when none is known</param>
/// <param name="Demandes">needs that asked for a kind of accompaniment or a language, and had a choice</param>
/// <param name="Couverts">those whose gestionnaire meets all that was asked</param>
/// <param name="SansPlace">designations at a site without a place left</param>
/// <param name="SansPlaceEvitables">those made while another site had one</param>
/// <param name="Surcapacite">mesures beyond the capacity of their site at the end</param>
/// <param name="PartDesPlusDesignes">share of the designations that the tenth of the sites most designated received</param>
/// <param name="EcartDeCharge">standard deviation of the occupation of the sites at the end, 0 when all are loaded alike</param>
public sealed record BilanPolitique(
    Politique Politique,
    int Designes,
    double? DistanceKm,
    int Demandes,
    int Couverts,
    int SansPlace,
    int SansPlaceEvitables,
    int Surcapacite,
    double? PartDesPlusDesignes,
    double? EcartDeCharge
);

/// <summary>The four policies on the same needs, with the sites of today and, when the scenario changes them, with its own.</summary>
public sealed record ResultatSimulation
{
    public required Scenario Scenario { get; init; }

    /// <summary>« Nord (59) ».</summary>
    public required string Territoire { get; init; }

    /// <summary>What the scenario changes, in French; empty: the weights only.</summary>
    public required IReadOnlyList<string> Changements { get; init; }
    public required string BaremeVersion { get; init; }
    public required Poids PoidsEnVigueur { get; init; }

    /// <summary>The day whose gestionnaires and places it begins with.</summary>
    public required DateOnly Jour { get; init; }
    public required DateOnly Du { get; init; }

    /// <summary>Past needs of the territory over the twelve months.</summary>
    public required int BesoinsConnus { get; init; }
    public required int Besoins { get; init; }

    /// <summary>Mesures that end for each designation, from the last twelve months of the territory.</summary>
    public required double FinsParDesignation { get; init; }

    /// <summary>Sites that may be chosen today.</summary>
    public required int Lieux { get; init; }
    public required IReadOnlyList<BilanPolitique> Present { get; init; }

    /// <summary>Null when only the weights change.</summary>
    public IReadOnlyList<BilanPolitique>? Change { get; init; }

    /// <summary>Of the mesures of the site that closes, those that no other site of its gestionnaire takes over.</summary>
    public int MesuresARepartir { get; init; }
}
