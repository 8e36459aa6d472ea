using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Public;

/// <summary>Home of the service for visitors; a signed-in account goes to the home of its space.</summary>
public sealed class AccueilModel : PageModel
{
    public IActionResult OnGet()
    {
        if (HttpContext.Features.Get<Acteur>() is not { } acteur)
            return Page();
        TempData.Keep();
        return LocalRedirect(Espaces.Accueil(acteur.Role));
    }
}
