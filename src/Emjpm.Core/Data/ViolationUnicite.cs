using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Emjpm.Core.Data;

/// <summary>How each engine says that a unique index refused a row.</summary>
public static class ViolationUnicite
{
    private const int ContrainteUniqueSqlite = 2067; // SQLITE_CONSTRAINT_UNIQUE

    /// <summary>Whether the save failed because the same key already exists.</summary>
    public static bool EstDoublon(this DbUpdateException erreur) =>
        erreur.InnerException switch
        {
            PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation,
            SqliteException s => s.SqliteExtendedErrorCode == ContrainteUniqueSqlite,
            _ => false,
        };
}
