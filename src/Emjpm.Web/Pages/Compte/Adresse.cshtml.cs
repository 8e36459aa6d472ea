using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>First step of a change of address: a code goes to the new one.</summary>
[ExigeConfirmation]
public sealed class AdresseModel(Perimetre perimetre, DemanderNouvelleAdresse demander)
    : PageModel,
        IFormulaire
{
    [BindProperty]
    public SaisieAdresse Saisie { get; set; } = new();

    public string Actuelle { get; private set; } = "";

    public async Task ChargerAsync() =>
        Actuelle = await perimetre.Comptes.Select(u => u.Email!).SingleAsync();

    public Task OnGetAsync() => ChargerAsync();

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        await demander.ExecuterAsync(perimetre.Acteur, Saisie.Adresse, annulation);
        TempData["Succes"] = $"Un code vient d’être envoyé à {Saisie.Adresse.Trim()}.";
        return Redirect("/compte/adresse/code");
    }

    public sealed class SaisieAdresse
    {
        [Display(Name = "Nouvelle adresse électronique")]
        [Required(ErrorMessage = "Saisissez la nouvelle adresse électronique.")]
        [EmailAddress]
        [StringLength(256)]
        public string Adresse { get; set; } = "";
    }
}
