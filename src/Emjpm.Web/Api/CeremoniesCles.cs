using Emjpm.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Api;

/// <summary>What a page asks before it calls the browser for a passkey: a challenge, and what is expected of the key.</summary>
public static class CeremoniesCles
{
    public static void ServirCeremoniesCles(this WebApplication app)
    {
        app.MapPost(
                "/connexion/cle/options",
                async (HttpContext http, IAntiforgery antiforgery, CeremonieCle ceremonie) =>
                    await antiforgery.IsRequestValidAsync(http)
                        ? Results.Text(await ceremonie.ProposerUsageAsync(), "application/json")
                        : Results.BadRequest()
            )
            .AllowAnonymous()
            .RequireRateLimiting(Startup.Securite.LimiteConnexion);

        app.MapPost(
            "/compte/securite/cles/options",
            async (
                HttpContext http,
                IAntiforgery antiforgery,
                CeremonieCle ceremonie,
                Perimetre perimetre
            ) =>
                await antiforgery.IsRequestValidAsync(http)
                    ? Results.Text(
                        await ceremonie.ProposerCreationAsync(
                            perimetre.Acteur,
                            await perimetre.Comptes.Select(u => u.Email!).SingleAsync()
                        ),
                        "application/json"
                    )
                    : Results.BadRequest()
        );
    }
}
