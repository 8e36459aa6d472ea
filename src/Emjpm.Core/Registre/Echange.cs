using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Registre;

/// <summary>How an agent and a gestionnaire met.</summary>
public enum GenreEchange
{
    /// <summary>Source: CASF, art. L313-13 (services) and L472-10 (individuels): the prefect controls their activity.</summary>
    [Valeur("visite", "visite de contrôle")]
    Visite,

    [Valeur("reunion", "réunion")]
    Reunion,

    [Valeur("appel", "appel téléphonique")]
    Appel,

    [Valeur("ecrit", "courriel ou courrier")]
    Ecrit,
}

/// <summary>
/// A visit or an exchange of an agent with a gestionnaire, past or planned, and what is to follow. Never erased nor rewritten:
/// what followed is added to it.
/// </summary>
public sealed class Echange
{
    /// <summary>Longest text, characters.</summary>
    public const int TexteMax = 1_000;

    /// <summary>Longest text of what is to follow, characters.</summary>
    public const int SuiteMax = 200;

    public int Id { get; init; }
    public int GestionnaireId { get; set; }
    public Gestionnaire? Gestionnaire { get; init; }
    public GenreEchange Genre { get; init; }

    /// <summary>Day of it; to come when it is planned.</summary>
    public DateOnly Jour { get; init; }

    /// <summary>What was seen, asked or agreed.</summary>
    public required string Texte { get; init; }
    public int AuteurId { get; init; }
    public Utilisateur? Auteur { get; init; }
    public DateTime CreeLe { get; init; }

    /// <summary>What is awaited; null when nothing is.</summary>
    public string? Suite { get; init; }

    /// <summary>Day by which it is; null with <see cref="Suite"/>.</summary>
    public DateOnly? Echeance { get; init; }

    /// <summary>When what was awaited was said to be done; null until then.</summary>
    public DateTime? FaiteLe { get; set; }
    public int? FaiteParId { get; set; }

    /// <summary>What was done.</summary>
    public string? Conclusion { get; set; }
}
