using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Demandes;

/// <summary>Somebody who may decide on a request.</summary>
public sealed record Decideur(int UtilisateurId, string Courriel, Role Role);

/// <summary>
/// Who decides on which request, in one place. The judges of a court on its members; the agents of a département, and those of
/// its région, on the professionals of the registry; the national level on everything, agents included. The administration of
/// the instance may do what the national level may: the first national agent has nobody before him.
/// </summary>
public static class CompetenceDemandes
{
    /// <summary>The requests, filed, that an actor reads and decides.</summary>
    public static IQueryable<DemandeCompte> DuRessort(
        this IQueryable<DemandeCompte> demandes,
        Acteur acteur
    )
    {
        var deposees = demandes.Where(d => d.Etat != EtatDemande.AConfirmer);
        if (acteur.DecidePartout())
            return deposees;
        if (acteur is { Role: Role.Juge, Tribunal.Id: var tribunal })
            return deposees.Where(d => d.TribunalId == tribunal);
        if (acteur.Territoire is { } territoire)
        {
            var codes = territoire.Departements;
            var professionnels = ProfilDemandeExtensions.Professionnels;
            return deposees.Where(d =>
                professionnels.Contains(d.Profil) && codes.Contains(d.DepartementCode!)
            );
        }
        return deposees.Where(d => false);
    }

    /// <summary>The entries of the registry to which an actor may open an account.</summary>
    public static IQueryable<Gestionnaire> DuRessort(
        this IQueryable<Gestionnaire> entrees,
        Acteur acteur
    )
    {
        if (acteur.DecidePartout())
            return entrees;
        var codes = acteur.Territoire?.Departements ?? [];
        return entrees.Where(g =>
            g.Habilitations.Any(h => codes.Contains(h.DepartementCode))
            || (
                !g.Habilitations.Any()
                && g.Lieux.Any(l => codes.Contains(l.Commune!.DepartementCode))
            )
        );
    }

    /// <summary>
    /// The invitations that an actor follows: those that somebody competent for the same people sent, never those by which a
    /// service invites its own members.
    /// </summary>
    public static IQueryable<Invitation> DuRessort(
        this IQueryable<Invitation> invitations,
        Acteur acteur
    )
    {
        var envoyees = invitations.Where(i => i.InvitePar!.Role != Role.Gestionnaire);
        if (acteur.DecidePartout())
            return envoyees;
        if (acteur is { Role: Role.Juge, Tribunal.Id: var tribunal })
            return envoyees.Where(i => i.TribunalId == tribunal);
        var codes = acteur.Territoire?.Departements ?? [];
        return envoyees.Where(i =>
            i.GestionnaireId != null
            && (
                i.Gestionnaire!.Habilitations.Any(h => codes.Contains(h.DepartementCode))
                || i.Gestionnaire.Lieux.Any(l => codes.Contains(l.Commune!.DepartementCode))
            )
        );
    }

    /// <summary>Whether the actor decides on agents, and everywhere.</summary>
    public static bool DecidePartout(this Acteur acteur) =>
        acteur is { Role: Role.Administration } or { Territoire.National: true };

    /// <summary>
    /// Those to tell of a request: the nearest level that has somebody. A court without a judge, a département without an agent
    /// never leaves a request unread.
    /// </summary>
    public static async Task<IReadOnlyList<Decideur>> DecideursAsync(
        this EmjpmDbContext db,
        DemandeCompte d,
        DateOnly date,
        CancellationToken annulation
    )
    {
        if (d.TribunalId is { } tribunal)
        {
            var juges = await db
                .MembresTribunal.Where(m =>
                    m.TribunalId == tribunal
                    && m.ApprouveLe != null
                    && m.Du <= date
                    && (m.Au == null || m.Au >= date)
                    && m.Utilisateur!.Actif
                    && m.Utilisateur.Role == Role.Juge
                )
                .Select(m => new Decideur(m.UtilisateurId, m.Utilisateur!.Email!, Role.Juge))
                .ToListAsync(annulation);
            if (juges.Count > 0)
                return juges;
        }
        var droits = db.DroitsTerritoire.Where(t =>
            t.ApprouveLe != null
            && t.Du <= date
            && (t.Au == null || t.Au >= date)
            && t.Utilisateur!.Actif
            && t.Utilisateur.Role == Role.Direction
        );
        var departement = d.Profil.Type() is null ? null : d.DepartementCode;
        var niveaux = new[]
        {
            droits.Where(t => departement != null && t.DepartementCode == departement),
            droits.Where(t =>
                departement != null
                && db.Departements.Any(x => x.Code == departement && x.RegionCode == t.RegionCode)
            ),
            droits.Where(t => t.Niveau == NiveauTerritoire.National),
        };
        foreach (var niveau in niveaux)
        {
            var agents = await niveau
                .Select(t => new Decideur(t.UtilisateurId, t.Utilisateur!.Email!, Role.Direction))
                .ToListAsync(annulation);
            if (agents.Count > 0)
                return [.. agents.DistinctBy(a => a.UtilisateurId)];
        }
        return await db
            .Users.Where(u => u.Actif && u.Role == Role.Administration)
            .Select(u => new Decideur(u.Id, u.Email!, Role.Administration))
            .ToListAsync(annulation);
    }

    /// <summary>The page on which somebody of that role decides.</summary>
    public static string Page(Role role, int demandeId) =>
        role switch
        {
            Role.Juge => $"/juridiction/membres/demandes/{demandeId}",
            Role.Direction => $"/direction/demandes/{demandeId}",
            _ => $"/administration/demandes/{demandeId}",
        };
}
