using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Juridictions;

namespace Emjpm.Web.Pages.Administration;

/// <summary>What is written of a court.</summary>
public class SaisieTribunal
{
    [Display(
        Name = "Nom",
        Description = "Comme il est affiché aux juges et aux mandataires : « Tribunal judiciaire de Lille »."
    )]
    [Required(ErrorMessage = "Saisissez le nom du tribunal.")]
    [StringLength(120)]
    public string Nom { get; set; } = "";

    [Display(Name = "SIRET", Description = "Quatorze chiffres, par exemple 123 456 789 00012.")]
    [StringLength(20)]
    public string? Siret { get; set; }

    [Display(
        Name = "Courriel",
        Description = "Reçoit ce qui concerne une réservation dont l’auteur a quitté le tribunal."
    )]
    [EmailAddress]
    [StringLength(200)]
    public string? Courriel { get; set; }

    [Display(Name = "Téléphone")]
    [StringLength(30)]
    public string? Telephone { get; set; }

    public FaitsTribunal Faits =>
        new()
        {
            Nom = Nom,
            Siret = Siret,
            Courriel = Courriel,
            Telephone = Telephone,
        };
}
