using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>The lieux an actor of a gestionnaire sees and changes: those that its rights cover.</summary>
public static class LieuxDuGestionnaire
{
    /// <summary>Sites of the actor's gestionnaire that its rights cover, closed ones included.</summary>
    public static IQueryable<LieuExercice> De(
        this IQueryable<LieuExercice> lieux,
        ActeurGestionnaire acteur
    )
    {
        var (id, couverts) = (acteur.Id, acteur.Droits.Lieux);
        var siens = lieux.Where(l => l.GestionnaireId == id);
        return couverts.Count == 0 ? siens : siens.Where(l => couverts.Contains(l.Id));
    }

    /// <summary>Those that are not closed on a date; those still to open included.</summary>
    public static IQueryable<LieuExercice> NonFermes(
        this IQueryable<LieuExercice> lieux,
        DateOnly date
    ) => lieux.Where(l => l.FermeLe == null || l.FermeLe > date);

    /// <summary>
    /// The lieu of the actor, not closed on <paramref name="date"/>, to be changed; null when there is none. Its row stays locked
    /// until the end of the transaction: of two people at once, the second reads what the first declared.
    /// </summary>
    internal static async Task<LieuExercice?> LieuDeAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int lieuId,
        DateOnly date,
        CancellationToken annulation
    ) =>
        await db.VerrouillerLieuxAsync(
            db.LieuxExercice.De(acteur.Gestionnaire!).NonFermes(date).Where(l => l.Id == lieuId),
            annulation
        ) == 0
            ? null
            : await db.LieuxExercice.SingleAsync(l => l.Id == lieuId, annulation);

    /// <summary>Locks rows of lieux until the end of the transaction; how many there were.</summary>
    internal static Task<int> VerrouillerLieuxAsync(
        this EmjpmDbContext db,
        IQueryable<LieuExercice> lieux,
        CancellationToken annulation
    ) => lieux.ExecuteUpdateAsync(s => s.SetProperty(l => l.Version, l => l.Version), annulation);

    /// <summary>Refuses a lieu to which a mesure or a reservation may not go.</summary>
    /// <param name="champ">field under which the refusal is shown</param>
    /// <exception cref="RegleMetierException">it is closed, or not one of those that the actor's rights cover</exception>
    internal static async Task ExigerLieuOuvertAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int lieuId,
        DateOnly date,
        string champ,
        CancellationToken annulation
    )
    {
        if (
            !await db
                .LieuxExercice.De(acteur.Gestionnaire!)
                .NonFermes(date)
                .AnyAsync(l => l.Id == lieuId, annulation)
        )
            throw new RegleMetierException("Choisissez un de vos lieux d’exercice ouverts.", champ);
    }
}
