using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Emjpm.Core.Data;

/// <summary>The two engines behind one door: SQLite by default, PostgreSQL when the connection string names a host.</summary>
public static class Moteur
{
    /// <summary>The embedded database, when no connection string is configured.</summary>
    private const string ParDefaut = "Data Source=data/emjpm.db";

    /// <summary>The connection string <c>ConnectionStrings:Emjpm</c> of the configuration, else an embedded database.</summary>
    public static string LireConnexion(IConfiguration configuration) =>
        configuration.GetConnectionString("Emjpm") ?? ParDefaut;

    /// <summary>Applies the migrations that miss, creating the database and the folder of its file when there is none.</summary>
    /// <returns>the names of those applied</returns>
    public static async Task<IReadOnlyList<string>> MigrerAsync(
        this EmjpmDbContext db,
        CancellationToken annulation = default
    )
    {
        if (
            db.Database.IsSqlite()
            && Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)
                is { Length: > 0 } dossier
        )
            Directory.CreateDirectory(dossier);
        var manquantes = await db.Database.GetPendingMigrationsAsync(annulation);
        await db.Database.MigrateAsync(annulation);
        return [.. manquantes];
    }

    /// <summary>Whether <paramref name="connexion"/> is a PostgreSQL connection string.</summary>
    public static bool EstPostgres(string connexion) => Contient(connexion, "Host");

    /// <summary>The assembly of the migrations of the engine of <paramref name="connexion"/>.</summary>
    public static string Migrations(string connexion) =>
        EstPostgres(connexion) ? "Emjpm.Migrations.Postgres" : "Emjpm.Migrations.Sqlite";

    private static bool Contient(string connexion, string cle) =>
        new DbConnectionStringBuilder { ConnectionString = connexion }.ContainsKey(cle);

    /// <summary>Chooses the engine, its migrations and its settings from the connection string.</summary>
    public static DbContextOptionsBuilder UtiliserMoteur(
        this DbContextOptionsBuilder options,
        string connexion
    ) =>
        EstPostgres(connexion)
            ? options.UseNpgsql(
                Regler(Chiffrer(connexion)),
                o => o.MigrationsAssembly(Migrations(connexion))
            )
            : options
                // A list of ids is one parameter: as one for each, SQLite takes longer to read thousands of them than to answer.
                .UseSqlite(
                    connexion,
                    o =>
                        o.MigrationsAssembly(Migrations(connexion))
                            .UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)
                )
                .AddInterceptors(ReglagesSqlite.Instance);

    /// <summary>
    /// A server of another machine is reached over TLS, its certificate and its name verified, unless the string says otherwise.
    /// </summary>
    public static string Chiffrer(string connexion)
    {
        var chaine = new NpgsqlConnectionStringBuilder(connexion);
        if (Contient(connexion, "SSL Mode") || Contient(connexion, "SslMode") || EstLocale(chaine))
            return connexion;
        chaine.SslMode = SslMode.VerifyFull;
        return chaine.ConnectionString;
    }

    /// <summary>Whether nobody between reads what the database is asked, nor answers in its place.</summary>
    public static bool EstSure(string connexion) =>
        !EstPostgres(connexion)
        || new NpgsqlConnectionStringBuilder(Chiffrer(connexion)) is var chaine
            && (chaine.SslMode is SslMode.VerifyFull or SslMode.VerifyCA || EstLocale(chaine));

    /// <summary>Whether every server named is this machine.</summary>
    private static bool EstLocale(NpgsqlConnectionStringBuilder chaine) =>
        (chaine.Host ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .All(h => Reseau.EstLocal(h) || Reseau.EstLocal(h.Split(':')[0]));

    /// <summary>
    /// PostgreSQL compiles to machine code what it believes long: the queries of a page, which are not, then lose more to the
    /// compilation than they cost. It believes too that to follow an index costs four times what reading on does, as on a turning
    /// disk. And it would plan each query anew every time: planning cost as much as running. Nothing is left on a connection
    /// that is given back (locks are those of a transaction), so that there is nothing to reset. An operator's own settings are kept.
    /// </summary>
    public static string Regler(string connexion)
    {
        var chaine = new NpgsqlConnectionStringBuilder(connexion);
        if (string.IsNullOrEmpty(chaine.Options))
            chaine.Options = "-c jit=off -c random_page_cost=1.1";
        if (!Contient(connexion, "Max Auto Prepare"))
            chaine.MaxAutoPrepare = 100;
        if (!Contient(connexion, "No Reset On Close"))
            chaine.NoResetOnClose = true;
        return chaine.ConnectionString;
    }

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
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-2000;";
            commande.ExecuteNonQuery();
        }
    }
}
