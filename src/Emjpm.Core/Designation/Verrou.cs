using System.Linq.Expressions;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>Loads a reservation to change it: acts on the same reservation follow each other, and each sees what the last one did.</summary>
internal static class Verrou
{
    /// <summary>
    /// Raises the version, which locks the row until the end of the transaction, then loads the reservation with what its
    /// sentences name. Null when none satisfies <paramref name="perimetre"/>.
    /// </summary>
    public static async Task<Reservation?> VerrouillerReservationAsync(
        this EmjpmDbContext db,
        int id,
        Expression<Func<Reservation, bool>> perimetre,
        CancellationToken annulation
    )
    {
        var lignes = await db
            .Reservations.Where(r => r.Id == id)
            .Where(perimetre)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Version, r => r.Version + 1), annulation);
        return lignes == 0
            ? null
            : await db
                .Reservations.Include(r => r.Tribunal)
                .Include(r => r.Gestionnaire)
                .Include(r => r.ReponduPar)
                .Include(r => r.AnnuleePar)
                .Include(r => r.OuvertePar)
                .AsSingleQuery()
                .SingleAsync(r => r.Id == id, annulation);
    }

    /// <summary>The same, among those made with the actor's gestionnaire on the sites that the actor's rights cover.</summary>
    public static Task<Reservation?> VerrouillerReservationDeAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int id,
        CancellationToken annulation
    )
    {
        var (gestionnaire, lieux) = (acteur.GestionnaireId, acteur.Gestionnaire!.Droits.Lieux);
        var tous = lieux.Count == 0;
        return db.VerrouillerReservationAsync(
            id,
            r => r.GestionnaireId == gestionnaire && (tous || lieux.Contains(r.LieuId)),
            annulation
        );
    }

    /// <summary>Whether the search the reservation came from is still kept.</summary>
    public static Task<bool> RechercheGardeeAsync(
        this EmjpmDbContext db,
        Reservation r,
        CancellationToken annulation
    ) =>
        db.Recherches.AnyAsync(
            x => x.Id == r.RechercheId && x.TribunalId == r.TribunalId,
            annulation
        );
}
