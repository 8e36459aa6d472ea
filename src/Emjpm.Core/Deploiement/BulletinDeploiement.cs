using System.Text.Json;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Deploiement;

/// <summary>The preparation of a département as it was counted on a Monday, so that a rise can be told. Never changed.</summary>
public sealed class ReleveDeploiement
{
    /// <summary>The Monday.</summary>
    public DateOnly Semaine { get; init; }
    public required string DepartementCode { get; init; }
    public StadeDeploiement Stade { get; init; }

    /// <summary><see cref="Preparation.Note"/>, from 0 to 100.</summary>
    public int Note { get; init; }
    public int Inscrits { get; init; }
    public int Comptes { get; init; }
    public int Tribunaux { get; init; }
    public int TribunauxPrets { get; init; }
    public int Lieux { get; init; }
    public int LieuxPrets { get; init; }
}

/// <summary>What was said of the week before a Monday, kept as it was written that day.</summary>
public sealed class BulletinDeploiement
{
    /// <summary>The Monday; the bulletin tells the seven days before it.</summary>
    public DateOnly Semaine { get; init; }
    public DateTime EtabliLe { get; init; }

    /// <summary>The lines, as JSON: <see cref="LireLignes"/>.</summary>
    public required string Contenu { get; init; }

    /// <summary>People it was mailed to.</summary>
    public int Destinataires { get; init; }

    /// <summary>The Monday of the week of a day.</summary>
    public static DateOnly LundiDe(DateOnly jour) => jour.AddDays(-(((int)jour.DayOfWeek + 6) % 7));

    /// <summary>The lines as they were written.</summary>
    public IReadOnlyList<LigneBulletin> LireLignes() =>
        JsonSerializer.Deserialize<List<LigneBulletin>>(Contenu) ?? [];
}

/// <summary>What a line of the bulletin tells. The order is that of the bulletin.</summary>
public enum RubriqueBulletin
{
    [Valeur("ouvertures", "départements ouverts")]
    Ouvertures,

    [Valeur("stades", "changements de stade")]
    Stades,

    [Valeur("preparation", "préparation en hausse ou en baisse")]
    Preparation,

    [Valeur("comptes", "comptes ouverts")]
    Comptes,

    [Valeur("venues", "premières connexions")]
    Venues,

    [Valeur("reservations", "premières réservations")]
    Reservations,

    [Valeur("blocages", "blocages sans progrès")]
    Blocages,

    [Valeur("retards", "prochaines étapes en retard")]
    Retards,

    [Valeur("a_venir", "ouvertures à venir")]
    AVenir,
}

/// <summary>A line of the bulletin.</summary>
/// <param name="Departement">code of the département it is about</param>
/// <param name="Nombre">accounts or sign-ins counted by the line, points gained or lost; 0 when it counts nothing</param>
public sealed record LigneBulletin(
    RubriqueBulletin Rubrique,
    string Departement,
    string Texte,
    int Nombre = 0
);
