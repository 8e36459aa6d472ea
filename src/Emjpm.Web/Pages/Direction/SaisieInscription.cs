using System.ComponentModel.DataAnnotations;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Who is entered, where it works, and its first habilitation.</summary>
public sealed class SaisieInscription : SaisieHabilitation
{
    public SaisieIdentite Personne { get; set; } = new();

    [Display(Name = "Adresse", Description = "Numéro et voie.")]
    [StringLength(200)]
    public string? Adresse { get; set; }

    [Display(Name = "Commune d’exercice", Description = "Nom ou code postal.")]
    public string? Commune { get; set; }
    public string? CommuneCode { get; set; }
}
