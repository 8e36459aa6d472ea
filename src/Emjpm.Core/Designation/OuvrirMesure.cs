using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>
/// The gestionnaire opens the mesure when the court's decision is notified: a new mesure, or the closed one of the same RG,
/// reopened with its history. The place held becomes a mesure en cours.
/// </summary>
public sealed class OuvrirMesure(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    Jobs.Reveil reveil
)
{
    /// <summary>The id of the mesure; null when the actor's gestionnaire has no such reservation on the sites of the actor.</summary>
    /// <exception cref="RegleMetierException">
    /// the actor does not answer reservations, this one is ended, a value is wrong, or the RG is already that of an open mesure
    /// </exception>
    public async Task<int?> ExecuterAsync(
        Acteur acteur,
        int reservationId,
        OuvertureMesure saisie,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerReponse();
        await using var tx = await db.EcrireAsync(annulation);
        var r = await db.VerrouillerReservationDeAsync(acteur, reservationId, annulation);
        if (r is null)
            return null;
        r.VerifierOuvrable();
        var maintenant = horloge.Maintenant();
        var aujourdhui = Horloge.DateParis(maintenant);
        var tenaitUnePlace = r.TientUnePlace;
        var commune = string.IsNullOrEmpty(saisie.CommuneCode)
            ? null
            : await db.Communes.FirstOrDefaultAsync(c => c.Code == saisie.CommuneCode, annulation);
        var situation = saisie.Situation(r.Nature, r.Champ);
        saisie.Verifier(r.AnneeNaissance, situation, commune is not null, aujourdhui);
        var rg =
            r.NumeroRg
            ?? (
                string.IsNullOrWhiteSpace(saisie.NumeroRg)
                    ? null
                    : NumeroRg.Normaliser(saisie.NumeroRg, nameof(saisie.NumeroRg))
            );
        var lieu = saisie.LieuExerciceId ?? r.LieuId;
        await db.ExigerLieuOuvertAsync(
            acteur,
            lieu,
            aujourdhui,
            nameof(saisie.LieuExerciceId),
            annulation
        );

        var mesure = await ExistanteAsync(r, rg, annulation);
        var reouverture = mesure is not null;
        mesure ??= db.Mesures.Add(Nouvelle(r, rg, maintenant)).Entity;
        r.Ouvrir(acteur.UtilisateurId, mesure, maintenant);
        mesure.OuvrirSur(
            situation.Au(saisie.DateNomination),
            saisie.Echeance,
            acteur.UtilisateurId,
            maintenant
        );
        mesure.LieuExerciceId = lieu;
        mesure.CabinetId = r.CabinetId ?? mesure.CabinetId;
        mesure.NumeroDossier = string.IsNullOrWhiteSpace(saisie.NumeroDossier)
            ? mesure.NumeroDossier
            : saisie.NumeroDossier.Trim();
        mesure.ReservationId = r.Id;
        mesure.Indexer(commune);

        await DeplacerPlaceAsync(tenaitUnePlace ? r.LieuId : null, lieu, annulation);
        await db.SaveChangesAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            reouverture ? "mesure.rouvrir" : "mesure.ouvrir",
            "mesure",
            mesure.Id,
            tribunalId: r.TribunalId,
            details: $"réservation {r.Id}"
        );
        db.Tracer(
            maintenant,
            acteur,
            "reservation.ouvrir",
            "reservation",
            r.Id,
            tribunalId: r.TribunalId,
            details: $"mesure {mesure.Id}"
        );
        await signaler.AuTribunalAsync(
            r,
            MessageReservation.Ouverte(r, r.Gestionnaire!.Nom),
            annulation
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return mesure.Id;
    }

    /// <summary>The closed mesure to reopen: the one the court asked for, or the one that carries the RG now known.</summary>
    private async Task<Mesure?> ExistanteAsync(
        Reservation r,
        string? rg,
        CancellationToken annulation
    )
    {
        var existantes = db.Mesures.Where(m =>
            m.GestionnaireId == r.GestionnaireId
            && m.TribunalId == r.TribunalId
            && m.Statut != StatutMesure.Retiree
            && (m.Id == r.MesureARouvrirId || (rg != null && m.NumeroRg == rg))
        );
        // Locked before the lieux, as every act on a mesure does, so that two acts never wait for each other.
        await existantes.ExecuteUpdateAsync(
            s => s.SetProperty(m => m.Version, m => m.Version),
            annulation
        );
        var mesure = await existantes.OrderBy(m => m.Id).FirstOrDefaultAsync(annulation);
        if (mesure?.Statut == StatutMesure.EnCours)
            throw new RegleMetierException(
                $"Une de vos mesures en cours porte déjà le numéro RG {mesure.NumeroRg} de ce tribunal.",
                nameof(OuvertureMesure.NumeroRg)
            );
        return mesure;
    }

    private static Mesure Nouvelle(Reservation r, string? rg, DateTime maintenant) =>
        new()
        {
            GestionnaireId = r.GestionnaireId,
            TribunalId = r.TribunalId,
            NumeroRg = rg,
            NumeroRgBrut = rg,
            Civilite = r.Civilite,
            AnneeNaissance = r.AnneeNaissance,
            CreeeLe = maintenant,
        };

    /// <summary>The lieux are locked in the order of their ids, so that two acts never wait for each other.</summary>
    private async Task DeplacerPlaceAsync(int? tenue, int ouverte, CancellationToken annulation)
    {
        if (tenue < ouverte)
            await db.LibererPlaceAsync(tenue.Value, annulation);
        await db.CompterMesureAsync(ouverte, annulation);
        if (tenue >= ouverte)
            await db.LibererPlaceAsync(tenue.Value, annulation);
    }
}
