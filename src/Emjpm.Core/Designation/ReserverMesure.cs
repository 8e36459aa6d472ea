using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>
/// A court reserves a place with a gestionnaire. The place is taken in the transaction that saves the reservation, its audit
/// line, its mails and its notifications: two courts never get the same last place without one being told.
/// </summary>
public sealed class ReserverMesure(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil,
    Instance instance
)
{
    /// <summary>
    /// Saves the reservation, or returns what the court must see before it decides again, nothing being saved then but an
    /// audit line when a place was missing. The same form sent twice, even at the same instant, gives the same reservation; sent
    /// again with other values, from the back button, it is not taken for saved.
    /// </summary>
    /// <exception cref="RegleMetierException">the form is wrong, or the gestionnaire may not be designated</exception>
    public async Task<ResultatReservation> ExecuterAsync(
        Acteur acteur,
        DemandeReservation demande,
        CancellationToken annulation = default
    )
    {
        if (demande.JetonFormulaire == Guid.Empty)
            throw new RegleMetierException(
                "Ce formulaire a expiré : vérifiez ce qui est saisi, puis validez à nouveau."
            );
        var rg = ReglesReservation.LireRg(demande);
        var tribunal = await FaitsTribunal.LireAsync(
            db,
            acteur.TribunalId,
            demande,
            rg,
            annulation
        );
        if (tribunal.DejaCreee is not null)
            return (await DejaCreeeAsync(acteur, demande, annulation))!;

        var aujourdhui = horloge.Aujourdhui();
        ReglesReservation.VerifierSaisie(demande, rg, tribunal, acteur.Role, aujourdhui);
        var gestionnaire =
            await FaitsGestionnaire.LireAsync(db, demande, aujourdhui, annulation)
            ?? throw new RegleMetierException(
                "Choisissez un lieu d’exercice de ce mandataire.",
                nameof(demande.LieuExerciceId)
            );
        ReglesReservation.VerifierDroit(
            demande,
            tribunal,
            gestionnaire,
            acteur.TribunalId,
            aujourdhui
        );

        var dossiers = tribunal.RgConnu
            ? await DossiersRg.LireAsync(db, acteur.TribunalId, rg!, annulation)
            : DossiersRg.Aucun;
        if (dossiers.Obstacle(demande) is { } obstacle)
            return await DejaCreeeAsync(acteur, demande, annulation) ?? obstacle;

        var reservation = Composer(acteur, demande, rg, dossiers, horloge.Maintenant());
        try
        {
            return await EnregistrerAsync(
                acteur,
                demande,
                reservation,
                tribunal,
                gestionnaire,
                annulation
            );
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            // Lost a race against the same form, or against the same RG from another window.
            db.ChangeTracker.Clear();
            if (await DejaCreeeAsync(acteur, demande, annulation) is { } deja)
                return deja;
            dossiers = await DossiersRg.LireAsync(db, acteur.TribunalId, rg!, annulation);
            if (dossiers.Obstacle(demande) is { } maintenantPris)
                return maintenantPris;
            throw;
        }
    }

    private async Task<ResultatReservation> EnregistrerAsync(
        Acteur acteur,
        DemandeReservation demande,
        Reservation reservation,
        FaitsTribunal tribunal,
        FaitsGestionnaire gestionnaire,
        CancellationToken annulation
    )
    {
        var maintenant = reservation.CreeeLe;
        await using var tx = await db.EcrireAsync(annulation);
        if (
            !await db.PrendrePlaceLibreAsync(
                demande.LieuExerciceId,
                Horloge.DateParis(maintenant),
                annulation
            )
        )
        {
            if (!demande.ConfirmerSansPlace)
            {
                // The twin of this form may hold the last place: then it succeeded, it was not refused.
                if (await DejaCreeeAsync(acteur, demande, annulation) is { } jumelle)
                    return jumelle;
                return await RefuserSansPlaceAsync(acteur, demande, maintenant, tx, annulation);
            }
            await db.TenirPlaceAsync(demande.LieuExerciceId, annulation);
            reservation.SurCapacite = true;
        }

        db.Reservations.Add(reservation);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "reservation.creer",
            "reservation",
            reservation.Id,
            gestionnaireId: demande.GestionnaireId,
            details: reservation.SurCapacite ? "sans place libre" : null
        );
        signaler.AuGestionnaire(
            reservation,
            MessageReservation.Demande(reservation, tribunal.Nom),
            gestionnaire.Comptes,
            gestionnaire.LieuContact
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return Creee(reservation);
    }

    private async Task<ResultatReservation> RefuserSansPlaceAsync(
        Acteur acteur,
        DemandeReservation demande,
        DateTime maintenant,
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction tx,
        CancellationToken annulation
    )
    {
        var etat = await PlacePrise.LireAsync(
            db,
            demande.LieuExerciceId,
            acteur.TribunalId,
            Horloge.DateParis(maintenant),
            annulation
        );
        db.Tracer(
            maintenant,
            acteur,
            "reservation.sans_place",
            "lieu",
            demande.LieuExerciceId,
            gestionnaireId: demande.GestionnaireId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return new ResultatReservation.SansPlace(etat);
    }

    private async Task<ResultatReservation?> DejaCreeeAsync(
        Acteur acteur,
        DemandeReservation demande,
        CancellationToken annulation
    )
    {
        var tribunalId = acteur.TribunalId;
        var deja = await db
            .Reservations.AsNoTracking()
            .FirstOrDefaultAsync(
                r => r.JetonFormulaire == demande.JetonFormulaire && r.TribunalId == tribunalId,
                annulation
            );
        return deja is null ? null
            : EstDe(deja, demande) ? Creee(deja)
            : new ResultatReservation.FormulaireDejaUtilise(deja.Id, deja.NumeroRg);
    }

    /// <summary>Whether the reservation is what this form asks.</summary>
    private static bool EstDe(Reservation r, DemandeReservation d) =>
        (r.LieuDemandeId, r.CabinetId, r.Urgent, r.DateJugement)
            == (d.LieuExerciceId, d.CabinetId, d.Urgent, d.DateJugement)
        && (r.Nature, r.Champ, r.Civilite, r.AnneeNaissance, r.LieuVie)
            == (d.Nature, d.Champ, d.Civilite, d.AnneeNaissance, d.LieuVie)
        && r.NumeroRg == ReglesReservation.LireRg(d)
        && r.Message == Propre(d.Message);

    private static string? Propre(string? texte) =>
        string.IsNullOrWhiteSpace(texte) ? null : texte.Trim();

    private static ResultatReservation.Creee Creee(Reservation r) =>
        new(r.Id, r.SurCapacite, r.MesureARouvrirId is not null);

    private Reservation Composer(
        Acteur acteur,
        DemandeReservation d,
        string? rg,
        DossiersRg dossiers,
        DateTime maintenant
    )
    {
        // An explicit co-designation without a chosen link is tied to the reservation that caused the warning.
        var lieeA = d.LieeAId ?? dossiers.AutreReservation(d.GestionnaireId);
        var lien =
            d.TypeLien is { } choisi ? choisi
            : lieeA is null ? (TypeLien?)null
            : d.Nature is NatureMesure.SubrogeCurateur or NatureMesure.SubrogeTuteur
                ? TypeLien.Subroge
            : TypeLien.CoDesignation;
        return new Reservation
        {
            JetonFormulaire = d.JetonFormulaire,
            TribunalId = acteur.TribunalId,
            AuteurId = acteur.UtilisateurId,
            CabinetId = d.CabinetId,
            RechercheId = d.RechercheId,
            GestionnaireId = d.GestionnaireId,
            LieuDemandeId = d.LieuExerciceId,
            LieuId = d.LieuExerciceId,
            NumeroRg = rg,
            MotifSansRg = rg is null ? d.MotifSansRg : null,
            Urgent = d.Urgent,
            DateJugement = d.DateJugement,
            Nature = d.Nature,
            Champ = d.Champ,
            Civilite = d.Civilite,
            AnneeNaissance = d.AnneeNaissance,
            LieuVie = d.LieuVie,
            CommuneCode = string.IsNullOrEmpty(d.CommuneCode) ? null : d.CommuneCode,
            Accompagnements = d.Accompagnements,
            Langues = d.Langues,
            Message = Propre(d.Message),
            MotifDerogation = d.MotifDerogation,
            TexteDerogation = Propre(d.TexteDerogation),
            RangVu = d.RangVu,
            RaisonsVues = d.RaisonsVues,
            BaremeVersion = d.BaremeVersion,
            LieeAId = lieeA,
            TypeLien = lien,
            MesureARouvrirId = dossiers.ARouvrir(d.GestionnaireId),
            Etat = EtatReservation.EnAttente,
            CreeeLe = maintenant,
            ExpireLe = maintenant.AddDays(instance.DelaiReponseJours),
        };
    }
}
