using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>An administrator who looked at the service as somebody else comes back to its own space.</summary>
public sealed class FinDeConsultationModel(Perimetre perimetre, VoirComme voir) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var vu = await voir.FinirAsync(perimetre.Acteur, annulation);
        if (vu is null)
            return Redirect("/");
        TempData["Succes"] = "La consultation est terminée.";
        return Redirect($"/administration/comptes/{vu}");
    }
}
