using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Emjpm.Web.Security;

/// <summary>
/// What a visitor without a session receives instead of a page: a redirection to the sign-in page, or that page itself
/// when a form was sent, carrying what was typed; a program receives 401.
/// </summary>
public sealed class SessionTerminee(RequestDelegate suite)
{
    public const string PageConnexion = "/connexion";

    /// <summary>Serves the sign-in page in place of the answer when a form waits for a new session.</summary>
    public async Task InvokeAsync(HttpContext http)
    {
        await suite(http);
        if (http.Features.Get<Scellee>() is null || http.Response.HasStarted)
            return;
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();
        http.Request.Method = HttpMethods.Get;
        http.Request.Path = PageConnexion;
        http.Request.QueryString = QueryString.Empty;
        await suite(http);
    }

    /// <summary>The sealed form that waits for a new session; null when there is none.</summary>
    public static string? SaisieEnAttente(HttpContext http) => http.Features.Get<Scellee>()?.Texte;

    /// <summary>Answer to a request without a session.</summary>
    public static async Task DemanderAsync(RedirectContext<CookieAuthenticationOptions> demande)
    {
        var http = demande.HttpContext;
        if (http.GetEndpoint() is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var saisies = http.RequestServices.GetRequiredService<SaisiesInterrompues>();
        if (await saisies.ScellerAsync(http) is { } scellee)
        {
            http.Features.Set(new Scellee(scellee));
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (ReponseJson.Attendue(http.Request.Path, http.Request))
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else
            http.Response.Redirect(demande.RedirectUri);
    }

    /// <summary>Answer to an account whose role does not enter the space: 403, in place.</summary>
    public static Task RefuserAsync(RedirectContext<CookieAuthenticationOptions> demande)
    {
        demande.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private sealed record Scellee(string Texte);
}
