using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The weights of the ranking, as typed to write a version or to try one.</summary>
public abstract class SaisiePoids
{
    [Display(Name = "Proximité")]
    [Required]
    [Range(0, 100)]
    public int? Proximite { get; set; }

    [Display(Name = "Adéquation")]
    [Required]
    [Range(0, 100)]
    public int? Adequation { get; set; }

    [Display(Name = "Disponibilité")]
    [Required]
    [Range(0, 100)]
    public int? Disponibilite { get; set; }

    [Display(Name = "Tribunal souhaité")]
    [Required]
    [Range(0, 100)]
    public int? Tribunal { get; set; }

    [Display(Name = "Fraîcheur")]
    [Required]
    [Range(0, 100)]
    public int? Fraicheur { get; set; }

    [Display(Name = "Délai de réponse")]
    [Required]
    [Range(0, 100)]
    public int? Reponse { get; set; }

    /// <summary>Shows these weights in the form.</summary>
    public void Prendre(Poids poids)
    {
        Proximite = poids.Proximite;
        Adequation = poids.Adequation;
        Disponibilite = poids.Disponibilite;
        Tribunal = poids.Tribunal;
        Fraicheur = poids.Fraicheur;
        Reponse = poids.Reponse;
    }

    /// <summary>What was typed, once it is valid.</summary>
    public Poids LirePoids() =>
        new()
        {
            Proximite = Proximite!.Value,
            Adequation = Adequation!.Value,
            Disponibilite = Disponibilite!.Value,
            Tribunal = Tribunal!.Value,
            Fraicheur = Fraicheur!.Value,
            Reponse = Reponse!.Value,
        };
}
