using Emjpm.Core.Designation;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class RefusTests(Application application) : IClassFixture<Application>
{
    private const string Raison = "Pourquoi ne pouvez-vous pas prendre cette mesure ?";
    private const string Precisions = "Précisions pour le tribunal";
    private const string Repondre = "Répondre « Je ne peux pas »";

    [Fact]
    public async Task The_reservation_of_somebody_else_does_not_exist()
    {
        var autre = await application.Reserver(Comptes.Service);
        var mienne = await application.Reserver(Comptes.Individuel);
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{autre}/je-ne-peux-pas");
        Assert.Equal(404, visiteur.Statut);

        // Neither a correct form nor a wrong one tells that it exists.
        foreach (var complet in (bool[])[true, false])
        {
            await visiteur.Ouvrir($"/gestionnaire/reservations/{mienne}/je-ne-peux-pas");
            if (complet)
                visiteur.Choisir(Raison, "Conflit d'intérêts");
            await visiteur
                .DetournerVers($"/gestionnaire/reservations/{autre}/je-ne-peux-pas")
                .Envoyer(Repondre);
            Assert.Equal(404, visiteur.Statut);
        }
        Assert.Equal(EtatReservation.EnAttente, (await application.Reservation(autre)).Etat);
    }

    [Fact]
    public async Task A_reason_is_asked_and_words_with_another_reason_and_nothing_typed_is_lost()
    {
        var id = await application.Reserver(Comptes.Individuel);
        var lieu = (await application.Reservation(id)).LieuId;
        var avant = await application.Compteurs(lieu);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}/je-ne-peux-pas");

        await visiteur.Remplir(Precisions, "Je connais la famille.").Envoyer(Repondre);

        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("Choisissez la raison", visiteur.ErreurDe(Raison));
        Assert.Equal("Je connais la famille.", visiteur.Valeur(Precisions));

        await visiteur.Choisir(Raison, "Autre motif").Remplir(Precisions, " ").Envoyer(Repondre);

        Assert.Equal(422, visiteur.Statut);
        Assert.Equal("Précisez le motif en quelques mots.", visiteur.ErreurDe(Precisions));
        Assert.Equal("Autre motif", visiteur.Valeur(Raison));
        Assert.Equal(EtatReservation.EnAttente, (await application.Reservation(id)).Etat);
        Assert.Equal(avant, await application.Compteurs(lieu));
        Assert.Equal(["reservation.creer"], await application.Historique("reservation", id));
        Assert.Empty(await application.Courriels(id, Comptes.Juge));
    }

    [Fact]
    public async Task I_cannot_frees_the_place_and_tells_the_court_why()
    {
        var id = await application.Reserver(Comptes.Individuel);
        var lieu = (await application.Reservation(id)).LieuId;
        var avant = await application.Compteurs(lieu);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");
        await visiteur.Suivre("Je ne peux pas");

        await visiteur
            .Choisir(Raison, "Conflit d'intérêts")
            .Remplir(Precisions, "Je suis déjà intervenue pour un proche.")
            .Envoyer(Repondre);

        Assert.Equal($"/gestionnaire/reservations/{id}", visiteur.Adresse);
        Assert.Contains("le tribunal en est informé", Assert.Single(visiteur.Alertes));
        var apres = await application.Reservation(id);
        Assert.Equal(
            (EtatReservation.Declinee, MotifRefus.ConflitInterets),
            (apres.Etat, apres.MotifRefus)
        );
        Assert.Equal("Je suis déjà intervenue pour un proche.", apres.TexteRefus);
        Assert.Equal((avant.EnCours, avant.EnAttente - 1), await application.Compteurs(lieu));
        Assert.Equal(
            ["reservation.creer", "reservation.decliner"],
            await application.Historique("reservation", id)
        );
        var sujet = Assert.Single(await application.Courriels(id, Comptes.Juge));
        Assert.DoesNotContain("intervenue", sujet);
        Assert.Contains("Conflit d’intérêts : Je suis déjà intervenue", visiteur.Texte);
    }

    [Fact]
    public async Task One_may_still_withdraw_after_i_can_but_not_after_the_end()
    {
        var id = await application.Reserver(Comptes.Individuel);
        await application.Confirmer(Comptes.Individuel, id);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");
        await visiteur.Suivre("Je ne peux plus la prendre");
        Assert.Contains("Vous aviez répondu que vous pouviez", visiteur.Texte);
        await application.Annuler(id);

        await visiteur.Choisir(Raison, "Plus de place disponible").Envoyer(Repondre);

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("a annulé cette réservation", visiteur.Resume());
        Assert.Equal(EtatReservation.Annulee, (await application.Reservation(id)).Etat);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}/je-ne-peux-pas");
        Assert.Equal($"/gestionnaire/reservations/{id}", visiteur.Adresse);
    }
}
