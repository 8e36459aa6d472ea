using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Emjpm.Core.Data;

/// <summary>The two engines behind one door: SQLite by default, PostgreSQL when the connection string names a host.</summary>
public static class Moteur
{
    /// <summary>Whether <paramref name="connexion"/> is a PostgreSQL connection string.</summary>
    public static bool EstPostgres(string connexion) =>
        new DbConnectionStringBuilder { ConnectionString = connexion }.ContainsKey("Host");

    /// <summary>Chooses the engine, its migrations and its settings from the connection string.</summary>
    public static DbContextOptionsBuilder UtiliserMoteur(
        this DbContextOptionsBuilder options,
        string connexion
    ) =>
        EstPostgres(connexion)
            ? options.UseNpgsql(connexion, o => o.MigrationsAssembly("Emjpm.Migrations.Postgres"))
            : options
                .UseSqlite(connexion, o => o.MigrationsAssembly("Emjpm.Migrations.Sqlite"))
                .AddInterceptors(ReglagesSqlite.Instance);

    /// <summary>
    /// Opens a transaction that writes. On SQLite it takes the write lock at once (BEGIN IMMEDIATE), so that a read
    /// followed by a write cannot fail half-way on a busy database; on PostgreSQL it is read committed.
    /// </summary>
    public static Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction> EcrireAsync(
        this EmjpmDbContext db,
        CancellationToken annulation = default
    ) =>
        db.Database.BeginTransactionAsync(
            db.Database.IsSqlite()
                ? System.Data.IsolationLevel.Serializable
                : System.Data.IsolationLevel.ReadCommitted,
            annulation
        );

    private sealed class ReglagesSqlite : DbConnectionInterceptor
    {
        public static readonly ReglagesSqlite Instance = new();

        public override void ConnectionOpened(
            DbConnection connection,
            ConnectionEndEventData eventData
        ) => Regler(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Regler(connection);
            return Task.CompletedTask;
        }

        private static void Regler(DbConnection connection)
        {
            using var commande = ((SqliteConnection)connection).CreateCommand();
            commande.CommandText =
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000;";
            commande.ExecuteNonQuery();
        }
    }
}
