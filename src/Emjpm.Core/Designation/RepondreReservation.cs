using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>What a gestionnaire answers.</summary>
public abstract record Reponse
{
    private Reponse() { }

    /// <summary>« Je peux prendre cette mesure ».</summary>
    /// <param name="LieuExerciceId">one of its sites; null keeps the one the court asked for</param>
    public sealed record JePeux(int? LieuExerciceId = null) : Reponse;

    /// <summary>« Je ne peux pas ».</summary>
    /// <param name="TexteRefus">required with « autre motif »</param>
    /// <param name="EtatVu">the state shown to who answers; null: whatever it is</param>
    public sealed record JeNePeuxPas(
        MotifRefus MotifRefus,
        string? TexteRefus = null,
        EtatReservation? EtatVu = null
    ) : Reponse;
}

/// <summary>A gestionnaire answers a reservation; the court is told in the same transaction.</summary>
public sealed class RepondreReservation(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>False when the actor's gestionnaire has no such reservation on the sites that the actor's rights cover.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor does not answer reservations, this one no longer waits, the lieu is not one of theirs, or a text is missing
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int reservationId,
        Reponse reponse,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerReponse();
        var gestionnaireId = acteur.GestionnaireId;
        await using var tx = await db.EcrireAsync(annulation);
        var r = await db.VerrouillerReservationDeAsync(acteur, reservationId, annulation);
        if (r is null)
            return false;
        var premiereReponse = r.Etat == EtatReservation.EnAttente;
        var maintenant = horloge.Maintenant();
        var nom = r.Gestionnaire!.Nom;
        MessageReservation message;
        string acte;
        string? details;
        switch (reponse)
        {
            case Reponse.JePeux oui:
                var lieuAvant = r.LieuId;
                var lieu = oui.LieuExerciceId ?? lieuAvant;
                await db.ExigerLieuOuvertAsync(
                    acteur,
                    lieu,
                    horloge.Aujourdhui(),
                    nameof(oui.LieuExerciceId),
                    annulation
                );
                r.Confirmer(acteur.UtilisateurId, lieu, maintenant);
                if (lieu != lieuAvant)
                    await DeplacerAsync(lieuAvant, lieu, annulation);
                (message, acte) = (MessageReservation.Confirmee(r, nom), "reservation.confirmer");
                details = lieu == lieuAvant ? null : $"lieu {lieuAvant} → {lieu}";
                break;
            case Reponse.JeNePeuxPas non:
                r.VerifierVu(non.EtatVu);
                r.Decliner(acteur.UtilisateurId, non.MotifRefus, non.TexteRefus, maintenant);
                await db.LibererPlaceAsync(r.LieuId, annulation);
                message = MessageReservation.Declinee(
                    r,
                    nom,
                    await db.RechercheGardeeAsync(r, annulation)
                );
                (acte, details) = ("reservation.decliner", non.MotifRefus.Handle());
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(reponse));
        }
        if (premiereReponse)
            await CompterReponseAsync(gestionnaireId, maintenant - r.CreeeLe, annulation);
        db.Tracer(
            maintenant,
            acteur,
            acte,
            "reservation",
            r.Id,
            tribunalId: r.TribunalId,
            details: details
        );
        await signaler.AuTribunalAsync(r, message, annulation);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>Moves the held place; the lieux are locked in the order of their ids, so that two moves never wait for each other.</summary>
    private async Task DeplacerAsync(int de, int vers, CancellationToken annulation)
    {
        if (de < vers)
            await db.LibererPlaceAsync(de, annulation);
        await db.TenirPlaceAsync(vers, annulation);
        if (de > vers)
            await db.LibererPlaceAsync(de, annulation);
    }

    private Task CompterReponseAsync(
        int gestionnaireId,
        TimeSpan delai,
        CancellationToken annulation
    )
    {
        var heures = (int)delai.TotalHours;
        return db
            .Gestionnaires.Where(g => g.Id == gestionnaireId)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(g => g.ReponsesNombre, g => g.ReponsesNombre + 1)
                        .SetProperty(g => g.ReponsesHeures, g => g.ReponsesHeures + heures),
                annulation
            );
    }
}
