using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>The one question asked of somebody who comes back after a long time.</summary>
public sealed class RetourModel(Perimetre perimetre, ReglerRappels regler) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieRetour Saisie { get; set; } = new();

    public Role Role => perimetre.Acteur.Role;

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        await regler.RepondreAsync(
            perimetre.Acteur,
            Saisie.Raison!.Value,
            HttpContext.RequestAborted
        );
        TempData["Succes"] = "Merci de votre réponse.";
        return Redirect(Espaces.Accueil(Role));
    }

    public sealed class SaisieRetour
    {
        [Display(Name = "Pourquoi veniez-vous peu ou plus du tout ?")]
        [Required(ErrorMessage = "Choisissez une réponse.")]
        public RaisonInactivite? Raison { get; set; }
    }
}
