using AngleSharp.Html.Dom;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>What the tests of this space need around a gestionnaire of the demonstration: a court that reserves, facts read back.</summary>
internal static class Mandataires
{
    private static int _rang;

    /// <summary>The judge of the demonstration reserves at the first lieu of that account's gestionnaire; the id of the reservation.</summary>
    public static async Task<int> Reserver(
        this Application application,
        string mandataire,
        Func<DemandeReservation, DemandeReservation>? avec = null
    )
    {
        var gestionnaire = await application.Acteur(mandataire);
        var lieux = await application.Lieux(mandataire);
        var demande = new DemandeReservation
        {
            JetonFormulaire = Guid.CreateVersion7(),
            GestionnaireId = gestionnaire.GestionnaireId,
            LieuExerciceId = lieux[0].Id,
            NumeroRg = $"26G{Interlocked.Increment(ref _rang):00000}",
            Nature = NatureMesure.Tutelle,
            Champ = ChampMesure.ProtectionBienPersonne,
            Civilite = Civilite.Madame,
            AnneeNaissance = 1941,
            LieuVie = LieuVie.Domicile,
            CommuneCode = lieux[0].CommuneCode,
            // So that a class may reserve more than the demonstration has places.
            ConfirmerSansPlace = true,
            MotifDerogation = MotifDerogation.Continuite,
        };
        var juge = await application.Acteur(Comptes.Juge);
        var resultat = await application.Executer(
            (ReserverMesure operation) =>
                operation.ExecuterAsync(juge, avec?.Invoke(demande) ?? demande)
        );
        return Assert.IsType<ResultatReservation.Creee>(resultat).Id;
    }

    /// <summary>Answers « Je peux » without going through the page.</summary>
    public static async Task Confirmer(this Application application, string mandataire, int id)
    {
        var acteur = await application.Acteur(mandataire);
        Assert.True(
            await application.Executer(
                (RepondreReservation operation) =>
                    operation.ExecuterAsync(acteur, id, new Reponse.JePeux())
            )
        );
    }

    /// <summary>The court cancels.</summary>
    public static async Task Annuler(this Application application, int id)
    {
        var juge = await application.Acteur(Comptes.Juge);
        Assert.True(
            await application.Executer(
                (AnnulerReservation operation) =>
                    operation.ExecuterAsync(juge, id, MotifAnnulation.Famille, null)
            )
        );
    }

    /// <summary>The lieux of that account's gestionnaire, by id.</summary>
    public static async Task<IReadOnlyList<LieuExercice>> Lieux(
        this Application application,
        string mandataire
    )
    {
        var gestionnaire = (await application.Acteur(mandataire)).GestionnaireId;
        return await application.Base(db =>
            db.LieuxExercice.AsNoTracking()
                .Where(l => l.GestionnaireId == gestionnaire)
                .OrderBy(l => l.Id)
                .ToListAsync()
        );
    }

    /// <summary>The counters of a lieu: mesures en cours, places held.</summary>
    public static Task<(int EnCours, int EnAttente)> Compteurs(
        this Application application,
        int lieuId
    ) =>
        application.Base(async db =>
        {
            var lieu = await db.LieuxExercice.AsNoTracking().SingleAsync(l => l.Id == lieuId);
            return (lieu.EnCours, lieu.EnAttente);
        });

    public static Task<Reservation> Reservation(this Application application, int id) =>
        application.Base(db => db.Reservations.AsNoTracking().SingleAsync(r => r.Id == id));

    /// <summary>The acts of the history of a thing, oldest first.</summary>
    public static Task<List<string>> Historique(
        this Application application,
        string objet,
        int id
    ) =>
        application.Base(db =>
            db.EvenementsAudit.Where(e => e.Objet == objet && e.ObjetId == id)
                .OrderBy(e => e.Id)
                .Select(e => e.Acte)
                .ToListAsync()
        );

    /// <summary>Subjects of the mails about a reservation that wait for an address, oldest first.</summary>
    public static Task<List<string>> Courriels(
        this Application application,
        int reservationId,
        string destinataire
    ) =>
        application.Base(db =>
            db.Courriels.Where(c =>
                    c.ReservationId == reservationId && c.Destinataire == destinataire
                )
                .OrderBy(c => c.Id)
                .Select(c => c.Sujet)
                .ToListAsync()
        );

    /// <summary>Sends the form of the page to another address, as somebody who tampers with it would.</summary>
    public static Visiteur DetournerVers(this Visiteur visiteur, string adresse)
    {
        foreach (
            var formulaire in visiteur.Page.QuerySelectorAll("main form").OfType<IHtmlFormElement>()
        )
            formulaire.Action = adresse;
        return visiteur;
    }

    /// <summary>The errors listed at the top of the page.</summary>
    public static string Resume(this Visiteur visiteur) =>
        Libelles.Texte(visiteur.Page.QuerySelector("#resume-erreurs"));
}
