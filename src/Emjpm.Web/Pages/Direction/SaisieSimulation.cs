using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Pilotage.Simulations;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What an agent tries: other sites, other weights, on how many needs.</summary>
public sealed class SaisieSimulation
{
    private const string Bornes = "Saisissez un nombre entier entre 0 et 100.";
    private static readonly Poids Depart = new();

    [Display(
        Name = "Commune du nouveau mandataire individuel",
        Description = "Nom ou code postal, dans ce territoire."
    )]
    [StringLength(120)]
    public string? Commune { get; set; }

    [StringLength(10)]
    public string? CommuneCode { get; set; }

    [Display(Name = "Mesures qu’il souhaite exercer")]
    [Range(
        1,
        Core.Pilotage.Simulations.Scenario.CapaciteMaximum,
        ErrorMessage = "Saisissez un nombre entier entre 1 et 500."
    )]
    public int? Capacite { get; set; }

    [Display(Name = "Lieu d’exercice qui ferme")]
    public int? Fermeture { get; set; }

    [Display(Name = "Proximité")]
    [Range(0, 100, ErrorMessage = Bornes)]
    public int Proximite { get; set; } = Depart.Proximite;

    [Display(Name = "Adéquation")]
    [Range(0, 100, ErrorMessage = Bornes)]
    public int Adequation { get; set; } = Depart.Adequation;

    [Display(Name = "Disponibilité")]
    [Range(0, 100, ErrorMessage = Bornes)]
    public int Disponibilite { get; set; } = Depart.Disponibilite;

    [Display(Name = "Tribunal souhaité")]
    [Range(0, 100, ErrorMessage = Bornes)]
    public int Tribunal { get; set; } = Depart.Tribunal;

    [Display(Name = "Fraîcheur")]
    [Range(0, 100, ErrorMessage = Bornes)]
    public int Fraicheur { get; set; } = Depart.Fraicheur;

    [Display(Name = "Délai de réponse")]
    [Range(0, 100, ErrorMessage = Bornes)]
    public int Reponse { get; set; } = Depart.Reponse;

    [Display(
        Name = "Besoins à rejouer, au plus",
        Description = "Au-delà, une partie est tirée au sort."
    )]
    [Range(
        1,
        Core.Pilotage.Simulations.Scenario.BesoinsMaximum,
        ErrorMessage = "Saisissez un nombre entier entre 1 et 10 000."
    )]
    public int Besoins { get; set; } = 1_000;

    [Display(
        Name = "Graine du tirage",
        Description = "Le même nombre redonne le même résultat sur les mêmes données."
    )]
    [Range(0, int.MaxValue, ErrorMessage = "Saisissez un nombre entier.")]
    public int Graine { get; set; } = 2_026;

    /// <exception cref="RegleMetierException">of the commune and the capacity of a new mandataire, one is missing</exception>
    public Scenario Scenario(string territoire, string? commune)
    {
        if (commune is null != Capacite is null)
            throw new RegleMetierException(
                commune is null
                    ? "Saisissez aussi la commune où il s’installe."
                    : "Saisissez aussi le nombre de mesures qu’il souhaite exercer.",
                commune is null ? nameof(Commune) : nameof(Capacite)
            );
        return new()
        {
            Territoire = territoire,
            Besoins = Besoins,
            Graine = Graine,
            Ajout = commune is null ? null : new(commune, Capacite!.Value),
            Fermeture = Fermeture,
            Poids = new()
            {
                Proximite = Proximite,
                Adequation = Adequation,
                Disponibilite = Disponibilite,
                Tribunal = Tribunal,
                Fraicheur = Fraicheur,
                Reponse = Reponse,
            },
        };
    }
}
