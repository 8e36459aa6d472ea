using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Annonces;

/// <summary>How loud an announcement is.</summary>
public enum TonAnnonce
{
    [Valeur("information", "information")]
    Information,

    [Valeur("attention", "attention (incident, échéance)")]
    Attention,

    [Valeur("maintenance", "maintenance (interruption annoncée, avec son début et sa fin)")]
    Maintenance,
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

    /// <summary>When the service stops, UTC; null unless it announces a maintenance.</summary>
    public DateTime? DebutLe { get; set; }

    /// <summary>When the service is back, UTC; null unless it announces a maintenance.</summary>
    public DateTime? FinLe { get; set; }
    public int AuteurId { get; init; }
    public DateTime CreeeLe { get; init; }

    /// <summary>When it was taken down before its term; it stays in the list.</summary>
    public DateTime? RetireeLe { get; set; }

    /// <summary>« Interruption du 29 novembre 2026 à 20 h 00 au … »; null unless it announces a maintenance.</summary>
    public string? Interruption =>
        (DebutLe, FinLe) is ({ } debut, { } fin)
            ? Horloge.DateParis(debut) == Horloge.DateParis(fin)
                ? $"Service interrompu le {Francais.Jour(debut)}, de {Francais.Heure(debut)} à {Francais.Heure(fin)} (heure de Paris)."
                : $"Service interrompu du {Francais.Instant(debut)} au {Francais.Instant(fin)} (heure de Paris)."
            : null;

    /// <summary>Whether somebody of this role (null: a visitor) sees it at <paramref name="maintenant"/> (UTC): a maintenance that is over is not announced any more.</summary>
    public bool EstPour(Role? role, DateTime maintenant) =>
        EstPour(role, Horloge.DateParis(maintenant)) && !(FinLe <= maintenant);

    private bool EstPour(Role? role, DateOnly date) =>
        RetireeLe is null
        && Du <= date
        && date <= Au
        && (Roles.Count == 0 || (role is { } r && Roles.Contains(r)));
}
