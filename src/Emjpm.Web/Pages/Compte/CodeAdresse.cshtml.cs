using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Second step of a change of address: the code received there.</summary>
[ExigeConfirmation]
public sealed class CodeAdresseModel(Perimetre perimetre, ChangerAdresse changer)
    : PageModel,
        IFormulaire
{
    [BindProperty]
    public SaisieCode Saisie { get; set; } = new();

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        await changer.ExecuterAsync(perimetre.Acteur, Saisie.Code, annulation);
        TempData["Succes"] =
            "Votre adresse électronique est changée. Utilisez la nouvelle pour vous connecter.";
        return Redirect("/compte");
    }

    public sealed class SaisieCode
    {
        [Display(
            Name = "Code reçu",
            Description = "Huit lettres et chiffres, par exemple BCDF-2345."
        )]
        [Required(ErrorMessage = "Saisissez le code reçu par courriel.")]
        [StringLength(20)]
        public string Code { get; set; } = "";
    }
}
