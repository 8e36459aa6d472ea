using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What those who open accounts read: requests, invitations, entries without an account, members of the court.</summary>
public sealed partial class Perimetre
{
    /// <summary>Requests for an account that the actor decides.</summary>
    public IQueryable<DemandeCompte> Demandes => db.DemandesCompte.AsNoTracking().DuRessort(Acteur);

    /// <summary>Invitations that the actor follows: those of its court, of its territory, or all.</summary>
    public IQueryable<Invitation> InvitationsEnvoyees =>
        db.Invitations.AsNoTracking().DuRessort(Acteur);

    /// <summary>Entries of the registry to which the actor may open an account.</summary>
    public IQueryable<Gestionnaire> EntreesAOuvrir =>
        db.Gestionnaires.AsNoTracking().DuRessort(Acteur);

    /// <summary>Members of the actor's court, approved, today.</summary>
    public IQueryable<MembreTribunal> MembresDuTribunal
    {
        get
        {
            var (tribunal, date) = (Acteur.TribunalId, horloge.Aujourdhui());
            return db
                .MembresTribunal.AsNoTracking()
                .Where(m =>
                    m.TribunalId == tribunal
                    && m.ApprouveLe != null
                    && m.Du <= date
                    && (m.Au == null || m.Au >= date)
                    && m.Utilisateur!.Actif
                );
        }
    }
}
