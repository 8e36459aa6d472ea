using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>
/// Brings back a mesure withdrawn by mistake: in the lists and the counts again, the court's included, en cours or closed as it
/// was. The history keeps both the withdrawal and the return.
/// </summary>
public sealed class RemettreMesure(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor has no such mesure. Nothing happens when it is not withdrawn.</summary>
    /// <exception cref="RegleMetierException">the reason is missing, the site is closed, the RG is taken, or somebody else changed the mesure since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        ReouvertureMesure saisie,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        if (mesure.Statut != StatutMesure.Retiree)
            return true;
        mesure.ExigerNonAnonymisee();
        await db.ExigerVersionAsync(mesure, saisie.Version, annulation);
        CorrigerSituation.ExigerRaison(saisie.Raison);
        await db.ExigerRgLibreAsync(mesure, annulation);
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        mesure.Remettre(saisie.Raison!.Trim(), acteur.UtilisateurId, aujourdhui, maintenant);
        if (mesure.Statut == StatutMesure.EnCours)
        {
            var lieu = saisie.LieuExerciceId ?? mesure.LieuExerciceId ?? 0;
            await db.ExigerLieuAsync(
                acteur,
                lieu,
                aujourdhui,
                nameof(saisie.LieuExerciceId),
                annulation
            );
            mesure.LieuExerciceId = lieu;
            await db.CompterMesureAsync(lieu, annulation);
        }
        db.Tracer(
            maintenant,
            acteur,
            "mesure.remettre",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId
        );
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw MesuresDuGestionnaire.RgPris(mesure);
        }
        await tx.CommitAsync(annulation);
        return true;
    }
}
