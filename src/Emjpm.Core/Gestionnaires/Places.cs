using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// The movements of places of a lieu d'exercice: each is one update, called inside the transaction of the act that changes
/// the facts. The row of the lieu stays locked until the commit, so that two acts on the same lieu follow each other.
/// </summary>
public static class Places
{
    /// <summary>
    /// Takes a free place (see <see cref="Disponibilite.Places"/>). False, and nothing changed, when none is left, when no
    /// capacity is known, when the lieu is closed, or when it or its gestionnaire is absent or suspended on <paramref name="date"/>.
    /// </summary>
    public static async Task<bool> PrendrePlaceLibreAsync(
        this EmjpmDbContext db,
        int lieuId,
        DateOnly date,
        CancellationToken annulation
    ) =>
        await db
            .LieuxExercice.Where(l =>
                l.Id == lieuId
                && l.Capacite - l.EnCours - l.EnAttente > 0
                && (l.FermeLe == null || l.FermeLe > date)
                && !db.Indisponibilites.Any(i =>
                    i.GestionnaireId == l.GestionnaireId
                    && (i.LieuExerciceId == null || i.LieuExerciceId == l.Id)
                    && i.Du <= date
                    && (i.Au == null || i.Au >= date)
                )
            )
            .ExecuteUpdateAsync(
                s => s.SetProperty(l => l.EnAttente, l => l.EnAttente + 1),
                annulation
            ) == 1;

    /// <summary>Holds one more place, free or not: what a court does knowingly, or a gestionnaire on its own lieu.</summary>
    public static Task TenirPlaceAsync(
        this EmjpmDbContext db,
        int lieuId,
        CancellationToken annulation
    ) => db.DeplacerAsync(lieuId, 0, +1, annulation);

    /// <summary>Gives back a place held by a reservation.</summary>
    public static Task LibererPlaceAsync(
        this EmjpmDbContext db,
        int lieuId,
        CancellationToken annulation
    ) => db.DeplacerAsync(lieuId, 0, -1, annulation);

    /// <summary>Counts one more open mesure.</summary>
    public static Task CompterMesureAsync(
        this EmjpmDbContext db,
        int lieuId,
        CancellationToken annulation
    ) => db.DeplacerAsync(lieuId, +1, 0, annulation);

    /// <summary>Counts one open mesure less.</summary>
    public static Task DecompterMesureAsync(
        this EmjpmDbContext db,
        int lieuId,
        CancellationToken annulation
    ) => db.DeplacerAsync(lieuId, -1, 0, annulation);

    /// <summary>Counts several open mesures more, or less when negative.</summary>
    public static Task CompterMesuresAsync(
        this EmjpmDbContext db,
        int lieuId,
        int nombre,
        CancellationToken annulation
    ) => db.DeplacerAsync(lieuId, nombre, 0, annulation);

    /// <summary>Moves what a site counts to another; the rows are locked in the order of their ids.</summary>
    public static async Task TransfererPlacesAsync(
        this EmjpmDbContext db,
        int de,
        int vers,
        int enCours,
        int enAttente,
        CancellationToken annulation
    )
    {
        if (de < vers)
            await db.DeplacerAsync(de, -enCours, -enAttente, annulation);
        await db.DeplacerAsync(vers, enCours, enAttente, annulation);
        if (de > vers)
            await db.DeplacerAsync(de, -enCours, -enAttente, annulation);
    }

    private static async Task DeplacerAsync(
        this EmjpmDbContext db,
        int lieuId,
        int enCours,
        int enAttente,
        CancellationToken annulation
    )
    {
        var lignes = await db
            .LieuxExercice.Where(l => l.Id == lieuId)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(l => l.EnCours, l => l.EnCours + enCours)
                        .SetProperty(l => l.EnAttente, l => l.EnAttente + enAttente),
                annulation
            );
        if (lignes != 1)
            throw new InvalidOperationException($"No lieu d'exercice {lieuId}.");
    }
}
