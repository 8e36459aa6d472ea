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
            var acteur = await LireAsync(
                db,
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

    /// <summary>
    /// The actor of an account on a date; null when the account gives access to nothing, or when the session's
    /// <paramref name="empreinte"/> is no longer that of the account (null: no session to check).
    /// </summary>
    public static async Task<Acteur?> LireAsync(
        EmjpmDbContext db,
        int utilisateurId,
        DateOnly date,
        CancellationToken annulation,
        string? empreinte = null
    )
    {
        var lu = await db
            .Users.Where(u =>
                u.Id == utilisateurId
                && u.Actif
                && (empreinte == null || u.SecurityStamp == empreinte)
            )
            .Select(u => new
            {
                u.Prenom,
                u.Nom,
                u.Role,
                Tribunal = db
                    .MembresTribunal.Where(m =>
                        m.UtilisateurId == u.Id
                        && m.ApprouveLe != null
                        && m.Du <= date
                        && (m.Au == null || m.Au >= date)
                    )
                    .OrderByDescending(m => m.Du)
                    .ThenByDescending(m => m.Id)
                    .Select(m => new
                    {
                        m.Tribunal!.Id,
                        m.Tribunal.Nom,
                        m.Tribunal.DepartementCode,
                        DepartementNom = db
                            .Departements.Where(d => d.Code == m.Tribunal.DepartementCode)
                            .Select(d => d.Nom)
                            .First(),
                        m.CabinetId,
                    })
                    .FirstOrDefault(),
                Gestionnaire = db
                    .DroitsGestionnaire.Where(d =>
                        d.UtilisateurId == u.Id && d.Du <= date && (d.Au == null || d.Au >= date)
                    )
                    .OrderBy(d => d.Id)
                    .Select(d => new
                    {
                        d.Gestionnaire!.Id,
                        d.Gestionnaire.Nom,
                        d.Gestionnaire.Type,
                        d.Administre,
                        d.Ecrit,
                        d.Repond,
                        d.LieuxIds,
                    })
                    .FirstOrDefault(),
                NonLues = db.Notifications.Count(n => n.UtilisateurId == u.Id && n.LueLe == null),
            })
            .FirstOrDefaultAsync(annulation);
        if (lu is null)
            return null;
        var tribunal = lu.Role is Role.Juge or Role.Greffier ? lu.Tribunal : null;
        var gestionnaire = lu.Role is Role.Gestionnaire ? lu.Gestionnaire : null;
        if (lu.Role is Role.Juge or Role.Greffier && tribunal is null)
            return null;
        if (lu.Role is Role.Gestionnaire && gestionnaire is null)
            return null;
        return new Acteur(
            utilisateurId,
            $"{lu.Prenom} {lu.Nom}",
            lu.Role,
            tribunal is null
                ? null
                : new ActeurTribunal(
                    tribunal.Id,
                    tribunal.Nom,
                    tribunal.DepartementCode,
                    tribunal.DepartementNom,
                    tribunal.CabinetId
                ),
            gestionnaire is null
                ? null
                : new ActeurGestionnaire(
                    gestionnaire.Id,
                    gestionnaire.Nom,
                    gestionnaire.Type,
                    new DroitsMembre(
                        gestionnaire.Administre,
                        gestionnaire.Ecrit,
                        gestionnaire.Repond,
                        gestionnaire.LieuxIds
                    )
                ),
            lu.NonLues
        );
    }
}
