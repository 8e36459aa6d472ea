using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What a court reads of its own: searches, cabinets, observations, mails.</summary>
public sealed partial class Perimetre
{
    /// <summary>Searches of the actor's court.</summary>
    public IQueryable<Recherche> Recherches
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db.Recherches.AsNoTracking().Where(r => r.TribunalId == tribunal);
        }
    }

    /// <summary>Observations written by the actor's court and not withdrawn.</summary>
    public IQueryable<Observation> Observations
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db
                .Observations.AsNoTracking()
                .Where(o => o.TribunalId == tribunal && o.RetireeLe == null);
        }
    }

    /// <summary>Cabinets of the actor's court.</summary>
    public IQueryable<Cabinet> Cabinets
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db.Cabinets.AsNoTracking().Where(c => c.TribunalId == tribunal);
        }
    }

    /// <summary>Mails sent about the reservations of the actor's court, to either side.</summary>
    public IQueryable<Core.Courriels.Courriel> CourrielsDesReservations
    {
        get
        {
            var tribunal = Acteur.TribunalId;
            return db.Courriels.AsNoTracking().Where(c => c.Reservation!.TribunalId == tribunal);
        }
    }
}
