using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>Closes, each night, the mesures whose announced end has come: their place becomes free that day.</summary>
public sealed class CloreMesuresEchues(
    EmjpmDbContext db,
    TimeProvider horloge,
    FinirTransfert transferts
)
{
    /// <summary>Returns what was closed, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        var echues = await db
            .Mesures.Where(m => m.Statut == StatutMesure.EnCours && m.DateFin <= aujourdhui)
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .ToListAsync(annulation);
        var closes = 0;
        foreach (var id in echues)
            if (await CloreAsync(id, aujourdhui, annulation))
                closes++;
        return $"{Francais.Nombre(closes, "mesure close", "mesures closes")}.";
    }

    /// <summary>One transaction each, the row locked first: an end taken back at this instant is not applied.</summary>
    private async Task<bool> CloreAsync(int id, DateOnly aujourdhui, CancellationToken annulation)
    {
        db.ChangeTracker.Clear();
        await using var tx = await db.EcrireAsync(annulation);
        var due = await db
            .Mesures.Where(m =>
                m.Id == id && m.Statut == StatutMesure.EnCours && m.DateFin <= aujourdhui
            )
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), annulation);
        if (due == 0)
            return false;
        var mesure = await db.Mesures.SingleAsync(m => m.Id == id, annulation);
        var maintenant = horloge.Maintenant();
        mesure.Clore(
            mesure.CauseSortie ?? CauseSortie.Caducite,
            mesure.DateFin!.Value,
            null,
            aujourdhui,
            maintenant
        );
        if (mesure.LieuExerciceId is { } lieu)
            await db.DecompterMesureAsync(lieu, annulation);
        db.Tracer(
            maintenant,
            null,
            "mesure.clore",
            "mesure",
            id,
            tribunalId: mesure.TribunalId,
            gestionnaireId: mesure.GestionnaireId,
            details: "fin annoncée"
        );
        await db.SaveChangesAsync(annulation);
        await transferts.SansObjetAsync(mesure.GestionnaireId, null, maintenant, annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
