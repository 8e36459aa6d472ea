using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Emjpm.Core.Data;

/// <summary>
/// The one door to bulk writing, for loads of more rows than a unit of work should track: prepared statements on SQLite,
/// binary COPY on PostgreSQL, both in one transaction. Tables, columns and conversions are those of the model;
/// the caller chooses the keys, and writes a table after those it points to.
/// </summary>
public abstract class EcritureEnMasse : IAsyncDisposable
{
    private protected EcritureEnMasse(EmjpmDbContext db, IDbContextTransaction transaction)
    {
        Db = db;
        Transaction = transaction;
    }

    private protected EmjpmDbContext Db { get; }
    private protected IDbContextTransaction Transaction { get; }

    /// <summary>Opens the transaction on the connection of <paramref name="db"/>; what is not validated is rolled back.</summary>
    public static async Task<EcritureEnMasse> OuvrirAsync(
        EmjpmDbContext db,
        CancellationToken annulation = default
    )
    {
        var transaction = await db.EcrireAsync(annulation);
        return db.Database.IsSqlite()
            ? new EcritureEnMasseSqlite(db, transaction)
            : new EcritureEnMassePostgres(db, transaction);
    }

    /// <summary>Writes <paramref name="lignes"/>, keys included, in their order, reading them once. Navigations are ignored.</summary>
    /// <returns>the number of rows written</returns>
    public Task<int> EcrireAsync<T>(IEnumerable<T> lignes, CancellationToken annulation = default)
        where T : class => EcrireAsync(lignes, Cles.Choisies, annulation);

    /// <inheritdoc cref="EcrireAsync{T}(IEnumerable{T}, CancellationToken)"/>
    /// <param name="cles">who chose the keys</param>
    public abstract Task<int> EcrireAsync<T>(
        IEnumerable<T> lignes,
        Cles cles,
        CancellationToken annulation = default
    )
        where T : class;

    /// <summary>Keys for rows of <typeparamref name="T"/> to come, increasing, that no other transaction will be given.</summary>
    public abstract Task<IReadOnlyList<int>> ReserverClesAsync<T>(
        int nombre,
        CancellationToken annulation = default
    )
        where T : class;

    /// <summary>Commits everything written.</summary>
    public Task ValiderAsync(CancellationToken annulation = default) =>
        Transaction.CommitAsync(annulation);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Transaction.DisposeAsync();
    }

    /// <summary>
    /// Drops the secondary indexes of the table of <typeparamref name="T"/>, so that a large load does not pay for each
    /// row what a sort pays once. Primary keys and constraints stay.
    /// </summary>
    /// <returns>what <see cref="RecreerIndexAsync"/> runs to build them again</returns>
    public abstract Task<IReadOnlyList<string>> RetirerIndexAsync<T>(
        CancellationToken annulation = default
    )
        where T : class;

    /// <summary>Builds again one index that <see cref="RetirerIndexAsync"/> dropped.</summary>
    public Task RecreerIndexAsync(string definition, CancellationToken annulation = default) =>
        ExecuterAsync(definition, annulation);

    /// <summary>Counts again what the planner knows of the tables: after a large load it would guess, and guess wrong.</summary>
    public Task AnalyserAsync(CancellationToken annulation = default) =>
        ExecuterAsync("ANALYZE", annulation);

    private protected async Task ExecuterAsync(string sql, CancellationToken annulation)
    {
        await using var commande = Db.Database.GetDbConnection().CreateCommand();
        commande.Transaction = Transaction.GetDbTransaction();
        commande.CommandTimeout = 0;
        commande.CommandText = sql;
        await commande.ExecuteNonQueryAsync(annulation);
    }

    private protected async Task<List<(string Nom, string Definition)>> LireIndexAsync(
        string sql,
        CancellationToken annulation
    )
    {
        await using var commande = Db.Database.GetDbConnection().CreateCommand();
        commande.Transaction = Transaction.GetDbTransaction();
        commande.CommandText = sql;
        await using var lecture = await commande.ExecuteReaderAsync(annulation);
        var index = new List<(string, string)>();
        while (await lecture.ReadAsync(annulation))
            index.Add((lecture.GetString(0), lecture.GetString(1)));
        return index;
    }

    /// <summary>The table of <typeparamref name="T"/> and its columns, as the model maps them.</summary>
    /// <exception cref="InvalidOperationException">the type is not an entity</exception>
    private protected TableEnMasse Table<T>()
    {
        // The design-time model is not needed: table, columns and converters are part of the runtime model.
        var type =
            Db.Model.FindEntityType(typeof(T))
            ?? throw new InvalidOperationException($"{typeof(T).Name} is not an entity.");
        return new(
            type.GetTableName()!,
            [
                .. type.GetProperties()
                    .Where(p => p.PropertyInfo is not null)
                    .Select(p => new ColonneEnMasse(p)),
            ],
            type.FindPrimaryKey()?.Properties is [{ ValueGenerated: ValueGenerated.OnAdd } cle]
            && cle.ClrType.IsPrimitive
                ? cle.GetColumnName()
                : null
        );
    }

    private protected async Task<List<int>> LireEntiersAsync(
        string sql,
        CancellationToken annulation
    )
    {
        await using var commande = Db.Database.GetDbConnection().CreateCommand();
        commande.Transaction = Transaction.GetDbTransaction();
        commande.CommandText = sql;
        await using var lecture = await commande.ExecuteReaderAsync(annulation);
        var entiers = new List<int>();
        while (await lecture.ReadAsync(annulation))
            entiers.Add(
                Convert.ToInt32(
                    lecture.GetValue(0),
                    System.Globalization.CultureInfo.InvariantCulture
                )
            );
        return entiers;
    }

    private protected static string Citer(string nom) => $"\"{nom}\"";
}

/// <summary>Who chose the keys of the rows written in bulk.</summary>
public enum Cles
{
    /// <summary>The caller, alone on the table; the numbering goes on after them.</summary>
    Choisies,

    /// <summary>The caller, among those of <see cref="EcritureEnMasse.ReserverClesAsync"/>.</summary>
    Reservees,

    /// <summary>The database; those of the rows are ignored.</summary>
    DeLaBase,
}

/// <param name="Nom">name of the table</param>
/// <param name="Cle">column of the key that the database would number, when there is one</param>
internal sealed record TableEnMasse(string Nom, IReadOnlyList<ColonneEnMasse> Colonnes, string? Cle)
{
    /// <summary>The columns to write: without the key when the database numbers the rows.</summary>
    public IReadOnlyList<ColonneEnMasse> AEcrire(Cles cles) =>
        cles == Cles.DeLaBase ? [.. Colonnes.Where(c => c.Nom != Cle)] : Colonnes;
}

/// <summary>A mapped column: how its value is read from an entity and converted to what the database holds.</summary>
internal sealed class ColonneEnMasse(IProperty propriete)
{
    private readonly PropertyInfo acces = propriete.PropertyInfo!;
    private readonly ValueConverter? conversion =
        propriete.GetValueConverter() ?? propriete.GetTypeMapping().Converter;

    public string Nom { get; } = propriete.GetColumnName();

    /// <summary>The value as the database holds it; null for NULL.</summary>
    public object? Lire(object entite)
    {
        var valeur = acces.GetValue(entite);
        return valeur is null || conversion is null ? valeur : conversion.ConvertToProvider(valeur);
    }
}
