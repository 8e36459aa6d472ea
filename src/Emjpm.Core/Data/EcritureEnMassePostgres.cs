using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

namespace Emjpm.Core.Data;

/// <summary>Bulk writing on PostgreSQL: binary COPY, then the sequence of the key moved past what was written.</summary>
internal sealed class EcritureEnMassePostgres(EmjpmDbContext db, IDbContextTransaction transaction)
    : EcritureEnMasse(db, transaction)
{
    public override async Task<int> EcrireAsync<T>(
        IEnumerable<T> lignes,
        Cles cles,
        CancellationToken annulation = default
    )
    {
        var table = Table<T>();
        var colonnes = table.AEcrire(cles);
        var nombre = 0;
        var connexion = (NpgsqlConnection)Db.Database.GetDbConnection();
        await using (
            var copie = await connexion.BeginBinaryImportAsync(
                $"COPY {Citer(table.Nom)} ({string.Join(", ", colonnes.Select(c => Citer(c.Nom)))}) FROM STDIN (FORMAT BINARY)",
                annulation
            )
        )
        {
            foreach (var ligne in lignes)
            {
                if (nombre % 1_000 == 0)
                    annulation.ThrowIfCancellationRequested();
                copie.StartRow();
                foreach (var colonne in colonnes)
                    Ecrire(copie, colonne.Lire(ligne));
                nombre++;
            }
            await copie.CompleteAsync(annulation);
        }
        if (cles == Cles.Choisies && table.Cle is { } cle && nombre > 0)
            await ExecuterAsync(
                $"SELECT setval(pg_get_serial_sequence('{Citer(table.Nom)}', '{cle}'), (SELECT max({Citer(cle)}) FROM {Citer(table.Nom)}))",
                annulation
            );
        return nombre;
    }

    public override async Task<IReadOnlyList<int>> ReserverClesAsync<T>(
        int nombre,
        CancellationToken annulation = default
    )
    {
        var table = Table<T>();
        var cles = await LireEntiersAsync(
            $"SELECT nextval(pg_get_serial_sequence('{Citer(table.Nom)}', '{table.Cle}')) FROM generate_series(1, {nombre})",
            annulation
        );
        cles.Sort();
        return cles;
    }

    public override async Task<IReadOnlyList<string>> RetirerIndexAsync<T>(
        CancellationToken annulation = default
    )
    {
        var index = await LireIndexAsync(
            "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = current_schema() "
                + $"AND i.tablename = '{Table<T>().Nom}' AND NOT EXISTS "
                + "(SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname) ORDER BY i.indexname",
            annulation
        );
        foreach (var (nom, _) in index)
            await ExecuterAsync($"DROP INDEX {Citer(nom)}", annulation);
        return [.. index.Select(i => i.Definition)];
    }

    private static void Ecrire(NpgsqlBinaryImporter copie, object? valeur)
    {
        switch (valeur)
        {
            case null:
                copie.WriteNull();
                break;
            case string v:
                copie.Write(v, NpgsqlDbType.Text);
                break;
            case int v:
                copie.Write(v, NpgsqlDbType.Integer);
                break;
            case bool v:
                copie.Write(v, NpgsqlDbType.Boolean);
                break;
            case DateOnly v:
                copie.Write(v, NpgsqlDbType.Date);
                break;
            case DateTime v:
                copie.Write(v, NpgsqlDbType.TimestampTz);
                break;
            case double v:
                copie.Write(v, NpgsqlDbType.Double);
                break;
            case long v:
                copie.Write(v, NpgsqlDbType.Bigint);
                break;
            case Guid v:
                copie.Write(v, NpgsqlDbType.Uuid);
                break;
            case byte[] v:
                copie.Write(v, NpgsqlDbType.Bytea);
                break;
            default:
                throw new NotSupportedException($"No column type for {valeur.GetType()}.");
        }
    }
}
