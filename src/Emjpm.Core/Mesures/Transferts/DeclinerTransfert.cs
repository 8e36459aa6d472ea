using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The receiver declines: the mesure stays where it is, and the other is told why.</summary>
public sealed class DeclinerTransfert(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>False when the actor was offered no such transfer.</summary>
    /// <param name="texteRefus">required with « autre motif »</param>
    /// <exception cref="RegleMetierException">the transfer no longer waits, or the text is missing</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int transfertId,
        MotifRefus motifRefus,
        string? texteRefus = null,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerReponseOuEcriture();
        await using var tx = await db.EcrireAsync(annulation);
        var t = await db.VerrouillerTransfertAsync(
            db.Transferts.RecusPar(acteur.Gestionnaire!),
            transfertId,
            annulation
        );
        if (t is null)
            return false;
        if (t.Etat == EtatTransfert.Decline && t.ClosParId == acteur.UtilisateurId)
            return true;
        var texte = CreerMesure.Vide(texteRefus);
        if (motifRefus == MotifRefus.Autre && texte is null)
            throw new RegleMetierException(
                "Précisez le motif en quelques mots.",
                nameof(t.TexteRefus)
            );
        if (texte?.Length > Mesure.TexteMax)
            throw new RegleMetierException(
                $"Le texte dépasse {Francais.Nombre(Mesure.TexteMax, "caractère")} : raccourcissez-le.",
                nameof(t.TexteRefus)
            );
        var maintenant = horloge.Maintenant();
        t.Clore(EtatTransfert.Decline, acteur.UtilisateurId, maintenant);
        (t.MotifRefus, t.TexteRefus) = (motifRefus, texte);
        var mesure = await db
            .Mesures.Where(m => m.Id == t.MesureId)
            .Select(m => new { m.LieuExerciceId, m.TribunalId })
            .SingleAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "transfert.decliner",
            "transfert",
            t.Id,
            tribunalId: mesure.TribunalId,
            details: motifRefus.Handle()
        );
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
}
