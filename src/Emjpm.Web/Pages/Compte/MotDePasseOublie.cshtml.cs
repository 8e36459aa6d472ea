using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Asks for a code by mail; what is answered does not say whether the account exists.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class MotDePasseOublieModel(DemanderCodeMotDePasse demander) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieOubli Saisie { get; set; } = new();

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        await demander.ExecuterAsync(Saisie.Adresse, annulation);
        TempData[CodeMotDePasseModel.Adresse] = Saisie.Adresse.Trim();
        return Redirect("/mot-de-passe-oublie/code");
    }

    public sealed class SaisieOubli
    {
        [Display(
            Name = "Adresse électronique",
            Description = "Celle avec laquelle vous vous connectez."
        )]
        [Required(ErrorMessage = "Saisissez votre adresse électronique.")]
        [EmailAddress]
        [StringLength(256)]
        public string Adresse { get; set; } = "";
    }
}
