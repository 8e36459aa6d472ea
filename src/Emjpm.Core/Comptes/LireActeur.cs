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
                Session = db
                    .SessionsOuvertes.Where(s =>
                        s.Id == session
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
                    })
                    .FirstOrDefault(),
                NonLues = db.Notifications.Count(n => n.UtilisateurId == u.Id && n.LueLe == null),
            })
            .FirstOrDefaultAsync(annulation);
        if (lu is null || (jeton is not null && lu.Session is null))
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
        )
        {
            Session = lu.Session is { } s
                ? new SessionCourante(s.Id, s.Moyen, s.Forte, s.VueLe, s.ConfirmeeLe)
                : null,
        };
    }
}

/// <summary>What a cookie claims.</summary>
/// <param name="Session">name of the session</param>
/// <param name="Empreinte">security stamp of the account when it was opened</param>
/// <param name="Debut">a session opened before this instant is over</param>
public sealed record JetonSession(Guid Session, string Empreinte, DateTime Debut);
