using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What anyone reads of its own account.</summary>
public sealed partial class Perimetre
{
    /// <summary>Notifications of the actor.</summary>
    public IQueryable<Core.Courriels.Notification> Notifications
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.Notifications.AsNoTracking().Where(n => n.UtilisateurId == utilisateur);
        }
    }

    /// <summary>The account of the actor.</summary>
    public IQueryable<Utilisateur> Comptes
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.Users.AsNoTracking().Where(u => u.Id == utilisateur);
        }
    }

    /// <summary>Sessions of the actor's account, those over included.</summary>
    public IQueryable<SessionOuverte> Sessions
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.SessionsOuvertes.AsNoTracking().Where(s => s.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Attempts to sign in to the actor's account.</summary>
    public IQueryable<TentativeConnexion> Tentatives
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.TentativesConnexion.AsNoTracking().Where(t => t.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Authenticator application of the actor's account: one, or none.</summary>
    public IQueryable<SecondFacteur> Applications
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.SecondsFacteurs.AsNoTracking().Where(f => f.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Passkeys of the actor's account.</summary>
    public IQueryable<IdentityUserPasskey<int>> ClesAcces
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.ClesAcces.AsNoTracking().Where(c => c.UserId == utilisateur);
        }
    }

    /// <summary>Recovery codes of the actor's account that were not used.</summary>
    public IQueryable<CodeSecours> CodesSecours
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db
                .CodesSecours.AsNoTracking()
                .Where(c => c.UtilisateurId == utilisateur && c.UtiliseLe == null);
        }
    }

    /// <summary>Whether the actor's account has an application or a passkey.</summary>
    public Task<bool> AUnSecondFacteurAsync() =>
        db.AUnSecondFacteurAsync(Acteur.UtilisateurId, CancellationToken.None);

    /// <summary>Memberships of the actor in courts, past ones included.</summary>
    public IQueryable<MembreTribunal> Appartenances
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.MembresTribunal.AsNoTracking().Where(m => m.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Rights of the actor on gestionnaires, past ones included.</summary>
    public IQueryable<DroitGestionnaire> Droits
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.DroitsGestionnaire.AsNoTracking().Where(d => d.UtilisateurId == utilisateur);
        }
    }
}
