using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class OuvrirTests(Application application) : IClassFixture<Application>
{
    private const string Date = "Date de nomination";
    private const string Commune = "Commune où vit la personne";
    private const string Ouvrir = "Ouvrir la mesure";

    private DateOnly Hier => application.Horloge.Aujourdhui().AddDays(-1);

    private async Task<(int Id, Visiteur Visiteur)> Formulaire(
        string compte = Comptes.Individuel,
        Func<DemandeReservation, DemandeReservation>? avec = null
    )
    {
        var id = await application.Reserver(compte, avec);
        await application.Confirmer(compte, id);
        var visiteur = await application.Connecter(compte);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}/ouvrir");
        return (id, visiteur);
    }

    private async Task RienNaChange(int id)
    {
        Assert.Equal(EtatReservation.Confirmee, (await application.Reservation(id)).Etat);
        Assert.Equal(
            ["reservation.creer", "reservation.confirmer"],
            await application.Historique("reservation", id)
        );
    }

    [Fact]
    public async Task The_reservation_of_somebody_else_does_not_exist()
    {
        var autre = await application.Reserver(Comptes.Service);
        var (_, visiteur) = await Formulaire();

        await visiteur
            .Remplir(Date, Hier)
            .DetournerVers($"/gestionnaire/reservations/{autre}/ouvrir")
            .Envoyer(Ouvrir);
        Assert.Equal(404, visiteur.Statut);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{autre}/ouvrir");
        Assert.Equal(404, visiteur.Statut);
        Assert.Equal(EtatReservation.EnAttente, (await application.Reservation(autre)).Etat);
    }

    [Fact]
    public async Task The_expected_date_is_proposed_once_past()
    {
        var passee = await Formulaire(avec: d => d with { DateJugement = Hier });
        Assert.Equal(
            Hier.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
            passee.Visiteur.Valeur(Date)
        );

        var future = await Formulaire(avec: d => d with { DateJugement = Hier.AddDays(30) });
        Assert.Equal("", future.Visiteur.Valeur(Date) ?? "");
    }

    [Fact]
    public async Task What_is_missing_or_impossible_is_refused_under_its_field()
    {
        var (id, visiteur) = await Formulaire();

        await visiteur.Remplir("Votre numéro de dossier", "D-12").Envoyer(Ouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("Saisissez la date de la décision", visiteur.ErreurDe(Date));

        await visiteur.Remplir(Date, Hier.AddDays(2)).Envoyer(Ouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("La date de nomination est dans le futur", visiteur.ErreurDe(Date));

        await visiteur
            .Remplir(Date, Hier)
            .Choisir("Lieu de vie", "En établissement")
            .Envoyer(Ouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(
            "Choisissez le type d’établissement.",
            visiteur.ErreurDe("Type d'établissement")
        );

        await visiteur
            .Choisir("Type d'établissement", "Établissement psychiatrique")
            .Remplir(Commune, "")
            .Envoyer(Ouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal("Choisissez la commune où vit la personne.", visiteur.ErreurDe(Commune));

        await visiteur.Remplir(Commune, "Nullepart").Envoyer(Ouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith(
            "Aucune commune ne correspond à « Nullepart ».",
            visiteur.ErreurDe(Commune)
        );
        Assert.Equal("D-12", visiteur.Valeur("Votre numéro de dossier"));
        Assert.Equal("En établissement", visiteur.Valeur("Lieu de vie"));
        await RienNaChange(id);
    }

    [Fact]
    public async Task A_town_that_several_communes_are_named_is_chosen_in_a_list_without_script()
    {
        var (id, visiteur) = await Formulaire();

        await visiteur.Remplir(Date, Hier).Remplir(Commune, "Saint-Denis").Envoyer(Ouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("choisissez la bonne", visiteur.ErreurDe(Commune));

        await visiteur.Choisir("Communes correspondantes", "Saint-Denis (93200)").Envoyer(Ouvrir);

        Assert.Equal(200, visiteur.Statut);
        var mesure = (await application.Reservation(id)).MesureId;
        Assert.Equal(
            "93066",
            await application.Base(db =>
                db.Mesures.Where(m => m.Id == mesure).Select(m => m.CommuneCode).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Opening_creates_the_mesure_moves_the_counters_and_tells_the_court()
    {
        var (id, visiteur) = await Formulaire();
        var r = await application.Reservation(id);
        var avant = await application.Compteurs(r.LieuId);

        await visiteur
            .Remplir(Date, Hier)
            .Choisir("Nature décidée", "Curatelle renforcée")
            .Choisir("Lieu de vie", "En établissement")
            .Choisir("Type d'établissement", "Établissement pour personnes âgées")
            .Remplir(Commune, "Wattrelos")
            .Remplir("Votre numéro de dossier", "2026-77")
            .Envoyer(Ouvrir);

        var apres = await application.Reservation(id);
        Assert.Equal($"/gestionnaire/mesures/{apres.MesureId}", visiteur.Adresse);
        Assert.Contains("La mesure est ouverte", Assert.Single(visiteur.Alertes));
        Assert.Equal(EtatReservation.Ouverte, apres.Etat);
        var mesure = await application.Base(db =>
            db.Mesures.AsNoTracking().SingleAsync(m => m.Id == apres.MesureId)
        );
        Assert.Equal(NatureMesure.CuratelleRenforcee, mesure.Nature);
        Assert.Equal(TypeEtablissement.PersonnesAgees, mesure.TypeEtablissement);
        Assert.Equal(
            (r.NumeroRg, "2026-77", "59650"),
            (mesure.NumeroRg, mesure.NumeroDossier, mesure.CommuneCode)
        );
        Assert.Equal((Hier, (DateOnly?)Hier.AddYears(5)), (mesure.DateNomination, mesure.Echeance));
        Assert.Equal(
            (avant.EnCours + 1, avant.EnAttente - 1),
            await application.Compteurs(r.LieuId)
        );
        Assert.Equal("reservation.ouvrir", (await application.Historique("reservation", id))[^1]);
        Assert.Equal(["mesure.ouvrir"], await application.Historique("mesure", mesure.Id));
        Assert.Equal(2, (await application.Courriels(id, Comptes.Juge)).Count);
    }

    [Fact]
    public async Task Without_an_rg_the_one_of_the_decision_is_asked_and_checked()
    {
        var (id, visiteur) = await Formulaire(avec: d =>
            d with
            {
                NumeroRg = null,
                MotifSansRg = MotifSansRg.NonAttribue,
            }
        );

        await visiteur.Remplir(Date, Hier).Remplir("Numéro RG", "26/1").Envoyer(Ouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("Le numéro RG est trop court", visiteur.ErreurDe("Numéro RG"));
        await RienNaChange(id);

        await visiteur.Remplir("Numéro RG", "26/a99999").Envoyer(Ouvrir);
        Assert.Equal(200, visiteur.Statut);
        Assert.Contains("26A99999", visiteur.Titre);
    }

    [Fact]
    public async Task A_reservation_that_ended_is_not_opened()
    {
        var (id, visiteur) = await Formulaire(Comptes.Service);
        await application.Annuler(id);

        await visiteur.Remplir(Date, Hier).Envoyer(Ouvrir);

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("a annulé cette réservation", visiteur.Resume());
        var apres = await application.Reservation(id);
        Assert.Equal((EtatReservation.Annulee, (int?)null), (apres.Etat, apres.MesureId));

        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}/ouvrir");
        Assert.Equal($"/gestionnaire/reservations/{id}", visiteur.Adresse);
    }
}
