using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Removes the authenticator application of the account.</summary>
[ExigeConfirmation]
public sealed class RetirerApplicationModel(Perimetre perimetre, RetirerFacteurs retirer)
    : PageModel
{
    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        await retirer.ApplicationAsync(perimetre.Acteur, annulation);
        TempData["Succes"] = "L’application d’authentification est retirée de votre compte.";
        return Redirect(SecondFacteurExige.Page);
    }
}
