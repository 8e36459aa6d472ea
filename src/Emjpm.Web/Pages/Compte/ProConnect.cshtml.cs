using Emjpm.Web.Security;
using Emjpm.Web.Security.ProConnect;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Leads to ProConnect; shown only when it does not answer.</summary>
[AllowAnonymous]
[EnableRateLimiting(Securite.LimiteConnexion)]
public sealed class ProConnectModel(IServiceProvider services) : PageModel, IFormulaire
{
    public Task ChargerAsync() => Task.CompletedTask;

    public async Task<IActionResult> OnGetAsync(string? retour, CancellationToken annulation) =>
        services.GetService<ConnexionProConnect>() is { } connexion
            ? Redirect(
                await connexion.DemanderAsync(
                    HttpContext,
                    Url.IsLocalUrl(retour) ? retour : null,
                    annulation
                )
            )
            : NotFound();
}
