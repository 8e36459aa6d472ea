using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>The mesures an operation in bulk is about: those ticked, or all those that filters keep.</summary>
/// <param name="Ids">ids ticked; null: all those of <paramref name="Criteres"/></param>
public sealed record SelectionMesures(IReadOnlyList<int>? Ids, CriteresMesures Criteres)
{
    /// <summary>The mesures of the actor that are selected: a foreign id selects nothing.</summary>
    internal IQueryable<Mesure> Dans(IQueryable<Mesure> mesures, Acteur acteur, DateOnly aujourdhui)
    {
        var siennes = mesures.De(acteur.Gestionnaire!);
        if (Ids is { } ids)
            return siennes.Where(m => ids.Contains(m.Id));
        return Criteres.Filtrer(siennes, aujourdhui);
    }
}

/// <summary>What to change in every mesure of a selection.</summary>
public sealed record DemandeEnMasse
{
    public required ActeEnMasse Acte { get; init; }

    /// <summary>For <see cref="ActeEnMasse.Lieu"/>.</summary>
    public int? LieuId { get; init; }

    /// <summary>For <see cref="ActeEnMasse.Tribunal"/>.</summary>
    public int? TribunalId { get; init; }

    /// <summary>Name of the cabinet, for <see cref="ActeEnMasse.Tribunal"/>; empty: none.</summary>
    public string? Cabinet { get; init; }
}

/// <summary>What an operation in bulk would do, shown before it is done.</summary>
public sealed record ApercuEnMasse
{
    /// <summary>« Lieu d’exercice : antenne de Roubaix ».</summary>
    public required string Description { get; init; }

    /// <summary>Mesures of the selection.</summary>
    public required int Selection { get; init; }

    /// <summary>Mesures that would change.</summary>
    public required int Nombre { get; init; }

    /// <summary>Mesures that already are so.</summary>
    public required int Inchangees { get; init; }

    /// <summary>From what to what, most mesures first.</summary>
    public required IReadOnlyList<PassageEnMasse> Passages { get; init; }

    /// <summary>Mesures that cannot change, by reason.</summary>
    public required IReadOnlyList<RefusEnMasse> Refus { get; init; }
}

/// <summary>Mesures that go from one value to another.</summary>
public sealed record PassageEnMasse(string Avant, string Apres, int Nombre);

/// <summary>Mesures that an operation leaves as they are, and why.</summary>
public sealed record RefusEnMasse(string Raison, IReadOnlyList<MesureRefusee> Mesures);

/// <param name="NumeroRg">null when not known</param>
public sealed record MesureRefusee(int Id, string? NumeroRg);

/// <summary>A mesure as an operation in bulk reads it.</summary>
internal sealed record MesureEnMasse
{
    public required int Id { get; init; }
    public required int Version { get; init; }
    public required StatutMesure Statut { get; init; }
    public required string? NumeroRg { get; init; }
    public required int? LieuId { get; init; }
    public required int? TribunalId { get; init; }
    public required int? CabinetId { get; init; }
    public required string? GereePar { get; init; }
    public required DateTime? ConfirmeeLe { get; init; }
    public required DateTime? ACloturerDepuis { get; init; }
}

/// <summary>Reading of the mesures of an operation in bulk.</summary>
internal static class LectureEnMasse
{
    public static IQueryable<MesureEnMasse> EnMasse(this IQueryable<Mesure> mesures) =>
        mesures.Select(m => new MesureEnMasse
        {
            Id = m.Id,
            Version = m.Version,
            Statut = m.Statut,
            NumeroRg = m.NumeroRg,
            LieuId = m.LieuExerciceId,
            TribunalId = m.TribunalId,
            CabinetId = m.CabinetId,
            GereePar = m.GereePar,
            ConfirmeeLe = m.ConfirmeeLe,
            ACloturerDepuis = m.ACloturerDepuis,
        });

    /// <summary>Whether the act changes the facts of a mesure: its version then rises, and its history keeps an event.</summary>
    public static bool ChangeLesFaits(this ActeEnMasse acte) =>
        acte is ActeEnMasse.Lieu or ActeEnMasse.Tribunal;
}
