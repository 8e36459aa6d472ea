using Emjpm.Core;
using Emjpm.Core.Comptes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Emjpm.Web.Security;

/// <summary>
/// A page of sensitive acts: whoever opens it proved who they are within ten minutes, with the second factor when the account
/// has one, and is led to do so otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExigeConfirmationAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>Where the proof is given.</summary>
    public const string Page = "/compte/confirmer";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) =>
        Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        var http = context.HttpContext;
        if (await EstConfirmeeAsync(http))
            await next();
        else
            context.Result = Demander(http);
    }

    /// <summary>Whether the proof given is recent and strong enough.</summary>
    public static async Task<bool> EstConfirmeeAsync(HttpContext http)
    {
        var services = http.RequestServices;
        var limite =
            services.GetRequiredService<TimeProvider>().Maintenant()
            - SessionOuverte.DureeConfirmation;
        return http.Features.Get<Acteur>()?.Session is { } session
            && session.ConfirmeeLe > limite
            && await SuffisanteAsync(services, session);
    }

    /// <summary>Leads to the proof, then back to the page of the request.</summary>
    public static RedirectResult Demander(HttpContext http) =>
        new($"{Page}?retour={Uri.EscapeDataString(http.Request.Path)}");

    /// <summary>A password alone, perhaps stolen, must not be enough to replace the factor that protects from its theft.</summary>
    private static async Task<bool> SuffisanteAsync(
        IServiceProvider services,
        SessionCourante session
    ) => session.Forte || !await services.GetRequiredService<Perimetre>().AUnSecondFacteurAsync();
}
