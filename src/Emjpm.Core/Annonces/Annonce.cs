using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Annonces;

/// <summary>How loud an announcement is.</summary>
public enum TonAnnonce
{
    [Valeur("information", "information")]
    Information,

    [Valeur("attention", "attention (maintenance, incident)")]
    Attention,
}

/// <summary>A few words of the administration on top of every page, between two dates, to some roles or to everybody.</summary>
public sealed class Annonce
{
    /// <summary>Longest text.</summary>
    public const int TexteMax = 500;

    public int Id { get; init; }
    public required string Titre { get; set; }
    public required string Texte { get; set; }
    public TonAnnonce Ton { get; set; }

    /// <summary>Those who see it; empty: everybody, visitors included.</summary>
    public IReadOnlyList<Role> Roles { get; set; } = [];
    public DateOnly Du { get; set; }

    /// <summary>Last day.</summary>
    public DateOnly Au { get; set; }
    public int AuteurId { get; init; }
    public DateTime CreeeLe { get; init; }

    /// <summary>When it was taken down before its term; it stays in the list.</summary>
    public DateTime? RetireeLe { get; set; }

    /// <summary>Whether somebody of this role (null: a visitor) sees it on <paramref name="date"/>.</summary>
    public bool EstPour(Role? role, DateOnly date) =>
        RetireeLe is null
        && Du <= date
        && date <= Au
        && (Roles.Count == 0 || (role is { } r && Roles.Contains(r)));
}
