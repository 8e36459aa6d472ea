using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Data;

/// <summary>Works over many mesures of one gestionnaire, imports and acts in bulk, follow each other.</summary>
internal static class VerrouGestionnaire
{
    /// <summary>
    /// Waits for the other works of the gestionnaire, until the end of the transaction. Not its row: every other act locks that
    /// one after the reservations, the mesures and the sites, which these works only reach later. On SQLite nobody else writes.
    /// </summary>
    public static Task VerrouillerTravauxAsync(
        this EmjpmDbContext db,
        int gestionnaireId,
        CancellationToken annulation
    ) =>
        db.Database.IsSqlite()
            ? Task.CompletedTask
            : db.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock({Espace}, {gestionnaireId})",
                annulation
            );

    // Any number that no other advisory lock of the database uses.
    private const int Espace = 1;
}
