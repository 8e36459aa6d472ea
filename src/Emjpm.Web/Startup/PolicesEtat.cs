using Microsoft.Extensions.Options;

namespace Emjpm.Web.Startup;

/// <summary>
/// The State's typeface is outside the licence of its design system: it is not in the repository. An instance run for
/// the State names the folder that holds it; app/etat.css asks for its files under /etat/fonts.
/// </summary>
public static class PolicesEtat
{
    public static void ServirPolicesEtat(this WebApplication app)
    {
        var reglages = app.Services.GetRequiredService<IOptions<Reglages>>().Value;
        if (!reglages.Etat || reglages.DossierPolices is not { } dossier)
            return;
        app.MapGet(
                @"/etat/fonts/{police:regex(^Marianne-\w+\.woff2$)}",
                (string police, HttpResponse reponse) =>
                {
                    var fichier = new FileInfo(Path.GetFullPath(Path.Combine(dossier, police)));
                    if (!fichier.Exists)
                        return Results.NotFound();
                    reponse.Headers.CacheControl = "public, max-age=604800";
                    return Results.File(
                        fichier.FullName,
                        "font/woff2",
                        lastModified: fichier.LastWriteTimeUtc
                    );
                }
            )
            .AllowAnonymous();
    }
}
