using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Demandes;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Inscriptions;

/// <summary>Somebody without an account answers the question asked on the request: it shows nothing of the request.</summary>
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class PrecisionModel(RepondrePrecision repondre) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieReponse Saisie { get; set; } = new();

    public void OnGet() { }

    public Task ChargerAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnPostAsync()
    {
        await repondre.ExecuterAsync(
            Saisie.Adresse,
            Saisie.Code,
            Saisie.Reponse,
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            "Votre réponse est transmise à la personne qui examine votre demande. La décision vous parvient par courriel.";
        return Redirect("/inscription");
    }

    public sealed class SaisieReponse
    {
        [Display(Name = "Adresse électronique", Description = "Celle de votre demande de compte.")]
        [Required(ErrorMessage = "Saisissez l’adresse de votre demande de compte.")]
        [EmailAddress]
        [StringLength(200)]
        public string Adresse { get; set; } = "";

        [Display(
            Name = "Code reçu",
            Description = "Huit lettres et chiffres, par exemple BCDF-2345."
        )]
        [Required(ErrorMessage = "Saisissez le code reçu par courriel.")]
        [StringLength(20)]
        public string Code { get; set; } = "";

        [Display(Name = "Votre réponse", Description = "N’écrivez rien sur une personne protégée.")]
        [Required(ErrorMessage = "Écrivez votre réponse.")]
        [StringLength(DemandeCompte.TexteMax)]
        public string Reponse { get; set; } = "";
    }
}
