using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>The court leaves more time to answer, or brings an expired reservation back when a place can be taken again.</summary>
public sealed class ProlongerReservation(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>Longest delay from today, days.</summary>
    public const int JoursMax = 180;

    /// <summary>False when the actor's court has no such reservation.</summary>
    /// <param name="jusquAu">last day left to answer; refused under <c>JusquAu</c></param>
    /// <exception cref="RegleMetierException">the reservation was answered, cancelled or opened; the date is past or too far; no place is left</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int reservationId,
        DateOnly jusquAu,
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
        var aujourdhui = Horloge.DateParis(maintenant);
        var retablie = r.Etat == EtatReservation.Expiree;
        r.Prolonger(FinDuJour(jusquAu));
        if (jusquAu <= aujourdhui || jusquAu > aujourdhui.AddDays(JoursMax))
            throw new RegleMetierException(
                $"Choisissez une date entre demain et le {Francais.Date(aujourdhui.AddDays(JoursMax))}.",
                "JusquAu"
            );
        if (retablie && !await db.PrendrePlaceLibreAsync(r.LieuId, aujourdhui, annulation))
            throw new RegleMetierException(
                (
                    await PlacePrise.LireAsync(db, r.LieuId, tribunalId, aujourdhui, annulation)
                ).Constat
                    + " La réservation ne peut pas être rétablie : choisissez un autre mandataire."
            );
        db.Tracer(
            maintenant,
            acteur,
            retablie ? "reservation.retablir" : "reservation.prolonger",
            "reservation",
            r.Id,
            gestionnaireId: r.GestionnaireId,
            details: $"jusqu’au {Francais.Date(jusquAu)}"
        );
        await signaler.AuGestionnaireAsync(
            r,
            MessageReservation.Prolongee(r, r.Tribunal!.Nom),
            annulation
        );
        try
        {
            await db.SaveChangesAsync(annulation);
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            throw new RegleMetierException(
                "Une autre réservation de votre tribunal porte déjà ce numéro RG auprès de ce mandataire : celle-ci ne peut pas être rétablie."
            );
        }
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    private static DateTime FinDuJour(DateOnly jour) =>
        Horloge.InstantParis(jour, new TimeOnly(23, 59, 59));
}
