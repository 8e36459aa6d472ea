using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class AccueilTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_court_does_not_enter()
    {
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir("/gestionnaire");

        Assert.Equal(403, juge.Statut);
    }

    [Fact]
    public async Task What_waits_comes_first_urgent_then_oldest()
    {
        var urgente = await application.Reserver(Comptes.Individuel, d => d with { Urgent = true });
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir("/gestionnaire");

        var attendues = await application.Base(async db =>
        {
            var gestionnaire = (await application.Reservation(urgente)).GestionnaireId;
            return await db
                .Reservations.Where(r =>
                    r.GestionnaireId == gestionnaire && r.Etat == EtatReservation.EnAttente
                )
                .OrderByDescending(r => r.Urgent)
                .ThenBy(r => r.CreeeLe)
                .Take(5)
                .Select(r => $"/gestionnaire/reservations/{r.Id}#reponse")
                .ToListAsync();
        });
        Assert.Contains($"/gestionnaire/reservations/{urgente}#reponse", attendues);
        Assert.Equal(
            attendues,
            visiteur
                .Page.QuerySelectorAll("[aria-labelledby=titre-repondre] .fr-btn")
                .Select(a => a.GetAttribute("href"))
        );
        Assert.Contains("Reçue aujourd’hui", visiteur.Texte);
        visiteur.BudgetSql(8);
    }

    [Fact]
    public async Task Confirmed_reservations_offer_to_open_the_mesure()
    {
        var id = await application.Reserver(
            Comptes.Prepose,
            d => d with { LieuVie = LieuVie.Etablissement }
        );
        await application.Confirmer(Comptes.Prepose, id);
        var visiteur = await application.Connecter(Comptes.Prepose);

        await visiteur.Suivre($"Ouvrir la mesure de la réservation n° {id}");

        Assert.Equal($"/gestionnaire/reservations/{id}/ouvrir", visiteur.Adresse);
    }

    [Fact]
    public async Task Places_are_shown_with_their_ingredients_and_confirmed_in_one_click()
    {
        application.Horloge.AvancerDeJours(2);
        var avant = (await application.Lieux(Comptes.Individuel))[0];
        var visiteur = await application.Connecter(Comptes.Individuel);
        var places = Disponibilite.Places(avant.Capacite, avant.EnCours, avant.EnAttente, false);
        Assert.Contains(
            $"{avant.EnCours} en cours + {avant.EnAttente} en attente sur {avant.Capacite} → {places} places",
            visiteur.Texte.Replace('\u00A0', ' ')
        );

        await visiteur.Envoyer($"Toujours exact pour {avant.Nom}");

        Assert.Equal("/gestionnaire", visiteur.Adresse);
        Assert.Contains("chiffres confirmés", Assert.Single(visiteur.Alertes));
        var apres = (await application.Lieux(Comptes.Individuel))[0];
        Assert.Equal(application.Horloge.Maintenant(), apres.DeclareLe);
        Assert.Equal((await application.Acteur(Comptes.Individuel)).Nom, apres.DeclarePar);
        Assert.Equal(CanalDeclaration.Saisie, apres.DeclareCanal);
        Assert.Equal(avant.Capacite, apres.Capacite);
        Assert.Equal((avant.EnCours, avant.EnAttente), (apres.EnCours, apres.EnAttente));
        Assert.Equal("lieu.confirmer", (await application.Historique("lieu", apres.Id))[^1]);
    }

    [Fact]
    public async Task Figures_that_changed_since_the_page_was_shown_are_not_confirmed()
    {
        var visiteur = await application.Connecter(Comptes.Service);
        var lieu = (await application.Lieux(Comptes.Service))[0];
        await application.Base(async db =>
        {
            var entite = await db.LieuxExercice.SingleAsync(l => l.Id == lieu.Id);
            entite.FixerCapacites(entite.CapaciteAutorisee, 41);
            entite.Declarer(
                "Paul Collègue",
                CanalDeclaration.Saisie,
                application.Horloge.Maintenant()
            );
            entite.Version++;
            await db.SaveChangesAsync();
        });

        await visiteur.Envoyer($"Toujours exact pour {lieu.Nom}");

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("Paul Collègue a déclaré 41", visiteur.Resume());
        Assert.Equal("Paul Collègue", (await application.Lieux(Comptes.Service))[0].DeclarePar);

        await visiteur.Envoyer($"Toujours exact pour {lieu.Nom}");

        Assert.Equal(200, visiteur.Statut);
        Assert.NotEqual("Paul Collègue", (await application.Lieux(Comptes.Service))[0].DeclarePar);
    }

    [Fact]
    public async Task The_lieu_of_somebody_else_does_not_exist()
    {
        var autre = (await application.Lieux(Comptes.Prepose))[0];
        var visiteur = await application.Connecter(Comptes.Individuel);
        foreach (var champ in visiteur.Page.QuerySelectorAll("input[name=lieuId]"))
            champ.SetAttribute("value", $"{autre.Id}");

        await visiteur.Envoyer(
            $"Toujours exact pour {(await application.Lieux(Comptes.Individuel))[0].Nom}"
        );

        Assert.Equal(404, visiteur.Statut);
        Assert.Equal(autre.DeclareLe, (await application.Lieux(Comptes.Prepose))[0].DeclareLe);
    }
}
