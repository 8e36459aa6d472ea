using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// Recomputes the experience and the usual delay of answer of every gestionnaire, a batch of gestionnaires at a time: memory
/// and transactions stay small whatever the number of mesures.
/// </summary>
public sealed class CalculerExperience(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Months of answers that make the usual delay.</summary>
    public const int MoisReponses = 12;

    private const int Lot = 50;

    /// <summary>Recomputes everything; returns what changed, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var changes = 0;
        var total = 0;
        var dernier = 0;
        while (true)
        {
            var lot = await db
                .Gestionnaires.Where(g => g.Id > dernier)
                .OrderBy(g => g.Id)
                .Take(Lot)
                .Select(g => new Enregistre(g.Id, g.Experience, g.ReponsesNombre, g.ReponsesHeures))
                .ToListAsync(annulation);
            if (lot.Count == 0)
                return $"{Francais.Nombre(total, "mandataire")}, {Francais.Nombre(changes, "mis à jour", "mis à jour")}.";
            dernier = lot[^1].Id;
            total += lot.Count;
            changes += await TraiterAsync(lot, annulation);
        }
    }

    private sealed record Enregistre(int Id, string Experience, int Nombre, int Heures);

    private async Task<int> TraiterAsync(List<Enregistre> lot, CancellationToken annulation)
    {
        var (premier, dernier) = (lot[0].Id, lot[^1].Id);
        var experiences = await ExperiencesAsync(premier, dernier, annulation);
        var reponses = await ReponsesAsync(premier, dernier, annulation);
        var changes = 0;
        await using var tx = await db.EcrireAsync(annulation);
        foreach (var g in lot)
        {
            var experience = experiences.GetValueOrDefault(g.Id, "");
            var (nombre, heures) = reponses.GetValueOrDefault(g.Id);
            if (experience == g.Experience && nombre == g.Nombre && heures == g.Heures)
                continue;
            changes += await db
                .Gestionnaires.Where(x => x.Id == g.Id)
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(x => x.Experience, experience)
                            .SetProperty(x => x.ReponsesNombre, nombre)
                            .SetProperty(x => x.ReponsesHeures, heures),
                    annulation
                );
        }
        await tx.CommitAsync(annulation);
        return changes;
    }

    private async Task<Dictionary<int, string>> ExperiencesAsync(
        int premier,
        int dernier,
        CancellationToken annulation
    )
    {
        var prestations = (
            await db
                .Ressources.Join(
                    db.Mesures.Where(m =>
                        m.GestionnaireId >= premier && m.GestionnaireId <= dernier
                    ),
                    r => r.MesureId,
                    m => m.Id,
                    (r, m) => new { r.MesureId, r.Prestations }
                )
                .ToListAsync(annulation)
        ).ToLookup(r => r.MesureId, r => r.Prestations);
        var mesures = await db
            .Mesures.Where(m => m.GestionnaireId >= premier && m.GestionnaireId <= dernier)
            .Select(m => new
            {
                m.Id,
                m.GestionnaireId,
                m.Nature,
                m.LieuVie,
                m.TypeEtablissement,
                m.AnneeNaissance,
                Annee = m.DateNomination.Year,
            })
            .ToListAsync(annulation);
        return mesures
            .GroupBy(m => m.GestionnaireId)
            .ToDictionary(
                g => g.Key,
                g =>
                    Experience
                        .FromMesures(
                            g.Select(m => new TraitMesure(
                                m.Nature,
                                m.LieuVie,
                                m.TypeEtablissement,
                                m.AnneeNaissance,
                                m.Annee,
                                [.. prestations[m.Id].SelectMany(p => p).Distinct()]
                            ))
                        )
                        .ToString()
            );
    }

    private async Task<Dictionary<int, (int Nombre, int Heures)>> ReponsesAsync(
        int premier,
        int dernier,
        CancellationToken annulation
    )
    {
        var depuis = horloge.Maintenant().AddMonths(-MoisReponses);
        var reponses = await db
            .Reservations.Where(r =>
                r.GestionnaireId >= premier && r.GestionnaireId <= dernier && r.RepondueLe >= depuis
            )
            .Select(r => new
            {
                r.GestionnaireId,
                r.CreeeLe,
                RepondueLe = r.RepondueLe!.Value,
            })
            .ToListAsync(annulation);
        return reponses
            .GroupBy(r => r.GestionnaireId)
            .ToDictionary(
                g => g.Key,
                g => (g.Count(), g.Sum(r => (int)(r.RepondueLe - r.CreeeLe).TotalHours))
            );
    }
}
