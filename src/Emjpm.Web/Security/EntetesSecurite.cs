using Emjpm.Web.Security.ProConnect;
using Emjpm.Web.Startup;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Security;

/// <summary>Response headers: strict content policy without inline script, no referrer, no framing, no caching of pages.</summary>
public sealed class EntetesSecurite(
    RequestDelegate suite,
    IOptions<Reglages> reglages,
    IServiceProvider services
)
{
    private readonly string _politique =
        "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; "
        + $"img-src 'self' data:{OrigineTuiles(reglages.Value.Tuiles)}; object-src 'none'; base-uri 'none'; "
        // Signing out is a form, which ends at the provider when the session began there.
        + $"form-action 'self'{OrigineProConnect(services)}; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext http)
    {
        var entetes = http.Response.Headers;
        entetes.ContentSecurityPolicy = _politique;
        entetes.XContentTypeOptions = "nosniff";
        entetes["Referrer-Policy"] = "no-referrer";
        entetes["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
        entetes["Cross-Origin-Opener-Policy"] = "same-origin";
        http.Response.OnStarting(() =>
        {
            if (!entetes.ContainsKey("Cache-Control"))
                entetes.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return suite(http);
    }

    private static string OrigineProConnect(IServiceProvider services) =>
        services.GetService<ReglagesProConnect>() is { } p
            ? $" {p.Autorite.GetLeftPart(UriPartial.Authority)}"
            : "";

    private static string OrigineTuiles(string? tuiles) =>
        tuiles is null ? ""
        : Uri.TryCreate(
            tuiles.Replace("{s}.", "", StringComparison.Ordinal),
            UriKind.Absolute,
            out var u
        )
            // Tiles spread over subdomains ({s}) come from any of them.
            ? $" {u.Scheme}://{(tuiles.Contains("{s}.", StringComparison.Ordinal) ? "*." : "")}{u.Authority}"
        : throw new InvalidOperationException("Emjpm:Tuiles is not an absolute URL.");
}
