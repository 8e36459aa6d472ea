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
/// deactivated, or whose membership or right ended, is signed out at its next request; so are the other sessions of an
/// account whose password changed.
/// </summary>
public sealed class ChargeActeur(RequestDelegate suite, IOptions<IdentityOptions> options)
{
    public async Task InvokeAsync(HttpContext http, EmjpmDbContext db, TimeProvider horloge)
    {
        if (
            int.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            && http.GetEndpoint() is { } point
            && point.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && !EstUneReprise(http)
        )
        {
            var empreinte = http.User.FindFirstValue(
                options.Value.ClaimsIdentity.SecurityStampClaimType
            );
            var acteur = await db.LireActeurAsync(
                id,
                horloge.Aujourdhui(),
                http.RequestAborted,
                empreinte ?? ""
            );
            if (acteur is null)
            {
                await http.SignOutAsync(IdentityConstants.ApplicationScheme);
                http.User = new ClaimsPrincipal(new ClaimsIdentity());
            }
            else
                http.Features.Set(acteur);
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
