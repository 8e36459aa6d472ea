using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Emjpm.Web.Pages.Shared;

/// <summary>
/// A table to download. It is written whole to a buffer, on disk beyond a size, before the answer begins: a failure gives
/// an error page, never half a file.
/// </summary>
/// <param name="nom">name of the file without its extension</param>
/// <param name="lignes">read one by one</param>
public sealed class FichierClasseur<T>(
    FormatClasseur format,
    string nom,
    Feuille<T> feuille,
    IAsyncEnumerable<T> lignes
) : ActionResult
{
    private const int SeuilMemoire = 256 * 1024;

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var reponse = context.HttpContext.Response;
        var annulation = context.HttpContext.RequestAborted;
        await using var fichier = new FileBufferingWriteStream(SeuilMemoire);
        await Classeur.EcrireAsync(fichier, format, feuille, lignes, annulation);
        reponse.ContentType = format.TypeMime();
        reponse.ContentLength = fichier.Length;
        reponse.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{nom}.{format.Handle()}",
        }.ToString();
        await fichier.DrainBufferAsync(reponse.Body, annulation);
    }
}
