using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// The gestionnaire keeps its mesures itself again: what a software or OCMI kept is released, and may be changed on screen.
/// </summary>
public sealed class ReprendreLaMain(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>How many mesures were released; null when nothing was kept by anybody else.</summary>
    /// <exception cref="RegleMetierException">the actor does not administer</exception>
    public async Task<int?> ExecuterAsync(Acteur acteur, CancellationToken annulation = default)
    {
        acteur.ExigerAdministration();
        var id = acteur.GestionnaireId;
        await using var tx = await db.EcrireAsync(annulation);
        await db.VerrouillerTravauxAsync(id, annulation);
        var mesures = await db
            .Mesures.Where(m => m.GestionnaireId == id && m.GereePar != null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.GereePar, (string?)null)
                        .SetProperty(m => m.GereeDepuis, (DateTime?)null)
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            );
        var g = await db.Gestionnaires.SingleAsync(x => x.Id == id, annulation);
        if (g.GerePar is null && mesures == 0)
            return null;
        var par = g.GerePar;
        g.GerePar = null;
        g.GereDepuis = null;
        g.Version++;
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "gestionnaire.reprendre_la_main",
            "gestionnaire",
            id,
            details: $"{(par is null ? "" : $"{par} : ")}{Francais.Nombre(mesures, "mesure libérée", "mesures libérées")}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return mesures;
    }
}
