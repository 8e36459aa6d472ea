using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Who an entry is: the fields of <c>_ChampsIdentite</c>.</summary>
public class SaisieIdentite
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

    [Display(Name = "C’est une autre inscription que celle déjà au registre")]
    public bool AutreInscription { get; set; }

    /// <summary>Whether enough is typed to look for entries that look the same.</summary>
    public bool EstNommee =>
        !string.IsNullOrWhiteSpace(Nom) && (Civilite is null || !string.IsNullOrWhiteSpace(Prenom));

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
