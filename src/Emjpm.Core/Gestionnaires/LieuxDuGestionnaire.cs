using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>The lieux an actor may change.</summary>
internal static class LieuxDuGestionnaire
{
    /// <summary>
    /// The lieu of the actor's gestionnaire, open on <paramref name="date"/>, to be changed; null when there is none. Its row
    /// stays locked until the end of the transaction: of two people at once, the second reads what the first declared.
    /// </summary>
    public static async Task<LieuExercice?> LieuDeAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int lieuId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var gestionnaire = acteur.GestionnaireId;
        var lignes = await db
            .LieuxExercice.Where(l =>
                l.Id == lieuId
                && l.GestionnaireId == gestionnaire
                && (l.FermeLe == null || l.FermeLe > date)
            )
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.Version, l => l.Version), annulation);
        return lignes == 0
            ? null
            : await db.LieuxExercice.SingleAsync(l => l.Id == lieuId, annulation);
    }
}
