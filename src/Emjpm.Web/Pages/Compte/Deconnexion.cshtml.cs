using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Security.ProConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Ends the session; only by a form of ours, so that no other site can do it.</summary>
[AllowAnonymous]
public sealed class DeconnexionModel(
    SignInManager<Utilisateur> session,
    FermerSessions fermer,
    Perimetre perimetre,
    IServiceProvider services
) : PageModel
{
    public IActionResult OnGet() => Redirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        string? suite = null;
        if (HttpContext.Features.Get<Acteur>() is { Session: { } ouverte } acteur)
        {
            var jeton = await perimetre
                .Sessions.Where(s => s.Id == ouverte.Id)
                .Select(s => s.JetonIdentite)
                .SingleAsync(annulation);
            if (jeton is not null && services.GetService<ConnexionProConnect>() is { } proConnect)
                suite = await proConnect.TerminerAsync(jeton, annulation);
            await fermer.UneAsync(acteur, ouverte.Id, annulation);
        }
        await session.SignOutAsync();
        // Neither "cookies", which would empty those of every service of the domain, nor "cache", which holds no page and takes
        // seconds to empty. The scripts empty the other tabs.
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        TempData["Succes"] = "Vous êtes déconnecté.";
        return Redirect(suite ?? "/");
    }
}
