using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Gives new recovery codes, shown once.</summary>
[ExigeConfirmation]
public sealed class CodesSecoursModel(Perimetre perimetre, DonnerCodesSecours donner) : PageModel
{
    /// <summary>The new codes, this once; null before they are asked for.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        // Without a second factor they would replace nothing.
        if (!await perimetre.AUnSecondFacteurAsync())
            return Redirect(SecondFacteurExige.Page);
        Codes = await donner.ExecuterAsync(perimetre.Acteur, annulation);
        return Page();
    }
}
