using Emjpm.Core.Mesures;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

public sealed partial class LectureLignes
{
    /// <summary>A gestionnaire at the end of a day and over time; its territory is the caller's to check.</summary>
    /// <param name="jours">the days of the chart over time, the oldest first</param>
    public async Task<SuiviGestionnaire> SuivreAsync(
        int gestionnaireId,
        DateOnly jour,
        IReadOnlyCollection<DateOnly> jours,
        CancellationToken annulation
    )
    {
        var lieux = await db
            .LieuxExercice.Where(l => l.GestionnaireId == gestionnaireId)
            .Select(l => new
            {
                l.Id,
                l.Nom,
                l.Commune!.DepartementCode,
            })
            .ToDictionaryAsync(l => l.Id, annulation);
        var ids = lieux.Keys.ToList();
        var departements = lieux.Values.Select(l => l.DepartementCode).Distinct().ToList();
        var releves = await db
            .RelevesLieu.AsNoTracking()
            .Where(r =>
                jours.Contains(r.Jour)
                && departements.Contains(r.DepartementCode)
                && ids.Contains(r.LieuId)
            )
            .ToListAsync(annulation);
        var capacites = await db
            .RelevesCapacite.AsNoTracking()
            .Where(c => ids.Contains(c.LieuId) && c.Du <= jour)
            .OrderBy(c => c.Du)
            .ThenBy(c => c.Id)
            .ToListAsync(annulation);
        var tribunaux = await db
            .Mesures.Where(m =>
                m.GestionnaireId == gestionnaireId
                && m.Statut != StatutMesure.Retiree
                && m.DateNomination <= jour
                && (m.DateFin == null ? m.Statut == StatutMesure.EnCours : m.DateFin > jour)
            )
            .GroupBy(m => m.Tribunal!.Nom)
            .Select(g => new { Nom = (string?)g.Key, Nombre = g.Count() })
            .OrderByDescending(g => g.Nombre)
            .ThenBy(g => g.Nom)
            .ToListAsync(annulation);
        var duJour = releves.Where(r => r.Jour == jour).ToList();
        var decompte = Decompte.Somme(duJour.Select(r => r.Decompte));
        return new(
            duJour.Exists(r => r.Habilite),
            decompte,
            [
                .. Dictionnaire
                    .Ventilations[0]
                    .Parts.Select(p => new Part(p.Libelle, decompte[p.Grandeur])),
            ],
            [.. tribunaux.Select(t => (t.Nom, t.Nombre))],
            [
                .. Changements(capacites)
                    .Select(c => new CapaciteConnue(
                        lieux[c.LieuId].Nom,
                        c.Du,
                        c.Autorisee,
                        c.Souhaitee,
                        c.DeclareLe
                    )),
            ],
            [
                .. jours.Select(j =>
                    (j, Decompte.Somme(releves.Where(r => r.Jour == j).Select(r => r.Decompte)))
                ),
            ]
        );
    }

    /// <summary>Those that changed a figure, the most recent first: a confirmation says again what is known.</summary>
    private static IEnumerable<ReleveCapacite> Changements(List<ReleveCapacite> releves) =>
        releves
            .GroupBy(c => c.LieuId)
            .SelectMany(g =>
                g.Where(
                    (c, i) =>
                        i == 0
                        || (c.Autorisee, c.Souhaitee)
                            != (g.ElementAt(i - 1).Autorisee, g.ElementAt(i - 1).Souhaitee)
                )
            )
            .OrderByDescending(c => c.Du)
            .ThenByDescending(c => c.Id);
}

/// <summary>What an agent of its territory follows of a gestionnaire: counts, and no person.</summary>
/// <param name="Habilite">entitled somewhere on the day</param>
public sealed record SuiviGestionnaire(
    bool Habilite,
    Decompte Decompte,
    IReadOnlyList<Part> ParNature,
    IReadOnlyList<(string? Nom, int Nombre)> ParTribunal,
    IReadOnlyList<CapaciteConnue> Capacites,
    IReadOnlyList<(DateOnly Jour, Decompte Decompte)> Jours
);

/// <summary>The capacities of a site from a day on.</summary>
public sealed record CapaciteConnue(
    string Lieu,
    DateOnly Du,
    int? Autorisee,
    int? Souhaitee,
    DateTime? DeclareLe
);
