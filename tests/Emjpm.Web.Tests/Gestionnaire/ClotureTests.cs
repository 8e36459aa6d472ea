using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class ClotureTests(Application application) : IClassFixture<Application>
{
    private const string Cause = "Raison de la fin du mandat";
    private const string Date = "Date de fin du mandat";
    private const string Clore = "Clôturer la mesure";
    private const string Rouvrir = "Rouvrir la mesure";
    private const string Pourquoi = "Pourquoi rouvrez-vous cette mesure ?";

    private DateOnly Aujourdhui => application.Horloge.Aujourdhui();

    private async Task<(int Id, int Lieu, Visiteur Visiteur)> Formulaire()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var lieu = (await application.Mesure(id)).LieuExerciceId!.Value;
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/cloture");
        return (id, lieu, visiteur);
    }

    private Task<string?> Nuit() =>
        application.Executer(
            (ExecuterTaches taches) => taches.ExecuterAsync("clotures", CancellationToken.None)
        );

    [Fact]
    public async Task Closing_frees_the_place_at_once_and_reopening_takes_it_again()
    {
        var (id, lieu, visiteur) = await Formulaire();
        var avant = await application.Compteurs(lieu);
        await visiteur.Choisir(Cause, "Mainlevée").Remplir(Date, Aujourdhui).Envoyer(Clore);

        Assert.Contains("sa place est libre", Assert.Single(visiteur.Alertes));
        Assert.Equal(avant.EnCours - 1, (await application.Compteurs(lieu)).EnCours);
        var mesure = await application.Mesure(id);
        Assert.Equal(
            (StatutMesure.Eteinte, Aujourdhui, CauseSortie.Mainlevee),
            (mesure.Statut, mesure.DateFin, mesure.CauseSortie)
        );
        await application.CompteursJustes();

        await visiteur.Suivre(Rouvrir);
        await visiteur.Envoyer(Rouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("Dites pourquoi", visiteur.ErreurDe(Pourquoi));
        await visiteur.Remplir(Pourquoi, "arrêt de la cour d’appel").Envoyer(Rouvrir);

        Assert.Equal(200, visiteur.Statut);
        Assert.Equal(avant, await application.Compteurs(lieu));
        mesure = await application.Mesure(id);
        Assert.Equal(
            (StatutMesure.EnCours, null, null),
            (mesure.Statut, mesure.DateFin, mesure.CauseSortie)
        );
        Assert.Contains(
            $"clôturée le {Francais.Date(Aujourdhui)} (mainlevée)".Plat()!,
            visiteur.Texte.Plat()
        );
        Assert.Equal(
            ["mesure.creer", "mesure.clore", "mesure.rouvrir"],
            await application.Historique("mesure", id)
        );
        await application.CompteursJustes();
    }

    [Fact]
    public async Task A_form_sent_twice_closes_once()
    {
        var (id, lieu, visiteur) = await Formulaire();
        var second = await application.Connecter(Comptes.Individuel);
        await second.Ouvrir(visiteur.Adresse);
        var avant = await application.Compteurs(lieu);

        foreach (var v in new[] { visiteur, second })
        {
            await v.Choisir(Cause, "Décès").Remplir(Date, Aujourdhui.AddDays(-3)).Envoyer(Clore);
            Assert.Equal(200, v.Statut);
        }

        Assert.Equal(avant.EnCours - 1, (await application.Compteurs(lieu)).EnCours);
        Assert.Equal(2, (await application.Mesure(id)).Evenements.Count);
    }

    [Fact]
    public async Task A_future_end_is_announced_and_the_night_closes_it()
    {
        var (id, lieu, visiteur) = await Formulaire();
        var avant = await application.Compteurs(lieu);
        var fin = Aujourdhui.AddDays(10);
        await visiteur
            .Choisir(Cause, "Dessaisissement en faveur de la famille")
            .Remplir(Date, fin)
            .Envoyer(Clore);

        Assert.Contains(visiteur.Alertes, a => a.StartsWith("Fin annoncée pour le"));
        Assert.Equal(avant, await application.Compteurs(lieu));
        Assert.Equal(StatutMesure.EnCours, (await application.Mesure(id)).Statut);
        Assert.StartsWith("0", await Nuit());

        application.Horloge.AvancerDeJours(10);
        Assert.Equal("1 mesure close.", (await Nuit()).Plat());

        var mesure = await application.Mesure(id);
        Assert.Equal(
            (StatutMesure.Eteinte, fin, CauseSortie.DessaisissementFamille),
            (mesure.Statut, mesure.DateFin, mesure.CauseSortie)
        );
        Assert.Equal(
            [
                TypeEvenementMesure.Ouverture,
                TypeEvenementMesure.FinAnnoncee,
                TypeEvenementMesure.Cloture,
            ],
            mesure.Evenements.Select(e => e.Type)
        );
        Assert.Equal(avant.EnCours - 1, (await application.Compteurs(lieu)).EnCours);
        Assert.Equal(
            ["mesure.creer", "mesure.annoncer_fin", "mesure.clore"],
            await application.Historique("mesure", id)
        );
        await application.CompteursJustes();
    }

    [Fact]
    public async Task An_announced_end_is_taken_back()
    {
        var (id, lieu, visiteur) = await Formulaire();
        var avant = await application.Compteurs(lieu);
        await visiteur
            .Choisir(Cause, "Mainlevée")
            .Remplir(Date, Aujourdhui.AddDays(5))
            .Envoyer(Clore);
        await visiteur.Suivre("Annuler ou changer cette fin");

        await visiteur.Envoyer("Annuler la fin annoncée");

        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);
        application.Horloge.AvancerDeJours(6);
        Assert.StartsWith("0", await Nuit());
        var mesure = await application.Mesure(id);
        Assert.Equal(
            (StatutMesure.EnCours, null, null),
            (mesure.Statut, mesure.DateFin, mesure.CauseSortie)
        );
        Assert.Equal(TypeEvenementMesure.FinAnnulee, mesure.Evenements[^1].Type);
        Assert.Equal(avant, await application.Compteurs(lieu));
    }

    [Fact]
    public async Task A_date_that_cannot_be_is_refused_under_its_field()
    {
        var (id, _, visiteur) = await Formulaire();
        await visiteur.Envoyer(Clore);
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal("Choisissez la raison de la fin du mandat.", visiteur.ErreurDe(Cause));
        Assert.Equal("Saisissez la date de fin du mandat.", visiteur.ErreurDe(Date));

        foreach (
            var (date, phrase) in new[]
            {
                (Mesures.Nomination.AddDays(-1), "La fin du mandat suit votre nomination"),
                (Aujourdhui.AddDays(1), "La date du décès ne peut pas être dans le futur."),
                (Aujourdhui.AddYears(3), "La date du décès ne peut pas être dans le futur."),
            }
        )
        {
            await visiteur.Choisir(Cause, "Décès").Remplir(Date, date).Envoyer(Clore);
            Assert.Equal(422, visiteur.Statut);
            Assert.StartsWith(phrase, visiteur.ErreurDe(Date));
        }
        Assert.Equal("Décès", visiteur.Valeur(Cause));
        Assert.Equal(1, (await application.Mesure(id)).Version);
    }

    [Fact]
    public async Task Reopening_at_a_lieu_that_closed_asks_for_another()
    {
        var lieux = await application.Lieux(Comptes.Service);
        var id = await application.Enregistrer(
            Comptes.Service,
            m => m with { LieuExerciceId = lieux[2].Id }
        );
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/cloture");
        await visiteur.Choisir(Cause, "Caducité").Remplir(Date, Aujourdhui).Envoyer(Clore);
        await application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == lieux[2].Id)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.FermeLe, (DateOnly?)Aujourdhui))
        );
        await visiteur.Suivre(Rouvrir);

        await visiteur.Remplir(Pourquoi, "erreur").Envoyer(Rouvrir);
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(
            "Choisissez un de vos lieux d’exercice ouverts.",
            visiteur.ErreurDe("Lieu d’exercice qui suit la mesure")
        );

        await visiteur.Choisir("Lieu d’exercice qui suit la mesure", lieux[1].Nom).Envoyer(Rouvrir);
        Assert.Equal(200, visiteur.Statut);
        Assert.Equal(lieux[1].Id, (await application.Mesure(id)).LieuExerciceId);
        await application.CompteursJustes();
    }
}
