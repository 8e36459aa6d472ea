using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Emjpm.Core.Imports;

/// <summary>What an apply or an undo did so far, and how the counters of the lieux move.</summary>
internal sealed class BilanApplication
{
    private readonly SortedDictionary<int, (int EnCours, int EnAttente)> lieux = [];

    public int Total { get; init; }
    public int Fait { get; set; }
    public int Creees { get; set; }
    public int Modifiees { get; set; }
    public int Closes { get; set; }
    public int Ouvertes { get; set; }

    /// <summary>Lines that could not be applied, with the reason.</summary>
    public List<(int LigneId, string Phrase)> Changees { get; } = [];

    public void Deplacer(int? lieuId, int enCours, int enAttente = 0)
    {
        if (lieuId is not { } id)
            return;
        var (c, a) = lieux.GetValueOrDefault(id);
        lieux[id] = (c + enCours, a + enAttente);
    }

    /// <summary>
    /// Moves the counters, the lieux in the order of their ids so that two acts never wait for each other. Last thing of the
    /// transaction: a reservation on one of them waits from here to the commit only.
    /// </summary>
    public async Task CompterAsync(EmjpmDbContext db, CancellationToken annulation)
    {
        foreach (var (id, (enCours, enAttente)) in lieux)
        {
            if (enCours != 0)
                await db.CompterMesuresAsync(id, enCours, annulation);
            for (var i = 0; i > enAttente; i--)
                await db.LibererPlaceAsync(id, annulation);
        }
    }
}

/// <summary>How the engines say that somebody else wrote the same rows meanwhile.</summary>
internal static class Concurrence
{
    public static bool EstConcurrence(this Exception e) =>
        e switch
        {
            DbUpdateConcurrencyException => true,
            DbUpdateException { InnerException: { } cause } => cause.EstConcurrence(),
            PostgresException p => p.SqlState
                is PostgresErrorCodes.UniqueViolation
                    or PostgresErrorCodes.DeadlockDetected,
            SqliteException s => s.SqliteExtendedErrorCode == ConflitUnique,
            _ => false,
        };

    // SQLITE_CONSTRAINT_UNIQUE
    private const int ConflitUnique = 2067;

    /// <summary>Lines of an import, by decision.</summary>
    public static async Task<Dictionary<DecisionLigne, int>> CompterLignesAsync(
        this EmjpmDbContext db,
        int importId,
        CancellationToken annulation
    ) =>
        await db
            .LignesImport.Where(l => l.ImportId == importId)
            .GroupBy(l => l.Decision)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);
}
