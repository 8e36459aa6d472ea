using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Inscriptions;

/// <summary>Says who decides and what comes next; only after the request was sent.</summary>
public sealed class EnvoyeeModel : PageModel
{
    /// <summary>Where the page before leaves who decides.</summary>
    public const string QuiDecide = "InscriptionQuiDecide";

    /// <summary>Where it leaves the entry of the registry found.</summary>
    public const string Inscription = "InscriptionRetrouvee";

    public string Decideurs { get; private set; } = "";
    public string? Entree { get; private set; }

    public IActionResult OnGet()
    {
        if (TempData[QuiDecide] is not string decideurs)
            return Redirect("/inscription");
        (Decideurs, Entree) = (decideurs, TempData[Inscription] as string);
        return Page();
    }
}
