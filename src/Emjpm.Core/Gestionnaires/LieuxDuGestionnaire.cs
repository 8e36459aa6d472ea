using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>The lieux an actor may change.</summary>
internal static class LieuxDuGestionnaire
{
    /// <summary>The lieu of the actor's gestionnaire, open on <paramref name="date"/>, to be changed; null when there is none.</summary>
    public static Task<LieuExercice?> LieuDeAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int lieuId,
        DateOnly date,
        CancellationToken annulation
    )
    {
        var gestionnaire = acteur.GestionnaireId;
        return db.LieuxExercice.SingleOrDefaultAsync(
            l =>
                l.Id == lieuId
                && l.GestionnaireId == gestionnaire
                && (l.FermeLe == null || l.FermeLe > date),
            annulation
        );
    }
}
