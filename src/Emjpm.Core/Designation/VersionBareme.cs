using System.Text.Json;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Emjpm.Core.Designation;

/// <summary>Where a version of the bareme stands.</summary>
public enum EtatBareme
{
    [Valeur("brouillon", "brouillon")]
    Brouillon,

    [Valeur("actif", "en vigueur")]
    Actif,

    [Valeur("retire", "retiré")]
    Retire,
}

/// <summary>
/// A version of the bareme. Its values change only while it is a draft: two rankings of the same version have the same rules.
/// One is in force at a time, which the database checks; none is ever erased.
/// </summary>
public sealed class VersionBareme
{
    /// <summary>Longest name, and longest reason.</summary>
    public const int NomMax = 80;

    /// <inheritdoc cref="NomMax"/>
    public const int MotifMax = 500;

    public int Id { get; init; }

    /// <summary>Rank among the versions, from 1.</summary>
    public int Numero { get; init; }

    /// <summary>What rankings and reservations keep: « 2026-11 » for the first, then « 2027-03.2 ».</summary>
    public required string Code { get; init; }
    public required string Nom { get; set; }
    public required Bareme Regles { get; set; }
    public EtatBareme Etat { get; set; }

    /// <summary>Who drafted it; null for the version of the release.</summary>
    public int? AuteurId { get; init; }
    public Comptes.Utilisateur? Auteur { get; init; }
    public DateTime CreeeLe { get; init; }
    public DateTime ModifieeLe { get; set; }

    /// <summary>Since when it is, or was, in force; null: it never was.</summary>
    public DateTime? ActiveeLe { get; set; }
    public int? ActiveeParId { get; set; }
    public Comptes.Utilisateur? ActiveePar { get; set; }

    /// <summary>Why it was put in force, in the words of who did.</summary>
    public string? Motif { get; set; }

    /// <summary>When another replaced it, or when the draft was put aside.</summary>
    public DateTime? RetireeLe { get; set; }

    /// <summary>Concurrency version, raised at every change.</summary>
    public int Version { get; set; }

    /// <summary>Its rules under its own code and date, as the ranking uses them.</summary>
    public Bareme Bareme =>
        Regles with
        {
            Version = Code,
            EnVigueurLe = ActiveeLe is { } le ? Horloge.DateParis(le) : Regles.EnVigueurLe,
        };

    internal sealed class Conversion()
        : ValueConverter<Bareme, string>(
            v => JsonSerializer.Serialize(v, JsonSerializerOptions.Default),
            s => JsonSerializer.Deserialize<Bareme>(s, JsonSerializerOptions.Default)!
        );
}
