using System.Collections.Frozen;
using System.Reflection;

namespace Emjpm.Core.Referentiels;

/// <summary>Handle and French label of a value of a closed list. The handle is what files, the database and editors' software use.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ValeurAttribute(string handle, string libelle) : Attribute
{
    public string Handle { get; } = handle;
    public string Libelle { get; } = libelle;
}

/// <summary>
/// A closed list: an enum whose every member carries a <see cref="ValeurAttribute"/>.
/// The order of the members is the order shown on screen.
/// </summary>
public static class Liste<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, ValeurAttribute> ParValeur = typeof(T)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .ToFrozenDictionary(
            f => (T)f.GetValue(null)!,
            f =>
                f.GetCustomAttribute<ValeurAttribute>()
                ?? throw new InvalidOperationException($"{typeof(T).Name}.{f.Name} has no [Valeur]")
        );

    private static readonly FrozenDictionary<string, T> ParHandle = ParValeur.ToFrozenDictionary(
        p => p.Value.Handle,
        p => p.Key,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>All values, in display order.</summary>
    public static IReadOnlyList<T> Valeurs { get; } = Enum.GetValues<T>();

    /// <summary>The handle of <paramref name="valeur"/>.</summary>
    /// <exception cref="KeyNotFoundException">the value is not a member of the enum</exception>
    public static string Handle(T valeur) => ParValeur[valeur].Handle;

    /// <summary>The French label of <paramref name="valeur"/>, lower case unless the term itself is capitalised.</summary>
    /// <exception cref="KeyNotFoundException">the value is not a member of the enum</exception>
    public static string Libelle(T valeur) => ParValeur[valeur].Libelle;

    /// <summary>Reads a handle, ignoring case; null when unknown or empty.</summary>
    public static T? Lire(string? handle) =>
        handle is not null && ParHandle.TryGetValue(handle.Trim(), out var v) ? v : null;
}

/// <summary>Shortcuts on the values of closed lists.</summary>
public static class ListeExtensions
{
    /// <inheritdoc cref="Liste{T}.Handle"/>
    public static string Handle<T>(this T valeur)
        where T : struct, Enum => Liste<T>.Handle(valeur);

    /// <inheritdoc cref="Liste{T}.Libelle"/>
    public static string Libelle<T>(this T valeur)
        where T : struct, Enum => Liste<T>.Libelle(valeur);
}
