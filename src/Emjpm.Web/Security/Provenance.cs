using Emjpm.Web.Security.ProConnect;
using Microsoft.AspNetCore.Authorization;

namespace Emjpm.Web.Security;

/// <summary>
/// Files, JSON and the way to ProConnect are for our own pages: a browser that says it was sent there by another site is
/// refused. An address typed or kept says « none », and a program says nothing: both go on.
/// </summary>
public sealed class Provenance(RequestDelegate suite)
{
    private const string Entete = "Sec-Fetch-Site";
    private static readonly string[] Suggestions = ["/communes", "/etablissements"];

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.Headers[Entete] is not [("cross-site" or "same-site")] || !Reservee(http))
            return suite(http);
        if (http.Request.Path == ConnexionProConnect.Page)
            http.Response.Redirect(SessionTerminee.PageConnexion);
        else
        {
            http.Features.Set(new DepuisUnAutreSite());
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        return Task.CompletedTask;
    }

    private static bool Reservee(HttpContext http) =>
        http.Request.Path == ConnexionProConnect.Page
        || (
            http.GetEndpoint() is { } point
            && point.Metadata.GetMetadata<IAllowAnonymous>() is null
            && (EstUnFichier(http) || Suggestions.Contains(http.Request.Path.Value))
        );

    /// <summary>Whether the request reads a file rather than a page: by its name, or by the act of a page that gives one.</summary>
    public static bool EstUnFichier(HttpContext http) =>
        !HttpMethods.IsPost(http.Request.Method)
        && (
            http.Request.RouteValues.ContainsKey("format")
            || http.Request.Query.ContainsKey("handler")
            || Path.HasExtension(http.Request.Path.Value)
        );

    /// <summary>Why the request was refused, for the page that says so.</summary>
    public sealed record DepuisUnAutreSite;
}
