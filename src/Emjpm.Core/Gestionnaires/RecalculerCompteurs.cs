using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Emjpm.Core.Gestionnaires;

/// <summary>
/// Recounts the mesures en cours and the places held of every lieu from the facts, corrects what differs and reports it. The
/// counters change with the facts in the same transactions: a drift is a bug, and is logged as one.
/// </summary>
public sealed class RecalculerCompteurs(
    EmjpmDbContext db,
    TimeProvider horloge,
    ILogger<RecalculerCompteurs> journal
)
{
    /// <summary>Checks every lieu; returns what was corrected, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var suspects = await SuspectsAsync(annulation);
        var corriges = 0;
        foreach (var lieu in suspects)
            if (await CorrigerAsync(lieu, annulation))
                corriges++;
        return $"{Francais.Nombre(corriges, "lieu corrigé", "lieux corrigés")}.";
    }

    /// <summary>Lieux whose counters differ from the facts, read without a lock: an act may be between the two reads.</summary>
    private async Task<List<int>> SuspectsAsync(CancellationToken annulation)
    {
        var enCours = await db
            .Mesures.Where(m => m.Statut == StatutMesure.EnCours && m.LieuExerciceId != null)
            .GroupBy(m => m.LieuExerciceId!.Value)
            .Select(g => new { Lieu = g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(x => x.Lieu, x => x.Nombre, annulation);
        var enAttente = await db
            .Reservations.Where(r =>
                r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee
            )
            .GroupBy(r => r.LieuId)
            .Select(g => new { Lieu = g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(x => x.Lieu, x => x.Nombre, annulation);
        var suspects = new List<int>();
        await foreach (
            var l in db
                .LieuxExercice.OrderBy(l => l.Id)
                .Select(l => new
                {
                    l.Id,
                    l.EnCours,
                    l.EnAttente,
                })
                .AsAsyncEnumerable()
                .WithCancellation(annulation)
        )
            if (
                l.EnCours != enCours.GetValueOrDefault(l.Id)
                || l.EnAttente != enAttente.GetValueOrDefault(l.Id)
            )
                suspects.Add(l.Id);
        return suspects;
    }

    /// <summary>
    /// Every act locks the row of its lieu before it commits: once this one holds it, what it counts is what is committed,
    /// and nothing can be committed before it is corrected.
    /// </summary>
    private async Task<bool> CorrigerAsync(int lieuId, CancellationToken annulation)
    {
        await using var tx = await db.EcrireAsync(annulation);
        await db
            .LieuxExercice.Where(l => l.Id == lieuId)
            .ExecuteUpdateAsync(s => s.SetProperty(l => l.EnCours, l => l.EnCours), annulation);
        var lieu = await db
            .LieuxExercice.Where(l => l.Id == lieuId)
            .Select(l => new
            {
                l.GestionnaireId,
                l.EnCours,
                l.EnAttente,
            })
            .SingleAsync(annulation);
        var enCours = await db.Mesures.CountAsync(
            m => m.LieuExerciceId == lieuId && m.Statut == StatutMesure.EnCours,
            annulation
        );
        var enAttente = await db.Reservations.CountAsync(
            r =>
                r.LieuId == lieuId
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee),
            annulation
        );
        if (lieu.EnCours == enCours && lieu.EnAttente == enAttente)
            return false;
        await db
            .LieuxExercice.Where(l => l.Id == lieuId)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(l => l.EnCours, enCours).SetProperty(l => l.EnAttente, enAttente),
                annulation
            );
        var ecart =
            $"en cours {lieu.EnCours} → {enCours}, en attente {lieu.EnAttente} → {enAttente}";
        db.Tracer(
            horloge.Maintenant(),
            null,
            "lieu.corriger_compteurs",
            "lieu",
            lieuId,
            gestionnaireId: lieu.GestionnaireId,
            details: ecart
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        journal.LogError("The counters of lieu {Lieu} had drifted: {Ecart}", lieuId, ecart);
        return true;
    }
}
