using Emjpm.Web.Security;
using Emjpm.Web.Security.ProConnect;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Where ProConnect sends the browser back; shown only when the answer is refused.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class RetourProConnectModel(IServiceProvider services, SaisiesInterrompues saisies)
    : EntreeModel(saisies),
        IFormulaire
{
    public Task ChargerAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (services.GetService<ConnexionProConnect>() is not { } connexion)
            return NotFound();
        var issue = await connexion.RecevoirAsync(HttpContext, annulation);
        Retour = issue.Page;
        return issue.Acteur is { } acteur
            ? Entrer(acteur, null)
            : Redirect($"/connexion/code?retour={Uri.EscapeDataString(issue.Page ?? "")}");
    }
}
