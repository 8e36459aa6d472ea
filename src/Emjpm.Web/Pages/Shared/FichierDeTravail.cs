using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Emjpm.Web.Pages.Shared;

/// <summary>The file a long work made, sent piece by piece.</summary>
/// <param name="taille">bytes</param>
public sealed class FichierDeTravail(
    string nom,
    string type,
    long taille,
    IAsyncEnumerable<byte[]> morceaux
) : ActionResult
{
    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var reponse = context.HttpContext.Response;
        reponse.ContentType = type;
        reponse.ContentLength = taille;
        reponse.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = nom,
        }.ToString();
        await foreach (var octets in morceaux)
            await reponse.Body.WriteAsync(octets, context.HttpContext.RequestAborted);
    }
}
