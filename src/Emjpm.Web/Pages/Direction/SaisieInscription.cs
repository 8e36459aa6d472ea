using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The fields of an identity, then those of the first habilitation.</summary>
public sealed class SaisieInscription : SaisieHabilitation
{
    [Display(Name = "Civilité")]
    public Civilite? Civilite { get; set; }

    [Display(Name = "Prénom")]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    [Required(ErrorMessage = "Saisissez le nom.")]
    public string? Nom { get; set; }

    [Display(Name = "SIRET", Description = "Quatorze chiffres, par exemple 123 456 789 00012.")]
    public string? Siret { get; set; }

    [Display(Name = "Courriel")]
    [EmailAddress]
    [StringLength(200)]
    public string? Courriel { get; set; }

    [Display(Name = "Téléphone")]
    [StringLength(30)]
    public string? Telephone { get; set; }

    [Display(Name = "Adresse", Description = "Numéro et voie.")]
    [StringLength(200)]
    public string? Adresse { get; set; }

    [Display(Name = "Commune d’exercice", Description = "Nom ou code postal.")]
    public string? Commune { get; set; }
    public string? CommuneCode { get; set; }

    [Display(Name = "C’est une autre inscription que celle déjà au registre")]
    public bool AutreInscription { get; set; }

    public Identite Identite =>
        new()
        {
            Civilite = Civilite,
            Prenom = Prenom,
            Nom = Nom,
            Siret = Siret,
            Courriel = Courriel,
            Telephone = Telephone,
        };
}
