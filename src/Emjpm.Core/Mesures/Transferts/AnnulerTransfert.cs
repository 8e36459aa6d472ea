using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;

namespace Emjpm.Core.Mesures;

/// <summary>The one that asked for a transfer takes it back before the other answers.</summary>
public sealed class AnnulerTransfert(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>False when the actor asked for no such transfer.</summary>
    /// <exception cref="RegleMetierException">the member only reads, or the transfer no longer waits</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int transfertId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        await using var tx = await db.EcrireAsync(annulation);
        var t = await db.VerrouillerTransfertAsync(
            db.Transferts.EnvoyesPar(acteur.Gestionnaire!),
            transfertId,
            annulation
        );
        if (t is null)
            return false;
        if (t.Etat == EtatTransfert.Annule && t.ClosParId == acteur.UtilisateurId)
            return true;
        var maintenant = horloge.Maintenant();
        t.Clore(EtatTransfert.Annule, acteur.UtilisateurId, maintenant);
        db.Tracer(maintenant, acteur, "transfert.annuler", "transfert", t.Id);
        await signaler.AuGestionnaireAsync(
            t.ReceveurId,
            t.LieuSouhaiteId,
            MessageTransfert.Annule(t, t.Cedant!.Nom),
            annulation
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}
