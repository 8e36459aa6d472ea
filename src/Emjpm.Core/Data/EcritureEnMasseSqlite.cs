using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Emjpm.Core.Data;

/// <summary>Bulk writing on SQLite: one prepared statement per table, run for each row.</summary>
internal sealed class EcritureEnMasseSqlite(EmjpmDbContext db, IDbContextTransaction transaction)
    : EcritureEnMasse(db, transaction)
{
    public override Task<int> EcrireAsync<T>(
        IEnumerable<T> lignes,
        Cles cles,
        CancellationToken annulation = default
    )
    {
        var table = Table<T>();
        var colonnes = table.AEcrire(cles);
        using var commande = ((SqliteConnection)Db.Database.GetDbConnection()).CreateCommand();
        commande.Transaction = (SqliteTransaction)Transaction.GetDbTransaction();
        commande.CommandText =
            $"INSERT INTO {Citer(table.Nom)} ({string.Join(", ", colonnes.Select(c => Citer(c.Nom)))}) "
            + $"VALUES ({string.Join(", ", colonnes.Select((_, i) => $"$p{i}"))})";
        var parametres = colonnes
            .Select((_, i) => commande.Parameters.Add(new() { ParameterName = $"$p{i}" }))
            .ToArray();
        var nombre = 0;
        foreach (var ligne in lignes)
        {
            if (nombre % 1_000 == 0)
                annulation.ThrowIfCancellationRequested();
            for (var i = 0; i < parametres.Length; i++)
                parametres[i].Value = colonnes[i].Lire(ligne) ?? DBNull.Value;
            commande.ExecuteNonQuery();
            nombre++;
        }
        return Task.FromResult(nombre);
    }

    /// <summary>The transaction holds the write lock: the keys after the last are its own.</summary>
    public override async Task<IReadOnlyList<int>> ReserverClesAsync<T>(
        int nombre,
        CancellationToken annulation = default
    )
    {
        var table = Table<T>();
        var derniere = (
            await LireEntiersAsync(
                $"SELECT max(coalesce((SELECT max({Citer(table.Cle!)}) FROM {Citer(table.Nom)}), 0), "
                    + $"coalesce((SELECT seq FROM sqlite_sequence WHERE name = '{table.Nom}'), 0))",
                annulation
            )
        )[0];
        return [.. Enumerable.Range(derniere + 1, nombre)];
    }

    public override async Task<IReadOnlyList<string>> RetirerIndexAsync<T>(
        CancellationToken annulation = default
    )
    {
        var index = await LireIndexAsync(
            $"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name = '{Table<T>().Nom}' ORDER BY name",
            annulation
        );
        foreach (var (nom, _) in index)
            await ExecuterAsync($"DROP INDEX {Citer(nom)}", annulation);
        return [.. index.Select(i => i.Definition)];
    }
}
