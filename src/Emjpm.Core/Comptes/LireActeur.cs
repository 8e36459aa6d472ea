using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Reading of who acts, in one query: for a request, or for a work that runs after it.</summary>
public static class LireActeur
{
    /// <summary>
    /// The actor of an account on a date; null when the account gives access to nothing, or when the session's
    /// <paramref name="jeton"/> is no longer good (null: no session to check).
    /// </summary>
    public static async Task<Acteur?> LireActeurAsync(
        this EmjpmDbContext db,
        int utilisateurId,
        DateOnly date,
        CancellationToken annulation,
        JetonSession? jeton = null
    )
    {
        var (sansJeton, session, empreinte, debut) = (
            jeton is null,
            jeton?.Session,
            jeton?.Empreinte,
            jeton?.Debut
        );
        var lu = await db
            .Users.Where(u =>
                u.Id == utilisateurId && u.Actif && (sansJeton || u.SecurityStamp == empreinte)
            )
            .Select(u => new
            {
                u.Prenom,
                u.Nom,
                u.Role,
                // By the number asked for and not by the row alone: joined to the row, they would be numbered for every account there is.
                Tribunal = db
                    .MembresTribunal.Where(m =>
                        m.UtilisateurId == utilisateurId
                        && m.UtilisateurId == u.Id
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
                        d.UtilisateurId == utilisateurId
                        && d.UtilisateurId == u.Id
                        && d.Du <= date
                        && (d.Au == null || d.Au >= date)
                    )
                    .OrderBy(d => d.Id)
                    .Select(d => new
                    {
                        d.Gestionnaire!.Id,
                        d.Gestionnaire.Nom,
                        d.Gestionnaire.Type,
                        d.Gestionnaire.SortiLe,
                        d.Administre,
                        d.Ecrit,
                        d.Repond,
                        d.LieuxIds,
                    })
                    .FirstOrDefault(),
                Session = db
                    .SessionsOuvertes.Where(s =>
                        s.Id == session
                        && s.UtilisateurId == utilisateurId
                        && s.UtilisateurId == u.Id
                        && s.FermeeLe == null
                        && s.OuverteLe > debut
                    )
                    .Select(s => new
                    {
                        s.Id,
                        s.Moyen,
                        s.Forte,
                        s.VueLe,
                        s.ConfirmeeLe,
                        s.VoitCompteId,
                        s.VoitJusqua,
                    })
                    .FirstOrDefault(),
                NonLues = db.Notifications.Count(n =>
                    n.UtilisateurId == utilisateurId && n.LueLe == null
                ),
                Territoires = db
                    .DroitsTerritoire.Where(t =>
                        t.UtilisateurId == utilisateurId
                        && t.UtilisateurId == u.Id
                        && t.ApprouveLe != null
                        && t.Du <= date
                        && (t.Au == null || t.Au >= date)
                    )
                    .SelectMany(
                        t =>
                            db.Departements.Where(d => d.RegionCode == t.RegionCode)
                                .DefaultIfEmpty(),
                        (t, d) =>
                            new DroitLu(
                                t.Niveau,
                                t.DepartementCode,
                                t.Departement!.Nom,
                                t.Region!.Nom,
                                d!.Code
                            )
                    )
                    .ToList(),
            })
            .AsSingleQuery()
            .FirstOrDefaultAsync(annulation);
        if (lu is null || (jeton is not null && lu.Session is null))
            return null;
        var tribunal = lu.Role is Role.Juge or Role.Greffier ? lu.Tribunal : null;
        var gestionnaire = lu.Role is Role.Gestionnaire ? lu.Gestionnaire : null;
        if (lu.Role is Role.Juge or Role.Greffier && tribunal is null)
            return null;
        if (lu.Role is Role.Gestionnaire && gestionnaire is null)
            return null;
        var territoire = lu.Role is Role.Direction ? Territoire(lu.Territoires) : null;
        if (lu.Role is Role.Direction && territoire is null)
            return null;
        // Out of the registry, nothing is erased and everything is still read.
        var sorti = gestionnaire?.SortiLe <= date;
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
                        gestionnaire.Administre && !sorti,
                        gestionnaire.Ecrit && !sorti,
                        gestionnaire.Repond && !sorti,
                        gestionnaire.LieuxIds
                    ),
                    sorti ? gestionnaire.SortiLe : null
                ),
            lu.NonLues,
            territoire
        )
        {
            Session = lu.Session is { } s
                ? new SessionCourante(s.Id, s.Moyen, s.Forte, s.VueLe, s.ConfirmeeLe)
                {
                    VoitCompteId = s.VoitCompteId,
                    VoitJusqua = s.VoitJusqua ?? default,
                }
                : null,
        };
    }

    /// <summary>A right, once for each département of its region.</summary>
    private sealed record DroitLu(
        NiveauTerritoire Niveau,
        string? DepartementCode,
        string? DepartementNom,
        string? RegionNom,
        string? CodeDansRegion
    );

    private static ActeurTerritoire? Territoire(List<DroitLu> droits)
    {
        if (droits.Count == 0)
            return null;
        if (droits.Exists(d => d.Niveau == NiveauTerritoire.National))
            return new("France entière", true, []);
        return new(
            Referentiels.Francais.Enumeration([
                .. droits
                    .Select(d => d.RegionNom ?? $"{d.DepartementNom} ({d.DepartementCode})")
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]),
            false,
            [
                .. droits
                    .Select(d =>
                        d.Niveau == NiveauTerritoire.Region ? d.CodeDansRegion : d.DepartementCode
                    )
                    .OfType<string>()
                    .Distinct()
                    .Order(StringComparer.Ordinal),
            ]
        );
    }
}

/// <summary>What a cookie claims.</summary>
/// <param name="Session">name of the session</param>
/// <param name="Empreinte">security stamp of the account when it was opened</param>
/// <param name="Debut">a session opened before this instant is over</param>
public sealed record JetonSession(Guid Session, string Empreinte, DateTime Debut);
