using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports.Ocmi;

/// <summary>
/// Puts the mesures that OCMI has of one mandataire in e-MJPM, in one transaction: those that are right are all saved, the
/// others are left aside one by one with the reason. Applied again, the same archive changes nothing.
/// </summary>
public sealed class AppliquerOcmi(
    EmjpmDbContext db,
    TimeProvider horloge,
    Signaler signaler,
    FinirTransfert transferts,
    Reveil reveil
)
{
    private const int EssaisMax = 3;

    /// <param name="acteur">in whose name; writes the mesures of its gestionnaire</param>
    /// <param name="textes">the mesures of the mandataire, as the archive writes them</param>
    /// <param name="empreinte">of the archive</param>
    /// <exception cref="RegleMetierException">the actor only reads, or the mesures kept changing meanwhile</exception>
    internal async Task<SynchronisationOcmi> ExecuterAsync(
        Acteur acteur,
        IReadOnlyList<byte[]> textes,
        string empreinte,
        ReperesOcmi reperes,
        CancellationToken annulation
    )
    {
        acteur.ExigerEcriture();
        for (var essai = 1; ; essai++)
            try
            {
                db.ChangeTracker.Clear();
                return await TenterAsync(acteur, textes, empreinte, reperes, annulation);
            }
            catch (Exception e) when (e.EstConcurrence())
            {
                // Somebody entered or changed one of these mesures at this very moment: read what is there now.
                if (essai == EssaisMax)
                    throw new RegleMetierException(
                        "Vos mesures ont changé pendant la synchronisation : rien n’a été appliqué. Recommencez dans un instant."
                    );
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
    }

    private async Task<SynchronisationOcmi> TenterAsync(
        Acteur acteur,
        IReadOnlyList<byte[]> textes,
        string empreinte,
        ReperesOcmi reperes,
        CancellationToken annulation
    )
    {
        var (id, maintenant) = (acteur.GestionnaireId, horloge.Maintenant());
        await using var tx = await db.EcrireAsync(annulation);
        // Two synchronisations of a mandataire follow each other, and follow its imports.
        await db.VerrouillerTravauxAsync(id, annulation);
        var tenues = await db
            .Gestionnaires.Where(g => g.Id == id)
            .Select(g => g.GerePar == SynchronisationOcmi.Nom)
            .SingleAsync(annulation);
        var aujourdhui = reperes.Aujourdhui;
        var lieu = await db
            .LieuxExercice.Where(l =>
                l.GestionnaireId == id && (l.FermeLe == null || l.FermeLe > aujourdhui)
            )
            .OrderBy(l => l.Id)
            .Select(l => (int?)l.Id)
            .FirstOrDefaultAsync(annulation);
        var lot = new LotOcmi(
            db,
            reperes,
            new PoserOcmi(reperes, acteur.UtilisateurId, maintenant),
            id,
            lieu,
            tenues ? maintenant : null,
            await db
                .Mesures.Include(m => m.Etats)
                .Include(m => m.Evenements)
                .Include(m => m.Ressources)
                .Where(m => m.GestionnaireId == id)
                .OrderBy(m => m.Id)
                .AsSplitQuery()
                .ToListAsync(annulation)
        );
        foreach (var texte in textes)
            lot.Traiter(texte);
        await db.SaveChangesAsync(annulation);
        await transferts.SansObjetAsync(id, acteur, maintenant, annulation);
        await OuvrirReservationsAsync(acteur, lot, maintenant, annulation);
        var bilan = await ConclureAsync(
            acteur,
            lot,
            textes.Count,
            empreinte,
            maintenant,
            annulation
        );
        await lot.Bilan.CompterAsync(db, annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return bilan;
    }

    /// <summary>A reservation that waits under the RG of a mesure just created becomes its opening, and the court is told.</summary>
    private async Task OuvrirReservationsAsync(
        Acteur acteur,
        LotOcmi lot,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var creees = lot
            .Creees.Where(m => m is { NumeroRg: not null, TribunalId: not null })
            .ToDictionary(m => (m.TribunalId!.Value, m.NumeroRg!));
        if (creees.Count == 0)
            return;
        var id = acteur.GestionnaireId;
        var attendues = await db
            .Reservations.Where(r =>
                r.GestionnaireId == id
                && (r.Etat == EtatReservation.EnAttente || r.Etat == EtatReservation.Confirmee)
                && r.NumeroRg != null
            )
            .OrderBy(r => r.Id)
            .Select(r => new
            {
                r.Id,
                r.TribunalId,
                r.NumeroRg,
            })
            .ToListAsync(annulation);
        foreach (var attendue in attendues)
        {
            if (!creees.TryGetValue((attendue.TribunalId, attendue.NumeroRg!), out var mesure))
                continue;
            var r = await db.VerrouillerReservationAsync(
                attendue.Id,
                r => r.GestionnaireId == id,
                annulation
            );
            if (r is not { TientUnePlace: true })
                continue;
            r.Ouvrir(acteur.UtilisateurId, mesure, maintenant);
            mesure.ReservationId = r.Id;
            mesure.CabinetId ??= r.CabinetId;
            lot.Bilan.Deplacer(r.LieuId, 0, -1);
            db.Tracer(
                maintenant,
                acteur,
                "reservation.ouvrir",
                "reservation",
                r.Id,
                tribunalId: r.TribunalId,
                details: $"mesure {mesure.Id}, OCMI"
            );
            await signaler.AuTribunalAsync(
                r,
                MessageReservation.Ouverte(r, r.Gestionnaire!.Nom),
                annulation
            );
        }
    }

    private async Task<SynchronisationOcmi> ConclureAsync(
        Acteur acteur,
        LotOcmi lot,
        int recues,
        string empreinte,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var id = acteur.GestionnaireId;
        await db.EcartsOcmi.Where(e => e.GestionnaireId == id).ExecuteDeleteAsync(annulation);
        db.EcartsOcmi.AddRange(lot.Ecarts);
        var s = await db.SynchronisationOcmiDeAsync(id, annulation);
        (s.FaiteLe, s.Empreinte, s.Recues) = (maintenant, empreinte, recues);
        (s.Creees, s.Modifiees, s.Inchangees) = (
            lot.Creees.Count,
            lot.Bilan.Modifiees,
            recues - lot.Creees.Count - lot.Bilan.Modifiees - lot.Ecarts.Count
        );
        s.AVerifier = lot.Ecarts.Count(e => e.Suite == SuiteOcmi.AVerifier);
        s.Refusees = lot.Ecarts.Count - s.AVerifier;
        (s.Echec, s.EchecLe) = (null, null);
        db.Tracer(
            maintenant,
            acteur,
            "ocmi.synchroniser",
            "gestionnaire",
            id,
            details: $"empreinte {empreinte} ; {recues} reçues, {s.Creees} créées, {s.Modifiees} modifiées, {s.Inchangees} inchangées, {s.AVerifier} à vérifier, {s.Refusees} refusées"
        );
        await db.SaveChangesAsync(annulation);
        return s;
    }
}

/// <summary>The row of a mandataire.</summary>
internal static class LignesOcmi
{
    /// <summary>Tracked; added when there is none yet.</summary>
    public static async Task<SynchronisationOcmi> SynchronisationOcmiDeAsync(
        this EmjpmDbContext db,
        int gestionnaireId,
        CancellationToken annulation
    ) =>
        await db.SynchronisationsOcmi.SingleOrDefaultAsync(
            s => s.GestionnaireId == gestionnaireId,
            annulation
        )
        ?? db.SynchronisationsOcmi.Add(
            new SynchronisationOcmi { GestionnaireId = gestionnaireId }
        ).Entity;
}
