using Emjpm.Core.Comptes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Ends the session; only by a form of ours, so that no other site can do it.</summary>
[AllowAnonymous]
public sealed class DeconnexionModel(SignInManager<Utilisateur> session, FermerSessions fermer)
    : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (HttpContext.Features.Get<Acteur>() is { Session: { } ouverte } acteur)
            await fermer.UneAsync(acteur, ouverte.Id, annulation);
        await session.SignOutAsync();
        TempData["Succes"] = "Vous êtes déconnecté.";
        return Redirect("/");
    }
}
