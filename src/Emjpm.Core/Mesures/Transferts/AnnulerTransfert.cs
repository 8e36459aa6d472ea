using Emjpm.Core.Comptes;
using Emjpm.Core.Data;

namespace Emjpm.Core.Mesures;

/// <summary>The one that asked for a transfer takes it back before the other answers.</summary>
public sealed class AnnulerTransfert(EmjpmDbContext db, FinirTransfert finir)
{
    /// <summary>False when the actor asked for no such transfer.</summary>
    /// <exception cref="RegleMetierException">the member only reads, or the transfer no longer waits</exception>
    public Task<bool> ExecuterAsync(
        Acteur acteur,
        int transfertId,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        return finir.ExecuterAsync(
            acteur,
            db.Transferts.EnvoyesPar(acteur.Gestionnaire!),
            transfertId,
            EtatTransfert.Annule,
            _ => { },
            annulation
        );
    }
}
