using System.Reflection;
using Emjpm.Core.Pilotage;
using Microsoft.Net.Http.Headers;

namespace Emjpm.Web.Api;

/// <summary>
/// Public figures change once a night: an answer says which night it is of, and who holds it already is told so without its being
/// made again. Anybody's page may read it: there is nothing of a person in it, and no cookie counts.
/// </summary>
public sealed class CopieBonne(LecturePublique publique) : IEndpointFilter
{
    /// <summary>Seconds during which a copy is good.</summary>
    public const int Duree = 3_600;

    private static readonly string Programme = Assembly
        .GetExecutingAssembly()
        .ManifestModule.ModuleVersionId.ToString("N")[..8];

    public async ValueTask<object?> InvokeAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        if (await EstBonneAsync(http, publique))
            return Results.StatusCode(StatusCodes.Status304NotModified);
        var reponse = await next(context);
        // A refusal may be over tomorrow, and is nobody's copy.
        if (reponse is IStatusCodeHttpResult { StatusCode: >= 400 })
        {
            http.Response.Headers.Remove(HeaderNames.ETag);
            http.Response.Headers.CacheControl = "no-store";
        }
        return reponse;
    }

    /// <summary>Names the answer, lets it be kept and read from anywhere; true when the reader holds it already.</summary>
    public static async Task<bool> EstBonneAsync(HttpContext http, LecturePublique publique)
    {
        var entetes = http.Response.Headers;
        entetes.AccessControlAllowOrigin = "*";
        entetes.CacheControl = $"public, max-age={Duree}";
        var version = await publique.VersionAsync(http.RequestAborted);
        EntityTagHeaderValue etiquette = new($"\"{version}-{Programme}\"");
        entetes.ETag = etiquette.ToString();
        return http
            .Request.GetTypedHeaders()
            .IfNoneMatch.Any(t => t.Compare(etiquette, useStrongComparison: false));
    }
}
