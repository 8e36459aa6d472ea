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
        var services = http.RequestServices;
        var session = http.Features.Get<Acteur>()?.Session;
        var limite =
            services.GetRequiredService<TimeProvider>().Maintenant()
            - SessionOuverte.DureeConfirmation;
        if (session?.ConfirmeeLe > limite && await SuffisanteAsync(services, session))
            await next();
        else
            context.Result = new RedirectResult(
                $"{Page}?retour={Uri.EscapeDataString(http.Request.Path)}"
            );
    }

    /// <summary>A password alone, perhaps stolen, must not be enough to replace the factor that protects from its theft.</summary>
    private static async Task<bool> SuffisanteAsync(
        IServiceProvider services,
        SessionCourante session
    ) => session.Forte || !await services.GetRequiredService<Perimetre>().AUnSecondFacteurAsync();
}
