using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Removes a passkey of the account; only by the form of its page.</summary>
[ExigeConfirmation]
public sealed class RetirerCleModel(Perimetre perimetre, ModifierCle modifier) : PageModel
{
    public async Task<IActionResult> OnPostAsync(string id, CancellationToken annulation)
    {
        if (!await modifier.RetirerAsync(perimetre.Acteur, IdentifiantCle.Lire(id), annulation))
            return NotFound();
        TempData["Succes"] = "La clé d’accès est retirée.";
        return Redirect("/compte/securite/cles");
    }
}
