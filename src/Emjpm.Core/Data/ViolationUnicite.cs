using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Emjpm.Core.Data;

/// <summary>How each engine says that a unique index refused a row.</summary>
public static class ViolationUnicite
{
    // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY
    private const int UniqueSqlite = 2067;
    private const int ClePrimaireSqlite = 1555;

    /// <summary>Whether the save failed because the same key already exists.</summary>
    public static bool EstDoublon(this DbUpdateException erreur) =>
        erreur.InnerException switch
        {
            PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation,
            SqliteException s => s.SqliteExtendedErrorCode is UniqueSqlite or ClePrimaireSqlite,
            _ => false,
        };
}
