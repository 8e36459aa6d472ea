using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>The new mesures of an import, written in bulk, slice by slice.</summary>
internal sealed class AppliquerCreations(
    EmjpmDbContext db,
    EcritureEnMasse masse,
    ImportMesures import,
    PoserLigne poser,
    ContexteImport contexte,
    DateTime maintenant,
    BilanApplication bilan,
    Signaler signaler
)
{
    private const int Tranche = 5_000;

    private readonly HashSet<(int, string)> numeros = [];
    private readonly HashSet<string> dossiers = [];

    public async Task ExecuterAsync(SuiviTravail suivi, CancellationToken annulation)
    {
        if (import.ACreer == 0)
            return;
        await LireNumerosAsync(annulation);
        for (var dernier = 0; ; )
        {
            var lignes = await db
                .LignesImport.AsNoTracking()
                .Where(l =>
                    l.ImportId == import.Id && l.Decision == DecisionLigne.ACreer && l.Id > dernier
                )
                .OrderBy(l => l.Id)
                .Take(Tranche)
                .ToListAsync(annulation);
            if (lignes.Count == 0)
                return;
            await EcrireAsync(lignes, annulation);
            dernier = lignes[^1].Id;
            bilan.Fait += lignes.Count;
            await suivi.AvancerAsync(bilan.Fait, bilan.Total);
        }
    }

    /// <summary>The numbers taken now, some perhaps since the preview.</summary>
    private async Task LireNumerosAsync(CancellationToken annulation)
    {
        var gestionnaire = import.GestionnaireId;
        await foreach (
            var m in db
                .Mesures.Where(m =>
                    m.GestionnaireId == gestionnaire && m.Statut != StatutMesure.Retiree
                )
                .Select(m => new
                {
                    m.TribunalId,
                    m.NumeroRg,
                    m.NumeroDossier,
                })
                .AsAsyncEnumerable()
                .WithCancellation(annulation)
        )
        {
            if (m is { TribunalId: { } tribunal, NumeroRg: { } rg })
                numeros.Add((tribunal, rg));
            if (m.NumeroDossier is { } dossier)
                dossiers.Add(Texte.Normaliser(dossier));
        }
    }

    private async Task EcrireAsync(List<LigneImport> lignes, CancellationToken annulation)
    {
        var cles = await masse.ReserverClesAsync<Mesure>(lignes.Count, annulation);
        var creees = new List<(Mesure Mesure, LigneImport Ligne, Reservation? Reservation)>(
            lignes.Count
        );
        for (var i = 0; i < lignes.Count; i++)
            if (await CreerAsync(lignes[i], cles[i], annulation) is var (mesure, reservation))
                creees.Add((mesure, lignes[i], reservation));
        await masse.EcrireAsync(creees.Select(c => c.Mesure), Cles.Reservees, annulation);
        await masse.EcrireAsync(creees.SelectMany(c => c.Mesure.Etats), Cles.DeLaBase, annulation);
        await masse.EcrireAsync(
            creees.SelectMany(c => c.Mesure.Evenements),
            Cles.DeLaBase,
            annulation
        );
        await masse.EcrireAsync(
            creees.Select(c => new EffetImport
            {
                ImportId = import.Id,
                MesureId = c.Mesure.Id,
                Ligne = c.Ligne.Ligne,
                Type = TypeEffet.Creee,
                ReservationId = c.Reservation?.Id,
                VersionApres = c.Mesure.Version,
            }),
            Cles.DeLaBase,
            annulation
        );
        bilan.Creees += creees.Count;
        foreach (var (mesure, _, reservation) in creees)
            if (reservation is not null)
                await OuvrirAsync(reservation, mesure.Id, annulation);
    }

    private async Task<(Mesure, Reservation?)?> CreerAsync(
        LigneImport ligne,
        int cle,
        CancellationToken annulation
    )
    {
        var l = TexteJson.Lire<LigneMesure>(ligne.Donnees)!;
        if (
            l is { TribunalId: { } tribunal, NumeroRg: { } rg }
                ? !numeros.Add((tribunal, rg))
                : l.NumeroDossier is { } dossier && !dossiers.Add(Texte.Normaliser(dossier))
        )
        {
            Ecarter(
                ligne,
                "Une mesure de ce numéro a été enregistrée depuis l’aperçu : importez à nouveau le fichier pour la comparer."
            );
            return null;
        }
        Reservation? reservation = null;
        if (ligne.ReservationId is { } attendue)
        {
            reservation = await db.VerrouillerReservationAsync(
                attendue,
                r => r.GestionnaireId == import.GestionnaireId,
                annulation
            );
            if (reservation is not { TientUnePlace: true })
            {
                Ecarter(
                    ligne,
                    $"La réservation de ce numéro a changé depuis l’aperçu. {reservation?.Situation()}".TrimEnd()
                );
                return null;
            }
        }
        var resultat = new Comparaison();
        if (poser.Creer(l, resultat, cle) is not { } mesure)
        {
            Ecarter(ligne, string.Join('\n', resultat.Motifs));
            return null;
        }
        mesure.ReservationId = reservation?.Id;
        mesure.CabinetId ??= reservation?.CabinetId;
        foreach (var etat in mesure.Etats)
            etat.MesureId = cle;
        foreach (var evenement in mesure.Evenements)
            evenement.MesureId = cle;
        if (mesure.Statut == StatutMesure.EnCours)
            bilan.Deplacer(mesure.LieuExerciceId, +1);
        if (reservation is not null)
            bilan.Deplacer(reservation.LieuId, 0, -1);
        return (mesure, reservation);
    }

    /// <summary>The reservation becomes the mesure, and the court is told.</summary>
    private async Task OuvrirAsync(
        Reservation reservation,
        int mesureId,
        CancellationToken annulation
    )
    {
        var mesure = await db.Mesures.SingleAsync(m => m.Id == mesureId, annulation);
        reservation.Ouvrir(contexte.Acteur.UtilisateurId, mesure, maintenant);
        db.Tracer(
            maintenant,
            contexte.Acteur,
            "reservation.ouvrir",
            "reservation",
            reservation.Id,
            tribunalId: reservation.TribunalId,
            details: $"mesure {mesureId}, import {import.Id}"
        );
        await signaler.AuTribunalAsync(
            reservation,
            MessageReservation.Ouverte(reservation, reservation.Gestionnaire!.Nom),
            annulation
        );
        await db.SaveChangesAsync(annulation);
        bilan.Ouvertes++;
    }

    private void Ecarter(LigneImport ligne, string phrase) =>
        bilan.Changees.Add((ligne.Id, phrase));
}
