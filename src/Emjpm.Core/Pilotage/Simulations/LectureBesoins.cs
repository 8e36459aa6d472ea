using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage.Simulations;

/// <summary>
/// The needs of the last twelve months in a territory: searches that led to no reservation, reservations, and mesures opened without
/// one. What was asked is known while the rules of retention keep it. A person asked of several gestionnaires counts once.
/// </summary>
public sealed class LectureBesoins(EmjpmDbContext db)
{
    private const int ParLecture = 500;

    private enum Origine
    {
        Recherche,
        Reservation,
        Mesure,
    }

    private readonly record struct Reference(DateTime Le, Origine Origine, int Id);

    /// <summary>The needs in their order, as if each came on <paramref name="jour"/>; and how many there were before a part was drawn.</summary>
    /// <param name="departements">codes of those where the persons live; null: all</param>
    /// <param name="maximum">beyond it, that many are drawn with <paramref name="graine"/></param>
    /// <param name="demandesConnues"><inheritdoc cref="Scenario.DemandesConnues" path="/summary"/></param>
    public async Task<(IReadOnlyList<Besoin> Besoins, int Connus)> LireAsync(
        IReadOnlyList<string>? departements,
        DateOnly jour,
        int maximum,
        int graine,
        bool demandesConnues,
        CancellationToken annulation
    )
    {
        var references = await ReferencesAsync(departements, jour, demandesConnues, annulation);
        references.Sort((a, b) => (a.Le, a.Origine, a.Id).CompareTo((b.Le, b.Origine, b.Id)));
        var retenues = references.ToArray();
        if (retenues.Length > maximum)
        {
            new Random(graine).Shuffle(retenues);
            retenues =
            [
                .. retenues
                    .Take(maximum)
                    .OrderBy(r => r.Le)
                    .ThenBy(r => r.Origine)
                    .ThenBy(r => r.Id),
            ];
        }
        var lus = new Dictionary<(Origine, int), Besoin>();
        foreach (var groupe in retenues.GroupBy(r => r.Origine))
        foreach (var ids in groupe.Select(r => r.Id).Order().Chunk(ParLecture))
            await LireAsync(lus, groupe.Key, ids, jour, annulation);
        return ([.. retenues.Select(r => lus[(r.Origine, r.Id)])], references.Count);
    }

    private async Task<List<Reference>> ReferencesAsync(
        IReadOnlyList<string>? departements,
        DateOnly jour,
        bool connues,
        CancellationToken annulation
    )
    {
        IReadOnlyList<Accompagnement> aucun = [];
        IReadOnlyList<Langue> aucune = [];
        var (tous, codes) = (departements is null, departements ?? []);
        var debut = jour.AddYears(-1);
        var instant = Horloge.InstantParis(debut, TimeOnly.MinValue);
        var recherches = await db
            .Recherches.Where(r =>
                r.CreeeLe >= instant
                && (tous || codes.Contains(r.Commune!.DepartementCode))
                && (!connues || r.Accompagnements != aucun || r.Langues != aucune)
                && !db.Reservations.Any(x => x.RechercheId == r.Id)
            )
            .Select(r => new { r.Id, r.CreeeLe })
            .ToListAsync(annulation);
        var reservations = await db
            .Reservations.Where(r =>
                r.CreeeLe >= instant
                && r.CommuneCode != null
                && (!connues || r.Accompagnements != aucun || r.Langues != aucune)
                && (tous || codes.Contains(r.Commune!.DepartementCode))
            )
            .Select(r => new
            {
                r.Id,
                r.CreeeLe,
                r.TribunalId,
                r.NumeroRg,
                r.RechercheId,
            })
            .ToListAsync(annulation);
        var mesures = await db
            .Mesures.Where(m =>
                !connues
                && m.DateNomination > debut
                && m.DateNomination <= jour
                && m.Statut != StatutMesure.Retiree
                && m.ReservationId == null
                && m.CommuneCode != null
                && (tous || codes.Contains(m.Commune!.DepartementCode))
            )
            .Select(m => new { m.Id, m.DateNomination })
            .ToListAsync(annulation);
        return
        [
            .. recherches.Select(r => new Reference(r.CreeeLe, Origine.Recherche, r.Id)),
            .. reservations
                .GroupBy(r =>
                    r.NumeroRg is { } rg ? $"{r.TribunalId}/{rg}"
                    : r.RechercheId is { } recherche ? $"recherche {recherche}"
                    : $"reservation {r.Id}"
                )
                .Select(g => g.MinBy(r => r.Id)!)
                .Select(r => new Reference(r.CreeeLe, Origine.Reservation, r.Id)),
            .. mesures.Select(m => new Reference(
                m.DateNomination.ToDateTime(TimeOnly.MinValue),
                Origine.Mesure,
                m.Id
            )),
        ];
    }

    private async Task LireAsync(
        Dictionary<(Origine, int), Besoin> lus,
        Origine origine,
        IReadOnlyList<int> ids,
        DateOnly jour,
        CancellationToken annulation
    )
    {
        var lignes = origine switch
        {
            Origine.Recherche => db
                .Recherches.Where(r => ids.Contains(r.Id))
                .Select(r => new Ligne
                {
                    Id = r.Id,
                    TribunalId = r.TribunalId,
                    Commune = r.Commune!,
                    Finess = r.EtablissementFiness,
                    Latitude = r.Etablissement == null ? null : r.Etablissement.Latitude,
                    Longitude = r.Etablissement == null ? null : r.Etablissement.Longitude,
                    LieuVie = r.LieuVie,
                    Nature = r.Nature,
                    Urgent = r.Urgent,
                    Accompagnements = r.Accompagnements,
                    Langues = r.Langues,
                    TypeSouhaite = r.TypeSouhaite,
                }),
            Origine.Reservation => db
                .Reservations.Where(r => ids.Contains(r.Id))
                .Select(r => new Ligne
                {
                    Id = r.Id,
                    TribunalId = r.TribunalId,
                    Commune = r.Commune!,
                    LieuVie = r.LieuVie,
                    Nature = r.Nature,
                    Urgent = r.Urgent,
                    Accompagnements = r.Accompagnements,
                    Langues = r.Langues,
                }),
            _ => db
                .Mesures.Where(m => ids.Contains(m.Id))
                .Select(m => new Ligne
                {
                    Id = m.Id,
                    TribunalId = m.TribunalId ?? 0,
                    Commune = m.Commune!,
                    LieuVie = m.LieuVie,
                    Nature = m.Nature,
                }),
        };
        foreach (var l in await lignes.AsNoTracking().ToListAsync(annulation))
            lus[(origine, l.Id)] = new()
            {
                CommuneCode = l.Commune.Code,
                DepartementCode = l.Commune.DepartementCode,
                EpciCode = l.Commune.EpciCode,
                Position =
                    Position.Lire(l.Latitude, l.Longitude, approchee: false)
                    ?? Position.Lire(l.Commune.Latitude, l.Commune.Longitude, approchee: true),
                EtablissementFiness = l.Finess,
                LieuVie = l.LieuVie,
                Nature = l.Nature,
                Urgent = l.Urgent,
                Accompagnements = l.Accompagnements,
                Langues = l.Langues,
                TypeSouhaite = l.TypeSouhaite,
                TribunalId = l.TribunalId,
                Date = jour,
            };
    }

    private sealed class Ligne
    {
        public required int Id { get; init; }
        public required int TribunalId { get; init; }
        public required Commune Commune { get; init; }
        public string? Finess { get; init; }
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
        public LieuVie? LieuVie { get; init; }
        public NatureMesure? Nature { get; init; }
        public bool Urgent { get; init; }
        public IReadOnlyList<Accompagnement> Accompagnements { get; init; } = [];
        public IReadOnlyList<Langue> Langues { get; init; } = [];
        public TypeGestionnaire? TypeSouhaite { get; init; }
    }
}
