using System.Globalization;
using System.Threading.RateLimiting;
using Emjpm.Core.Comptes;

namespace Emjpm.Web.Security;

/// <summary>
/// What one account may ask of this node in ten minutes, far above what a person does: beyond, a program is emptying the service
/// or wearing it out. Settings <c>Comptes:RecherchesMax</c>, <c>Comptes:FichiersMax</c>, <c>Comptes:DepotsMax</c>; 0: no limit.
/// </summary>
public sealed class FreinCompte : IDisposable
{
    private static readonly TimeSpan Fenetre = TimeSpan.FromMinutes(10);
    private static readonly string[] Recherches =
    [
        "/juridiction/recherche",
        "/juridiction/recherches",
        "/juridiction/gestionnaires",
    ];

    private readonly RequestDelegate _suite;
    private readonly PartitionedRateLimiter<HttpContext> _frein;

    public FreinCompte(RequestDelegate suite, IConfiguration configuration)
    {
        _suite = suite;
        var plafonds = new Dictionary<string, int>
        {
            [nameof(Recherches)] = configuration.GetValue("Comptes:RecherchesMax", 300),
            ["Fichiers"] = configuration.GetValue("Comptes:FichiersMax", 120),
            ["Depots"] = configuration.GetValue("Comptes:DepotsMax", 60),
        };
        _frein = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            Genre(http) is { } genre
            && plafonds[genre] is > 0 and var plafond
            && http.Features.Get<Acteur>() is { } acteur
                ? RateLimitPartition.GetSlidingWindowLimiter(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{genre} {acteur.VuPar?.UtilisateurId ?? acteur.UtilisateurId}"
                    ),
                    _ => new SlidingWindowRateLimiterOptions
                    {
                        PermitLimit = plafond,
                        Window = Fenetre,
                        SegmentsPerWindow = 10,
                    }
                )
                : RateLimitPartition.GetNoLimiter("")
        );
    }

    public Task InvokeAsync(HttpContext http)
    {
        using var permis = _frein.AttemptAcquire(http);
        if (permis.IsAcquired)
            return _suite(http);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    public void Dispose() => _frein.Dispose();

    private static string? Genre(HttpContext http) =>
        Provenance.EstUnFichier(http) ? "Fichiers"
        : http.Request.HasFormContentType
        && http.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? "Depots"
        : Recherches.Any(r => http.Request.Path.StartsWithSegments(r)) ? nameof(Recherches)
        : null;
}
