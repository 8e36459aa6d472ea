using Emjpm.Core.Pilotage;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Security;

/// <summary>What an agent reads of the figures: those of all France aggregated, the lines and the alerts of its territory.</summary>
public sealed partial class Perimetre
{
    /// <summary>Alerts of the territory of the agent.</summary>
    public IQueryable<Alerte> Alertes
    {
        get
        {
            var (national, codes) = Territoire;
            return db
                .Alertes.AsNoTracking()
                .Where(a => national || codes.Contains(a.DepartementCode));
        }
    }

    /// <summary>Thresholds set in the territory of the agent.</summary>
    public IQueryable<SeuilAlerte> SeuilsAlerte
    {
        get
        {
            var (national, codes) = Territoire;
            return db
                .SeuilsAlerte.AsNoTracking()
                .Where(s => national || codes.Contains(s.DepartementCode));
        }
    }

    /// <summary>Views of the figures that the actor kept.</summary>
    public IQueryable<VueEnregistree> Vues
    {
        get
        {
            var utilisateur = Acteur.UtilisateurId;
            return db.VuesEnregistrees.AsNoTracking().Where(v => v.UtilisateurId == utilisateur);
        }
    }

    /// <summary>Whether some départements are all in the territory of the agent: the lines behind their figures are then read.</summary>
    public bool CouvreLesDepartements(IReadOnlyList<string> departements)
    {
        var (national, codes) = Territoire;
        return national || (departements.Count > 0 && departements.All(codes.Contains));
    }
}
