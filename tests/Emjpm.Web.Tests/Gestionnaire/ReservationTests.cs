using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class ReservationTests(Application application) : IClassFixture<Application>
{
    private const string JePeux = "Je peux prendre cette mesure";

    [Fact]
    public async Task Everything_the_court_gave_is_shown_and_who_asks()
    {
        var id = await application.Reserver(
            Comptes.Service,
            d =>
                d with
                {
                    Urgent = true,
                    DateJugement = new DateOnly(2026, 12, 4),
                    Accompagnements = [Accompagnement.GrandAge],
                    Langues = [Langue.Arabe],
                    Message = "Le logement est menacé.",
                }
        );
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");

        Assert.Equal("Tutelle aux biens et à la personne", visiteur.Titre);
        var juge = await application.Acteur(Comptes.Juge);
        foreach (
            var attendu in (string[])
                [
                    "Madame, née en 1941",
                    "À domicile",
                    "4 décembre 2026",
                    "Grand âge",
                    "Arabe",
                    "Le logement est menacé.",
                    "Demande urgente",
                    $"{juge.Nom}, juge",
                    juge.Tribunal!.Nom,
                    "n’a pas de valeur juridique",
                    "En attente de votre réponse",
                ]
        )
            Assert.Contains(attendu, visiteur.Texte.Replace('\u00A0', ' '));
        Assert.DoesNotContain("ccepter", visiteur.Texte);
        visiteur.BudgetSql(5);
    }

    [Fact]
    public async Task The_delivery_of_the_mail_is_shown_and_the_court_s_own_mails_are_not()
    {
        var id = await application.Reserver(Comptes.Individuel);
        await application.Confirmer(Comptes.Individuel, id);
        await application.Base(async db =>
        {
            var courriel = await db.Courriels.SingleAsync(c =>
                c.ReservationId == id && c.Destinataire == Comptes.Individuel
            );
            courriel.Etat = EtatCourriel.Abandonne;
            courriel.Tentatives = 9;
            await db.SaveChangesAsync();
        });
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");

        Assert.Contains($"Non remis à {Comptes.Individuel}", visiteur.Texte);
        Assert.DoesNotContain(Comptes.Juge, visiteur.Texte);
        Assert.NotEmpty(await application.Courriels(id, Comptes.Juge));
    }

    [Fact]
    public async Task The_reservation_of_somebody_else_does_not_exist()
    {
        var autre = await application.Reserver(Comptes.Service);
        var mienne = await application.Reserver(Comptes.Individuel);
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{autre}");
        Assert.Equal(404, visiteur.Statut);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{mienne}");
        await visiteur.DetournerVers($"/gestionnaire/reservations/{autre}").Envoyer(JePeux);
        Assert.Equal(404, visiteur.Statut);
        Assert.Equal(EtatReservation.EnAttente, (await application.Reservation(autre)).Etat);
    }

    [Fact]
    public async Task I_can_keeps_the_lieu_of_the_court_tells_it_and_holds_the_place()
    {
        var id = await application.Reserver(Comptes.Individuel);
        var lieu = (await application.Reservation(id)).LieuId;
        var avant = await application.Compteurs(lieu);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");

        await visiteur.Envoyer(JePeux);

        Assert.Equal($"/gestionnaire/reservations/{id}", visiteur.Adresse);
        Assert.Contains("le tribunal en est informé", Assert.Single(visiteur.Alertes));
        var apres = await application.Reservation(id);
        Assert.Equal((EtatReservation.Confirmee, lieu), (apres.Etat, apres.LieuId));
        Assert.Equal(avant, await application.Compteurs(lieu));
        Assert.Equal(
            ["reservation.creer", "reservation.confirmer"],
            await application.Historique("reservation", id)
        );
        Assert.Single(await application.Courriels(id, Comptes.Juge));
        Assert.Contains("« Je peux prendre cette mesure »", visiteur.Texte);
        Assert.Contains("En attente de la décision du tribunal", visiteur.Texte);
    }

    [Fact]
    public async Task I_can_at_another_lieu_moves_the_place()
    {
        var id = await application.Reserver(Comptes.Service);
        var lieux = await application.Lieux(Comptes.Service);
        var (demande, autre) = (lieux[0], lieux[1]);
        var avant = (
            De: await application.Compteurs(demande.Id),
            Vers: await application.Compteurs(autre.Id)
        );
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");
        Assert.Equal(
            $"{demande.Nom} (demandé par le tribunal)",
            visiteur.Valeur("Lieu d'exercice qui prendra la mesure")
        );

        await visiteur.Choisir("Lieu d'exercice qui prendra la mesure", autre.Nom).Envoyer(JePeux);

        Assert.Equal(200, visiteur.Statut);
        Assert.Equal(autre.Id, (await application.Reservation(id)).LieuId);
        Assert.Equal(
            (avant.De.EnCours, avant.De.EnAttente - 1),
            await application.Compteurs(demande.Id)
        );
        Assert.Equal(
            (avant.Vers.EnCours, avant.Vers.EnAttente + 1),
            await application.Compteurs(autre.Id)
        );
        Assert.Contains($"Lieu d’exercice : {autre.Nom}", visiteur.Texte);
    }

    [Fact]
    public async Task A_lieu_must_be_chosen_and_be_one_s_own()
    {
        var id = await application.Reserver(Comptes.Service);
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");
        var choix = visiteur.Page.QuerySelectorAll("input[name='Saisie.LieuExerciceId']");
        foreach (var option in choix)
            option.SetAttribute("value", "");

        await visiteur.Envoyer(JePeux);

        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(
            "Choisissez le lieu d’exercice qui prendra la mesure.",
            visiteur.ErreurDe("Lieu d'exercice qui prendra la mesure")
        );

        var etranger = (await application.Lieux(Comptes.Individuel))[0].Id;
        foreach (
            var option in visiteur.Page.QuerySelectorAll("input[name='Saisie.LieuExerciceId']")
        )
            option.SetAttribute("value", $"{etranger}");
        await visiteur
            .Choisir(
                "Lieu d'exercice qui prendra la mesure",
                (await application.Lieux(Comptes.Service))[1].Nom
            )
            .Envoyer(JePeux);

        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(
            "Choisissez un de vos lieux d’exercice ouverts.",
            visiteur.ErreurDe("Lieu d'exercice qui prendra la mesure")
        );
        Assert.Equal(EtatReservation.EnAttente, (await application.Reservation(id)).Etat);
    }

    [Fact]
    public async Task When_the_court_cancelled_meanwhile_the_answer_is_refused_and_says_so()
    {
        var id = await application.Reserver(Comptes.Individuel);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");
        await application.Annuler(id);

        await visiteur.Envoyer(JePeux);

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("a annulé cette réservation", visiteur.Resume());
        Assert.Contains("La famille exerce la mesure", visiteur.Texte);
        Assert.Equal(EtatReservation.Annulee, (await application.Reservation(id)).Etat);
        Assert.Equal(
            ["reservation.creer", "reservation.annuler"],
            await application.Historique("reservation", id)
        );
    }
}
