using Emjpm.Core.Comptes;
using Emjpm.Core.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What the administration reads of the service: recurring jobs, outbox.</summary>
public sealed partial class Perimetre
{
    /// <summary>Recurring jobs: administration only.</summary>
    public IQueryable<Tache> Taches
    {
        get
        {
            var administre = Acteur.Role == Role.Administration;
            return db.Taches.AsNoTracking().Where(t => administre);
        }
    }

    /// <summary>Outbox of mails: administration only.</summary>
    public IQueryable<Core.Courriels.Courriel> Courriels
    {
        get
        {
            var administre = Acteur.Role == Role.Administration;
            return db.Courriels.AsNoTracking().Where(c => administre);
        }
    }
}
