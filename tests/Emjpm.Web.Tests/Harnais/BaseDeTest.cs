using Emjpm.Core.Data;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>The engine of this run: <c>EMJPM_TEST_MOTEUR=sqlite|postgres</c>; the suite is run once on each.</summary>
public static class MoteurDeTest
{
    public const string Variable = "EMJPM_TEST_MOTEUR";
    public const string VariablePostgres = "EMJPM_TEST_POSTGRES";

    public static readonly bool Postgres = Environment.GetEnvironmentVariable(Variable) switch
    {
        null or "" or "sqlite" => false,
        "postgres" => true,
        var autre => throw new InvalidOperationException(
            $"{Variable} is « {autre} »; sqlite or postgres is expected."
        ),
    };

    /// <summary>Connection string of a server on which databases may be created, without a database name.</summary>
    public static string Serveur =>
        Environment.GetEnvironmentVariable(VariablePostgres)
        ?? throw new InvalidOperationException(
            $"{VariablePostgres} must hold the connection string of a PostgreSQL server, for example Host=127.0.0.1;Username=postgres. « make test » starts one."
        );
}

/// <summary>
/// A private database: an empty one to build the template, or a copy of it (a file copy on SQLite,
/// <c>CREATE DATABASE … TEMPLATE …</c> on PostgreSQL).
/// </summary>
public sealed class BaseDeTest : IAsyncDisposable
{
    /// <summary>PostgreSQL refuses to copy a template that another copy is reading at that moment.</summary>
    private static readonly SemaphoreSlim UneCopieALaFois = new(1, 1);

    /// <summary>Removed with the process, not with its last file: another test may be about to create one.</summary>
    private static readonly Lazy<string> Dossier = new(() =>
    {
        var dossier = Directory.CreateTempSubdirectory("emjpm-essais-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(dossier, recursive: true);
        return dossier;
    });

    private readonly string _nom;

    private BaseDeTest(string nom)
    {
        _nom = nom;
        Connexion = MoteurDeTest.Postgres
            // As the application asks it: another connection string would be another pool, that nobody would clear.
            ? Moteur.Regler($"{MoteurDeTest.Serveur};Database={nom}")
            : $"Data Source={Fichier}";
    }

    /// <summary>Connection string of this database.</summary>
    public string Connexion { get; }

    private string Fichier => Path.Combine(Dossier.Value, $"{_nom}.db");

    /// <summary>A database without a table.</summary>
    public static async Task<BaseDeTest> VideAsync()
    {
        var vide = new BaseDeTest(NomLibre("modele"));
        if (MoteurDeTest.Postgres)
            await AdministrerAsync($"CREATE DATABASE {vide._nom}");
        return vide;
    }

    /// <summary>A private copy of this database, which nobody must be using.</summary>
    public async Task<BaseDeTest> CopierAsync()
    {
        var copie = new BaseDeTest(NomLibre("essai"));
        if (!MoteurDeTest.Postgres)
        {
            File.Copy(Fichier, copie.Fichier);
            return copie;
        }
        await UneCopieALaFois.WaitAsync();
        try
        {
            await AdministrerAsync(
                $"CREATE DATABASE {copie._nom} TEMPLATE {_nom} STRATEGY file_copy"
            );
        }
        finally
        {
            UneCopieALaFois.Release();
        }
        return copie;
    }

    /// <summary>Closes every connection and leaves nothing beside the database itself, so that it can be copied.</summary>
    public async Task FigerAsync()
    {
        if (MoteurDeTest.Postgres)
        {
            await using var connexion = new NpgsqlConnection(Connexion);
            NpgsqlConnection.ClearPool(connexion);
            return;
        }
        await using var sqlite = new SqliteConnection(Connexion);
        await sqlite.OpenAsync();
        await using var commande = sqlite.CreateCommand();
        commande.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await commande.ExecuteNonQueryAsync();
        SqliteConnection.ClearPool(sqlite);
    }

    public async ValueTask DisposeAsync()
    {
        if (MoteurDeTest.Postgres)
        {
            await FigerAsync();
            await AdministrerAsync($"DROP DATABASE IF EXISTS {_nom} WITH (FORCE)");
            return;
        }
        await using (var sqlite = new SqliteConnection(Connexion))
            SqliteConnection.ClearPool(sqlite);
        foreach (var fichier in Directory.EnumerateFiles(Dossier.Value, $"{_nom}.db*"))
            File.Delete(fichier);
    }

    private static string NomLibre(string debut) => $"emjpm_{debut}_{Guid.CreateVersion7():N}";

    private static async Task AdministrerAsync(string sql)
    {
        await using var connexion = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(MoteurDeTest.Serveur)
            {
                Database = "postgres",
                Pooling = false,
            }.ConnectionString
        );
        await connexion.OpenAsync();
        await using var commande = new NpgsqlCommand(sql, connexion);
        await commande.ExecuteNonQueryAsync();
    }
}
