using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Designation;

/// <summary>The court cancels a reservation: the reason is kept and sent to the gestionnaire, the place is free again.</summary>
public sealed class AnnulerReservation(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>False when the actor's court has no such reservation.</summary>
    /// <param name="texte">required with « autre motif »; refused under <c>TexteAnnulation</c></param>
    /// <param name="etatVu">the state shown to who cancels; null: whatever it is</param>
    /// <exception cref="RegleMetierException">the reservation is ended, or a text is missing</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int reservationId,
        MotifAnnulation motif,
        string? texte,
        EtatReservation? etatVu = null,
        CancellationToken annulation = default
    )
    {
        var tribunalId = acteur.TribunalId;
        await using var tx = await db.EcrireAsync(annulation);
        var r = await db.VerrouillerReservationAsync(
            reservationId,
            x => x.TribunalId == tribunalId,
            annulation
        );
        if (r is null)
            return false;
        var maintenant = horloge.Maintenant();
        r.VerifierVu(etatVu);
        r.Annuler(acteur.UtilisateurId, motif, texte, maintenant);
        await db.LibererPlaceAsync(r.LieuId, annulation);
        db.Tracer(
            maintenant,
            acteur,
            "reservation.annuler",
            "reservation",
            r.Id,
            gestionnaireId: r.GestionnaireId,
            details: motif.Handle()
        );
        await signaler.AuGestionnaireAsync(
            r,
            MessageReservation.Annulee(r, r.Tribunal!.Nom),
            annulation
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}
