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

    /// <summary>Signing out is done as oneself.</summary>
    private const string PageDeSortie = "/deconnexion";

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
                if (
                    http.Request.Path != PageDeSortie
                    && await VueCommeAsync(acteur, db, maintenant, http.RequestAborted) is { } vu
                )
                {
                    acteur = vu;
                    if (!LectureSeule(http))
                    {
                        http.Features.Set(acteur);
                        http.Response.StatusCode = StatusCodes.Status403Forbidden;
                        return;
                    }
                }
                // The policies ask the role of now, not that of the day the cookie was written.
                http.User = AvecRole(http.User, acteur.Role);
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

    /// <summary>The actor as whom an administrator looks at the service; null when it looks as itself.</summary>
    private static async Task<Acteur?> VueCommeAsync(
        Acteur acteur,
        EmjpmDbContext db,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        if (
            acteur is not { Role: Role.Administration, Session: { VoitCompteId: { } id } session }
            || session.VoitJusqua <= maintenant
        )
            return null;
        var vu = await db.LireActeurAsync(id, Horloge.DateParis(maintenant), annulation);
        return vu is null or { Role: Role.Administration }
            ? null
            : vu with
            {
                Session = session,
                VuPar = new(acteur.UtilisateurId, acteur.Nom, session.VoitJusqua),
            };
    }

    /// <summary>Looking as somebody else: pages and files only, never those of the person's own account.</summary>
    private static bool LectureSeule(HttpContext http) =>
        http.Request.Path == VoirComme.PageDeFin
        || (
            (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            && !http.Request.Path.StartsWithSegments("/compte")
        );

    private static ClaimsPrincipal AvecRole(ClaimsPrincipal lu, Role role)
    {
        var nom = role.ToString();
        if (lu.Identity is not ClaimsIdentity identite || lu.IsInRole(nom))
            return lu;
        var autre = identite.Clone();
        foreach (var ancien in autre.FindAll(autre.RoleClaimType).ToList())
            autre.RemoveClaim(ancien);
        autre.AddClaim(new Claim(autre.RoleClaimType, nom));
        return new ClaimsPrincipal(autre);
    }

    /// <summary>
    /// Whether an error page is shown for a request that already went through here: it must not fail in turn on a
    /// database that does not answer.
    /// </summary>
    private static bool EstUneReprise(HttpContext http) =>
        http.Features.Get<Acteur>() is not null
        || http.Features.Get<IExceptionHandlerFeature>() is not null;
}
