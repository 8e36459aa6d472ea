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

    /// <summary>A release note: after its last day it leaves the pages and stays among the « nouveautés ».</summary>
    [Valeur("nouveaute", "nouveauté (une version du service, gardée dans la page « Nouveautés »)")]
    Nouveaute,
}

/// <summary>A few words of the administration on top of every page, between two dates, to some roles or to everybody.</summary>
public sealed class Annonce
{
    /// <summary>Longest text.</summary>
    public const int TexteMax = 500;

    /// <summary>Longest number of a version.</summary>
    public const int VersionMax = 20;

    /// <summary>Longest list of changes.</summary>
    public const int ChangementsMax = 4_000;

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

    /// <summary>Number of the version a release note is about: « 1.4 »; null for any other announcement.</summary>
    public string? NumeroVersion { get; set; }

    /// <summary>What changed, in plain French, a line a change; null unless it is a release note.</summary>
    public string? Changements { get; set; }
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

    /// <summary>The changes of a release note, one by one.</summary>
    public IReadOnlyList<string> LignesChangements =>
        Changements?.Split(
            '\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        ) ?? [];

    /// <summary>Where a release note is read.</summary>
    public string LienNouveaute => $"/nouveautes#nouveaute-{Id}";

    /// <summary>Whether it is about somebody of this role (null: a visitor), whatever the day.</summary>
    public bool EstPourRole(Role? role) => Roles.Count == 0 || (role is { } r && Roles.Contains(r));

    /// <summary>Whether somebody of this role (null: a visitor) sees it at <paramref name="maintenant"/> (UTC): a maintenance that is over is not announced any more.</summary>
    public bool EstPour(Role? role, DateTime maintenant) =>
        EstPour(role, Horloge.DateParis(maintenant)) && !(FinLe <= maintenant);

    private bool EstPour(Role? role, DateOnly date) =>
        RetireeLe is null && Du <= date && date <= Au && EstPourRole(role);
}
