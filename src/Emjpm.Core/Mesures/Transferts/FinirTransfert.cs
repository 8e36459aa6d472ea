using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>
/// Ends the wait of a transfer that moves nothing: cancelled, declined, or without object because the mesure ended. The other
/// side is told.
/// </summary>
public sealed class FinirTransfert(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>
    /// The actor cancels or declines. False when <paramref name="perimetre"/> holds no such transfer; nothing happens when the
    /// actor already did it.
    /// </summary>
    /// <param name="preciser">writes what the act adds to the transfer; may refuse</param>
    /// <exception cref="RegleMetierException">the transfer no longer waits</exception>
    internal async Task<bool> ExecuterAsync(
        Acteur acteur,
        IQueryable<TransfertMesure> perimetre,
        int transfertId,
        EtatTransfert etat,
        Action<TransfertMesure> preciser,
        CancellationToken annulation
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        var t = await db.VerrouillerTransfertAsync(perimetre, transfertId, annulation);
        if (t is null)
            return false;
        if (t.Etat == etat && t.ClosParId == acteur.UtilisateurId)
            return true;
        preciser(t);
        var maintenant = horloge.Maintenant();
        t.Clore(etat, acteur.UtilisateurId, maintenant);
        var mesure = await db
            .Mesures.Where(m => m.Id == t.MesureId)
            .Select(m => new { m.LieuExerciceId, m.TribunalId })
            .SingleAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            etat == EtatTransfert.Annule ? "transfert.annuler" : "transfert.decliner",
            "transfert",
            t.Id,
            tribunalId: mesure.TribunalId,
            details: t.MotifRefus?.Handle()
        );
        if (etat == EtatTransfert.Annule)
            await signaler.AuGestionnaireAsync(
                t.ReceveurId,
                t.LieuSouhaiteId,
                MessageTransfert.Annule(t, t.Cedant!.Nom),
                annulation
            );
        else
            await signaler.AuGestionnaireAsync(
                t.CedantId,
                mesure.LieuExerciceId,
                MessageTransfert.Decline(t, t.Receveur!.Nom),
                annulation
            );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>
    /// The transfers of a gestionnaire that wait for a mesure no longer en cours have no object any more: call it once the act
    /// is saved, in its transaction, which holds the rows of the mesures. Returns how many ended.
    /// </summary>
    /// <param name="acteur">null for the system</param>
    internal async Task<int> SansObjetAsync(
        int cedantId,
        Acteur? acteur,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var sansObjet = await db
            .Transferts.Include(t => t.Cedant)
            .Where(t =>
                t.CedantId == cedantId
                && t.Etat == EtatTransfert.EnAttente
                && t.Mesure!.Statut != StatutMesure.EnCours
            )
            .OrderBy(t => t.Id)
            .AsSingleQuery()
            .ToListAsync(annulation);
        foreach (var t in sansObjet)
        {
            t.Clore(EtatTransfert.SansObjet, acteur?.UtilisateurId, maintenant);
            t.Version++;
            db.Tracer(
                maintenant,
                acteur,
                "transfert.sans_objet",
                "transfert",
                t.Id,
                gestionnaireId: cedantId,
                details: $"mesure {t.MesureId}"
            );
            await signaler.AuGestionnaireAsync(
                t.ReceveurId,
                t.LieuSouhaiteId,
                MessageTransfert.SansObjet(t, t.Cedant!.Nom),
                annulation
            );
        }
        if (sansObjet.Count > 0)
        {
            await db.SaveChangesAsync(annulation);
            reveil.Signaler();
        }
        return sansObjet.Count;
    }
}
