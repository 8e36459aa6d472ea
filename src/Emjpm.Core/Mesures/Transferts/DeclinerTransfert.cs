using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Mesures;

/// <summary>The receiver declines: the mesure stays where it is, and the other is told why.</summary>
public sealed class DeclinerTransfert(EmjpmDbContext db, FinirTransfert finir)
{
    /// <summary>False when the actor was offered no such transfer.</summary>
    /// <param name="texteRefus">required with « autre motif »</param>
    /// <exception cref="RegleMetierException">the transfer no longer waits, or the text is missing</exception>
    public Task<bool> ExecuterAsync(
        Acteur acteur,
        int transfertId,
        MotifRefus motifRefus,
        string? texteRefus = null,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerReponseOuEcriture();
        return finir.ExecuterAsync(
            acteur,
            db.Transferts.RecusPar(acteur.Gestionnaire!),
            transfertId,
            EtatTransfert.Decline,
            t =>
                (t.MotifRefus, t.TexteRefus) = (
                    motifRefus,
                    Precision.Lire(texteRefus, motifRefus == MotifRefus.Autre, nameof(t.TexteRefus))
                ),
            annulation
        );
    }
}
