using System.Security.Claims;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Security;

/// <summary>
/// Reads the actor of a signed-in request in one query, after authentication and before authorisation. An account
/// deactivated, or whose membership or right ended, is signed out at its next request; so is a session closed from another
/// one, or older than a working day, and so are the other sessions of an account whose password changed.
/// </summary>
public sealed class ChargeActeur(
    RequestDelegate suite,
    IOptions<IdentityOptions> options,
    SecondFacteurExige exige
)
{
    /// <summary>How often the last use of a session is written.</summary>
    private static readonly TimeSpan Rythme = TimeSpan.FromMinutes(5);

    public async Task InvokeAsync(HttpContext http, EmjpmDbContext db, TimeProvider horloge)
    {
        if (
            int.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && http.GetEndpoint() is { } point
            && point.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !EstUneReprise(http)
        )
        {
            var maintenant = horloge.Maintenant();
            _ = Guid.TryParse(http.User.FindFirstValue(OuvrirSession.Session), out var session);
            var jeton = new JetonSession(
                session,
                http.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) ?? "",
                maintenant - SessionOuverte.DureeMaximale
            );
            var acteur = await db.LireActeurAsync(
                id,
                horloge.Aujourdhui(),
                http.RequestAborted,
                jeton
            );
            if (acteur is null)
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
            {
                http.Features.Set(acteur);
                if (acteur.Session!.VueLe <= maintenant - Rythme)
                    await db
                        .SessionsOuvertes.Where(s => s.Id == session)
                        .ExecuteUpdateAsync(
                            s => s.SetProperty(x => x.VueLe, maintenant),
                            http.RequestAborted
                        );
                if (exige.Arrete(http, acteur))
                {
                    http.Response.Redirect(SecondFacteurExige.Page);
                    return;
                }
            }
        }
        await suite(http);
    }

    /// <summary>
    /// Whether an error page is shown for a request that already went through here: it must not fail in turn on a
    /// database that does not answer.
    /// </summary>
    private static bool EstUneReprise(HttpContext http) =>
        http.Features.Get<Acteur>() is not null
        || http.Features.Get<IExceptionHandlerFeature>() is not null;
}
