namespace Emjpm.Web.Security;

/// <summary>
/// Refuses what came in clear to an instance served over HTTPS, before any page: nothing is redirected, so that a program
/// which sends a secret in clear learns it. What watches the node asks it directly, and is answered.
/// </summary>
public sealed partial class ExigeHttps(
    RequestDelegate suite,
    MarqueCookies marque,
    ILogger<ExigeHttps> journal
)
{
    private static readonly string[] Surveillance = ["/healthz", "/readyz", "/sante"];
    private int _dit;

    public Task InvokeAsync(HttpContext http)
    {
        if (
            !marque.Surs
            || http.Request.IsHttps
            || Surveillance.Contains(http.Request.Path.Value, StringComparer.Ordinal)
        )
            return suite(http);
        // Once: it is the configuration of the proxy that is wrong, not the request.
        if (Interlocked.Exchange(ref _dit, 1) == 0)
            EnClair();
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("Ce service ne répond qu’en HTTPS.");
    }

    [LoggerMessage(
        LogLevel.Warning,
        "A request came in clear and was refused: the proxy must end TLS and send X-Forwarded-Proto, see docs/exploitation.md"
    )]
    private partial void EnClair();
}
