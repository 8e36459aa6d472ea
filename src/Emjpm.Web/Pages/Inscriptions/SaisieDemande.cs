using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Demandes;

namespace Emjpm.Web.Pages.Inscriptions;

/// <summary>What somebody who asks for an account says; the fields of other profiles stay empty.</summary>
public sealed class SaisieDemande
{
    public ProfilDemande Profil { get; set; }

    [Display(Name = "Prénom")]
    [Required(ErrorMessage = "Saisissez votre prénom.")]
    [StringLength(80)]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    [Required(ErrorMessage = "Saisissez votre nom.")]
    [StringLength(80)]
    public string? Nom { get; set; }

    [Display(Name = "Adresse électronique")]
    [Required(ErrorMessage = "Saisissez votre adresse électronique.")]
    [EmailAddress]
    [StringLength(200)]
    public string? Courriel { get; set; }

    [Display(Name = "Téléphone", Description = "Dix chiffres, par exemple 03 20 00 00 00.")]
    [StringLength(30)]
    public string? Telephone { get; set; }

    [Display(Name = "Tribunal")]
    public int? TribunalId { get; set; }

    [Display(Name = "Cabinet", Description = "Par exemple « Cabinet 2 ».")]
    [StringLength(60)]
    public string? Cabinet { get; set; }

    [Display(Name = "Département")]
    [StringLength(3)]
    public string? DepartementCode { get; set; }

    [Display(Name = "Région")]
    [StringLength(3)]
    public string? RegionCode { get; set; }

    [Display(Name = "SIRET", Description = "Quatorze chiffres, par exemple 123 456 789 00012.")]
    [StringLength(30)]
    public string? Siret { get; set; }

    [Display(Name = "Structure")]
    [StringLength(150)]
    public string? Structure { get; set; }

    [Display(
        Name = "Ce que vous souhaitez ajouter",
        Description = "Pour la personne qui examinera votre demande. N’écrivez rien sur une personne protégée."
    )]
    [StringLength(DemandeCompte.TexteMax)]
    public string? Message { get; set; }

    public Candidature Candidature() =>
        new()
        {
            Profil = Profil,
            Prenom = Prenom,
            Nom = Nom,
            Courriel = Courriel,
            Telephone = Telephone,
            TribunalId = TribunalId,
            Cabinet = Cabinet,
            DepartementCode = DepartementCode,
            RegionCode = RegionCode,
            Siret = Siret,
            Structure = Structure,
            Message = Message,
        };
}
