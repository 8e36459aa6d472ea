using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Mesures;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>
/// Withdraws in bulk the mesures that an import created and nobody changed since. The others keep an effect without an answer:
/// they are looked at one by one.
/// </summary>
internal sealed class RetirerCreations(
    EmjpmDbContext db,
    EcritureEnMasse masse,
    Acteur acteur,
    ImportMesures import,
    DateTime maintenant,
    BilanApplication bilan
)
{
    private const int Tranche = 5_000;

    /// <summary>How many were withdrawn.</summary>
    public async Task<int> ExecuterAsync(Func<Task> avancer, CancellationToken annulation)
    {
        var retirees = 0;
        for (var dernier = 0; ; )
        {
            var effets = await db
                .EffetsImport.Where(e =>
                    e.ImportId == import.Id
                    && e.Type == TypeEffet.Creee
                    && e.ReservationId == null
                    && e.Id > dernier
                )
                .OrderBy(e => e.Id)
                .Take(Tranche)
                .Select(e => new
                {
                    e.Id,
                    e.MesureId,
                    e.Ligne,
                    e.VersionApres,
                })
                .ToListAsync(annulation);
            if (effets.Count == 0)
                return retirees;
            dernier = effets[^1].Id;
            var mesures = await LireAsync([.. effets.Select(e => e.MesureId)], annulation);
            var intactes = effets
                .Where(e =>
                    mesures.TryGetValue(e.MesureId, out var m) && m.Version == e.VersionApres
                )
                .ToList();
            await RetirerAsync([.. intactes.Select(e => e.MesureId)], annulation);
            await masse.EcrireAsync(
                intactes.Select(e => new EvenementMesure
                {
                    MesureId = e.MesureId,
                    Type = TypeEvenementMesure.Retrait,
                    DateEffet = Horloge.DateParis(maintenant),
                    SaisiLe = maintenant,
                    AuteurId = acteur.UtilisateurId,
                    Details = AnnulerImport.Details(import, e.Ligne),
                }),
                Cles.DeLaBase,
                annulation
            );
            List<int> rendus = [.. intactes.Select(e => e.Id)];
            await db
                .EffetsImport.Where(e => rendus.Contains(e.Id))
                .ExecuteUpdateAsync(s => s.SetProperty(e => e.Rendu, true), annulation);
            foreach (var e in intactes)
                if (mesures[e.MesureId] is { EnCours: true, LieuId: var lieu })
                    bilan.Deplacer(lieu, -1);
            retirees += intactes.Count;
            bilan.Fait += intactes.Count;
            await avancer();
        }
    }

    private sealed record Etat(int Id, int Version, bool EnCours, int? LieuId);

    /// <summary>Those that can be withdrawn by this actor; their rows stay locked until the end of the transaction.</summary>
    private async Task<Dictionary<int, Etat>> LireAsync(List<int> ids, CancellationToken annulation)
    {
        await db
            .Mesures.Where(m => ids.Contains(m.Id))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), annulation);
        var mesures = await db
            .Mesures.Where(m => ids.Contains(m.Id))
            .De(acteur.Gestionnaire!)
            .Where(m => m.Statut != StatutMesure.Retiree && m.GereePar == null)
            .Select(m => new Etat(
                m.Id,
                m.Version,
                m.Statut == StatutMesure.EnCours,
                m.LieuExerciceId
            ))
            .ToListAsync(annulation);
        return mesures.ToDictionary(m => m.Id);
    }

    private Task RetirerAsync(List<int> ids, CancellationToken annulation) =>
        db
            .Mesures.Where(m => ids.Contains(m.Id))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.Statut, StatutMesure.Retiree)
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            );
}
