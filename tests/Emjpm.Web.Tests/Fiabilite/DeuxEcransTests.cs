using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>
/// Two windows on the same thing, on either side or on one: the second act is not lost nor done twice, and its author reads
/// who did what, and when.
/// </summary>
public sealed class DeuxEcransTests(Application application) : IClassFixture<Application>
{
    private const string JePeux = "Je peux prendre cette mesure";
    private const string JeNePeuxPas = "Répondre « Je ne peux pas »";
    private const string Annuler = "Annuler la réservation";
    private const string LeJour = " le 16 novembre 2026 à 10 h 00.";

    [Fact]
    public async Task The_court_that_cancels_learns_that_the_answer_was_no()
    {
        var (id, lieu) = await ReserverAsync(Comptes.Individuel);
        var juge = await SurLAnnulation(id);
        var mandataire = await SurLeRefus(Comptes.Individuel, id);
        await mandataire.Envoyer(JeNePeuxPas);
        var apresLaReponse = await application.Compteurs(lieu);

        await juge.Envoyer(Annuler);

        Assert.Equal(422, juge.Statut);
        Assert.Contains(
            $"{await Nom(Comptes.Individuel)} a répondu « Je ne peux pas »{LeJour}",
            juge.Resume()
        );
        Assert.Equal(EtatReservation.Declinee, (await application.Reservation(id)).Etat);
        Assert.Equal(apresLaReponse, await application.Compteurs(lieu));
        Assert.Equal(
            ["reservation.creer", "reservation.decliner"],
            await application.Historique("reservation", id)
        );
    }

    [Fact]
    public async Task The_court_that_cancels_learns_that_the_answer_was_yes_and_decides_again()
    {
        var (id, lieu) = await ReserverAsync(Comptes.Individuel);
        var juge = await SurLAnnulation(id);
        await application.Confirmer(Comptes.Individuel, id);
        var avant = await application.Compteurs(lieu);

        await juge.Envoyer(Annuler);

        Assert.Equal(422, juge.Statut);
        Assert.Contains(
            $"{await Nom(Comptes.Individuel)} a répondu « {JePeux} »{LeJour}",
            juge.Resume()
        );
        Assert.Equal("La famille exerce la mesure", juge.Valeur(Pourquoi));
        Assert.Equal(EtatReservation.Confirmee, (await application.Reservation(id)).Etat);
        Assert.Equal(avant, await application.Compteurs(lieu));

        await juge.Envoyer(Annuler);

        Assert.Equal(EtatReservation.Annulee, (await application.Reservation(id)).Etat);
        Assert.Equal((avant.EnCours, avant.EnAttente - 1), await application.Compteurs(lieu));
    }

    [Fact]
    public async Task Of_a_cancellation_and_an_answer_at_the_same_instant_one_is_told()
    {
        for (var tour = 0; tour < 5; tour++)
        {
            var (id, _) = await ReserverAsync(Comptes.Individuel);
            var juge = await SurLAnnulation(id);
            var mandataire = await SurLeRefus(Comptes.Individuel, id);

            await Ensemble.Lancer(
                2,
                i => i == 0 ? juge.Envoyer(Annuler) : mandataire.Envoyer(JeNePeuxPas)
            );

            var annulee = (await application.Reservation(id)).Etat == EtatReservation.Annulee;
            var (premier, second) = annulee ? (juge, mandataire) : (mandataire, juge);
            Assert.Equal((200, 422), (premier.Statut, second.Statut));
            Assert.Contains(
                annulee ? "a annulé cette réservation" : "a répondu « Je ne peux pas »",
                second.Resume()
            );
            Assert.Equal(
                ["reservation.creer", annulee ? "reservation.annuler" : "reservation.decliner"],
                await application.Historique("reservation", id)
            );
        }
        await LesCompteursSontExactsAsync();
    }

    [Fact]
    public async Task A_gestionnaire_that_says_yes_in_two_windows_answers_once()
    {
        var (id, lieu) = await ReserverAsync(Comptes.Individuel);
        var avant = await application.Compteurs(lieu);
        var fenetres = new[]
        {
            await Sur(Comptes.Individuel, $"/gestionnaire/reservations/{id}"),
            await Sur(Comptes.Individuel, $"/gestionnaire/reservations/{id}"),
        };

        await Ensemble.Lancer(2, i => fenetres[i].Envoyer(JePeux));

        Assert.Equal([200, 422], fenetres.Select(f => f.Statut).Order());
        Assert.Contains(
            $"{await Nom(Comptes.Individuel)} a répondu « {JePeux} »{LeJour}",
            fenetres.Single(f => f.Statut == 422).Resume()
        );
        Assert.Equal(avant, await application.Compteurs(lieu));
        Assert.Equal(
            ["reservation.creer", "reservation.confirmer"],
            await application.Historique("reservation", id)
        );
        Assert.Single(await application.Courriels(id, Comptes.Juge));
    }

    [Fact]
    public async Task A_colleague_who_says_no_learns_that_the_service_had_said_yes()
    {
        var (id, lieu) = await ReserverAsync(Comptes.Service);
        var collegue = await SurLeRefus(Comptes.Service, id);
        await application.Confirmer(Comptes.Service, id);
        var avant = await application.Compteurs(lieu);

        await collegue.Envoyer(JeNePeuxPas);

        Assert.Equal(422, collegue.Statut);
        Assert.Contains(
            $"{await Nom(Comptes.Service)} a répondu « {JePeux} »{LeJour}",
            collegue.Resume()
        );
        Assert.Contains("Vous aviez répondu que vous pouviez", collegue.Texte);
        Assert.Equal(EtatReservation.Confirmee, (await application.Reservation(id)).Etat);

        await collegue.Envoyer(JeNePeuxPas);

        Assert.Equal(EtatReservation.Declinee, (await application.Reservation(id)).Etat);
        Assert.Equal((avant.EnCours, avant.EnAttente - 1), await application.Compteurs(lieu));
    }

    [Fact]
    public async Task A_mesure_opened_in_two_windows_is_opened_once()
    {
        var (id, lieu) = await ReserverAsync(Comptes.Individuel);
        var avant = await application.Compteurs(lieu);
        var fenetres = new[]
        {
            await SurLOuverture(id),
            await SurLOuverture(id),
            await SurLOuverture(id),
        };

        await Ensemble.Lancer(2, i => fenetres[i].Envoyer("Ouvrir la mesure"));
        await fenetres[2].Envoyer("Ouvrir la mesure");

        Assert.Equal([200, 422, 422], fenetres.Select(f => f.Statut).Order());
        var nom = await Nom(Comptes.Individuel);
        Assert.All(
            fenetres.Where(f => f.Statut == 422),
            f => Assert.Contains($"{nom} a ouvert la mesure{LeJour}", f.Resume())
        );
        Assert.Equal((avant.EnCours + 1, avant.EnAttente - 1), await application.Compteurs(lieu));
        Assert.Equal(
            1,
            await application.Base(db => db.Mesures.CountAsync(m => m.ReservationId == id))
        );
        Assert.Equal(
            ["reservation.creer", "reservation.ouvrir"],
            await application.Historique("reservation", id)
        );
    }

    [Fact]
    public async Task Of_four_capacities_declared_at_the_same_instant_one_is_kept_and_three_know_whose()
    {
        const string nombre = "Nombre de mesures souhaité";
        var lieu = (await application.Lieux(Comptes.Service))[1];
        var fenetres = new List<Visiteur>();
        for (var i = 0; i < 4; i++)
            fenetres.Add(
                (await Sur(Comptes.Service, $"/gestionnaire/lieux/{lieu.Id}")).Remplir(
                    nombre,
                    40 + i
                )
            );

        await Ensemble.Lancer(4, i => fenetres[i].Envoyer("Enregistrer"));

        Assert.Equal([200, 422, 422, 422], fenetres.Select(f => f.Statut).Order());
        var apres = (await application.Lieux(Comptes.Service))[1];
        Assert.Equal(lieu.Version + 1, apres.Version);
        Assert.Equal(40 + fenetres.FindIndex(f => f.Statut == 200), apres.CapaciteSouhaitee);
        Assert.All(
            fenetres.Where(f => f.Statut == 422),
            f =>
                Assert.Contains(
                    $"{apres.DeclarePar} a déclaré {apres.CapaciteSouhaitee} mesures souhaitées{LeJour}",
                    f.Resume()
                )
        );
    }

    private const string Pourquoi = "Pourquoi annulez-vous cette réservation ?";

    private async Task<(int Id, int Lieu)> ReserverAsync(string mandataire)
    {
        var id = await application.Reserver(mandataire);
        return (id, (await application.Reservation(id)).LieuId);
    }

    private async Task<Visiteur> Sur(string compte, string adresse) =>
        await (await application.Connecter(compte)).Ouvrir(adresse);

    private async Task<Visiteur> SurLAnnulation(int id) =>
        (await Sur(Comptes.Juge, $"/juridiction/reservations/{id}/annuler")).Choisir(
            Pourquoi,
            "La famille exerce la mesure"
        );

    private async Task<Visiteur> SurLeRefus(string compte, int id) =>
        (await Sur(compte, $"/gestionnaire/reservations/{id}/je-ne-peux-pas")).Choisir(
            "Pourquoi ne pouvez-vous pas prendre cette mesure ?",
            "Absence ou activité réduite"
        );

    private async Task<Visiteur> SurLOuverture(int id) =>
        (await Sur(Comptes.Individuel, $"/gestionnaire/reservations/{id}/ouvrir")).Remplir(
            "Date de nomination",
            application.Horloge.Aujourdhui().AddDays(-1)
        );

    private async Task<string> Nom(string compte) => (await application.Acteur(compte)).Nom;

    private async Task LesCompteursSontExactsAsync() =>
        Assert.Equal(
            "0\u00A0lieu corrigé.",
            await application.Executer(
                (Core.Gestionnaires.RecalculerCompteurs o) =>
                    o.ExecuterAsync(CancellationToken.None)
            )
        );
}
