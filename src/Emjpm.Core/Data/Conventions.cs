using System.Globalization;
using System.Reflection;
using System.Text;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Emjpm.Core.Data;

/// <summary>How the model is written in both engines: snake case, closed lists as handles, instants in UTC.</summary>
internal static class Conventions
{
    /// <summary>Closed lists become their handle, lists of them one text « a b c », instants are read back as UTC.</summary>
    public static void Convertir(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<InstantUtc>();
        // Identity's instants: SQLite cannot compare those that carry an offset.
        conventions.Properties<DateTimeOffset>().HaveConversion<InstantSansDecalage>();
        conventions.Properties<IReadOnlyList<string>>().HaveConversion<Codes, CodesComparer>();
        conventions.Properties<IReadOnlyList<int>>().HaveConversion<Ids, IdsComparer>();
        foreach (var type in TypesDeListe())
        {
            conventions
                .Properties(type)
                .HaveConversion(typeof(HandleConverter<>).MakeGenericType(type))
                .HaveMaxLength(60);
            conventions
                .Properties(typeof(IReadOnlyList<>).MakeGenericType(type))
                .HaveConversion(
                    typeof(HandlesConverter<>).MakeGenericType(type),
                    typeof(HandlesComparer<>).MakeGenericType(type)
                );
        }
    }

    /// <summary>Tables and columns in snake case; a foreign key never erases what points to it, unless the mapping says so.</summary>
    public static void Nommer(ModelBuilder model)
    {
        // What is written as JSON inside a row has no table nor column of its own.
        foreach (var entite in model.Model.GetEntityTypes().Where(e => !e.IsMappedToJson()))
        {
            entite.SetTableName(Serpent(entite.ClrType.Name.Replace("`1", "")));
            foreach (var p in entite.GetProperties())
                p.SetColumnName(Serpent(p.Name));
            foreach (var cle in entite.GetKeys())
                cle.SetName(Serpent(cle.GetName()!));
            foreach (var fk in entite.GetForeignKeys())
            {
                fk.SetConstraintName(Serpent(fk.GetConstraintName()!));
                if (
                    fk.DeleteBehavior == DeleteBehavior.Cascade
                    && !fk.PrincipalEntityType.ClrType.Name.Equals(
                        "Recherche",
                        StringComparison.Ordinal
                    )
                )
                    fk.DeleteBehavior = DeleteBehavior.Restrict;
            }
            foreach (var index in entite.GetIndexes())
                index.SetDatabaseName(Serpent(index.GetDatabaseName()!));
        }
    }

    private static IEnumerable<Type> TypesDeListe() =>
        typeof(Conventions)
            .Assembly.GetTypes()
            .Where(t =>
                t.IsEnum
                && t.GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Any(f => f.IsDefined(typeof(ValeurAttribute)))
            );

    private static string Serpent(string nom)
    {
        var s = new StringBuilder(nom.Length + 8);
        for (var i = 0; i < nom.Length; i++)
        {
            var c = nom[i];
            if (
                char.IsUpper(c)
                && i > 0
                && nom[i - 1] != '_'
                && (!char.IsUpper(nom[i - 1]) || (i + 1 < nom.Length && char.IsLower(nom[i + 1])))
            )
                s.Append('_');
            s.Append(char.ToLowerInvariant(c));
        }
        return s.ToString();
    }

    internal sealed class InstantUtc()
        : ValueConverter<DateTime, DateTime>(
            v => v,
            v => DateTime.SpecifyKind(v, DateTimeKind.Utc)
        );

    internal sealed class InstantSansDecalage()
        : ValueConverter<DateTimeOffset, DateTime>(
            v => v.UtcDateTime,
            v => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc))
        );

    internal sealed class HandleConverter<T>()
        : ValueConverter<T, string>(v => Liste<T>.Handle(v), s => Liste<T>.Lire(s)!.Value)
        where T : struct, Enum;

    internal sealed class HandlesConverter<T>()
        : ValueConverter<IReadOnlyList<T>, string>(v => Ecrire(v), s => Lire(s))
        where T : struct, Enum
    {
        private static string Ecrire(IReadOnlyList<T> v) =>
            string.Join(' ', v.Select(Liste<T>.Handle));

        private static IReadOnlyList<T> Lire(string s) =>
            s.Length == 0
                ? []
                : Array.ConvertAll(
                    s.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    h => Liste<T>.Lire(h)!.Value
                );
    }

    internal sealed class HandlesComparer<T>()
        : ValueComparer<IReadOnlyList<T>>(
            (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
            v => v.Count,
            v => v
        )
        where T : struct, Enum;

    internal sealed class Codes()
        : ValueConverter<IReadOnlyList<string>, string>(
            v => string.Join(' ', v),
            s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        );

    internal sealed class CodesComparer()
        : ValueComparer<IReadOnlyList<string>>(
            (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
            v => v.Count,
            v => v
        );

    internal sealed class Ids()
        : ValueConverter<IReadOnlyList<int>, string>(v => Ecrire(v), s => Lire(s))
    {
        private static string Ecrire(IReadOnlyList<int> v) =>
            string.Join(' ', v.Select(i => i.ToString(CultureInfo.InvariantCulture)));

        private static IReadOnlyList<int> Lire(string s) =>
            [
                .. s.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(i => int.Parse(i, CultureInfo.InvariantCulture)),
            ];
    }

    internal sealed class IdsComparer()
        : ValueComparer<IReadOnlyList<int>>(
            (a, b) => a == b || (a != null && b != null && a.SequenceEqual(b)),
            v => v.Count,
            v => v
        );
}
