using System.Net;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Deploiement;

/// <summary>A feature is open where it was decided, closed elsewhere: its links, its pages, what programs are answered.</summary>
public sealed class FonctionsTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task Closed_it_hides_its_links_says_so_on_its_pages_and_opens_again()
    {
        var service = await application.Connecter(Comptes.Individuel);
        await service.Ouvrir("/gestionnaire/mesures");
        Assert.Contains("Importer un fichier", service.Texte);
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration/deploiement");
        await admin.Suivre("Fonctions ouvertes par territoire");
        await admin.Suivre("Import d’un fichier de mesures");
        await admin
            .Choisir("Où ouvrir cette fonction", "Dans les départements choisis")
            .Envoyer("Enregistrer");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Écrivez pourquoi", admin.ErreurDe("Motif"));
        await admin.Remplir("Motif", "Essai à La Réunion.").Envoyer("Enregistrer");
        Assert.Equal(422, admin.Statut);
        Assert.Contains("Choisissez au moins un département", admin.Texte);
        await admin.Cocher("974 La Réunion").Envoyer("Enregistrer");
        Assert.Equal("/administration/deploiement/fonctionnalites", admin.Adresse);
        Assert.Contains("fermée ailleurs", string.Join(' ', admin.Alertes));

        await service.Ouvrir("/gestionnaire/mesures");
        Assert.DoesNotContain("Importer un fichier", service.Texte);
        await service.Ouvrir("/gestionnaire/imports");
        Assert.Equal(403, service.Statut);
        Assert.Equal("Pas encore ouvert dans votre département", service.Titre);
        Assert.Contains("import d’un fichier de mesures", service.Texte);
        using var demande = new HttpRequestMessage(HttpMethod.Get, "/gestionnaire/imports");
        demande.Headers.Accept.ParseAdd("application/json");
        using var reponse = await service.Client.SendAsync(
            demande,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Forbidden, reponse.StatusCode);
        Assert.Equal("application/problem+json", reponse.Content.Headers.ContentType?.MediaType);
        await admin.Ouvrir("/administration/deploiement/59");
        Assert.Contains("import d’un fichier de mesures", admin.Texte);
        await admin.Ouvrir("/administration/deploiement/974");
        Assert.DoesNotContain("import d’un fichier de mesures", admin.Texte);

        await application.Decider(FonctionTerritoriale.Import);
        await service.Ouvrir("/gestionnaire/imports");
        Assert.Equal(200, service.Statut);
        await admin.Ouvrir("/administration/deploiement/fonctionnalites/import");
        Assert.Contains("Essai à La Réunion.", admin.Texte);
        Assert.Equal(
            ["import 974", "import partout"],
            await application.Base(db =>
                db.EvenementsAudit.Where(e =>
                        e.Acte == "deploiement.ouvrir_fonction" && e.Details!.StartsWith("import ")
                    )
                    .OrderBy(e => e.Id)
                    .Select(e => e.Details)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task The_departement_of_the_court_decides_for_a_reservation_and_the_search_stays_open()
    {
        await application.Decider(FonctionTerritoriale.Reservation, "62");
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        await juge.Remplir("Commune où vit la personne", "roubaix").Envoyer("Voir les mandataires");
        Assert.Equal(200, juge.Statut);
        Assert.DoesNotContain("Réserver", juge.Texte);
        var lieu = await application.Base(db => db.LieuxExercice.Select(l => l.Id).FirstAsync());
        Assert.Equal(403, (await juge.Ouvrir($"/juridiction/reserver?lieu={lieu}")).Statut);
        Assert.Contains("réservation en ligne par les tribunaux", juge.Texte);

        // The way in is shut to what is sent too, not only to what is read.
        using var envoi = await juge.Client.PostAsync(
            $"/juridiction/reserver?lieu={lieu}",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Forbidden, envoi.StatusCode);

        await application.Decider(FonctionTerritoriale.Reservation, "59", "62");
        Assert.NotEqual(403, (await juge.Ouvrir($"/juridiction/reserver?lieu={lieu}")).Statut);
        using var ouvert = await juge.Client.PostAsync(
            $"/juridiction/reserver?lieu={lieu}",
            new FormUrlEncodedContent([]),
            TestContext.Current.CancellationToken
        );
        Assert.NotEqual(HttpStatusCode.Forbidden, ouvert.StatusCode);
        await application.Decider(FonctionTerritoriale.Reservation);
    }

    [Fact]
    public async Task A_gestionnaire_of_two_departements_has_what_is_open_in_one()
    {
        var (id, departements) = await application.Base(async db =>
        {
            var lus = await db
                .Habilitations.Where(h => h.DepartementCode != "974" && h.RetireeLe == null)
                .Select(h => new { h.GestionnaireId, h.DepartementCode })
                .Distinct()
                .ToListAsync();
            var deux = lus.GroupBy(h => h.GestionnaireId).First(g => g.Count() > 1).Key;
            return (
                deux,
                await db.DepartementsDuGestionnaireAsync(
                    deux,
                    application.Horloge.Aujourdhui(),
                    default
                )
            );
        });
        Assert.NotEqual(0, id);
        Assert.True(departements.Count > 1);
        var ouverture = new OuvertureFonction { Motif = "x", Departements = [departements[0]] };
        Assert.True(ouverture.EstOuverte(departements));
        Assert.False(ouverture.EstOuverte(["976"]));
        Assert.False(new OuvertureFonction { Motif = "x" }.EstOuverte(departements));
        Assert.True(new OuvertureFonction { Motif = "x", Partout = true }.EstOuverte([]));
    }

    [Fact]
    public async Task An_agent_outside_the_chosen_departements_finds_the_forecast_closed()
    {
        var nord = await application.Connecter("nord@demo.emjpm.fr");
        const string prevision = "/direction/territoires/departement-59/prevision";
        Assert.Equal(200, (await nord.Ouvrir(prevision)).Statut);
        await application.Decider(FonctionTerritoriale.Prevision, "62");
        Assert.Equal(403, (await nord.Ouvrir(prevision)).Statut);
        Assert.Equal(403, (await nord.Ouvrir($"{prevision}.csv")).Statut);
        await nord.Ouvrir("/direction");
        Assert.DoesNotContain("Simulation", nord.Texte);
        // The région covers the one that is open.
        var region = await application.Connecter(Comptes.Direction);
        Assert.Equal(200, (await region.Ouvrir(prevision)).Statut);
        await application.Decider(FonctionTerritoriale.Prevision, "59", "62");
    }

    [Fact]
    public async Task Of_two_who_decide_the_second_reads_again()
    {
        var admin = await application.Acteur(Comptes.Admin);
        async Task<bool> Essayer(string code)
        {
            try
            {
                await application.Executer(
                    (OuvrirFonction o) =>
                        o.ExecuterAsync(
                            admin,
                            FonctionTerritoriale.Transfert,
                            new(false, [code], "Essai.", 0),
                            default
                        )
                );
                return true;
            }
            catch (RegleMetierException)
            {
                return false;
            }
        }

        var faits = await Task.WhenAll(Essayer("59"), Essayer("62"));

        Assert.Single(faits, f => f);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.OuverturesFonction.CountAsync(o => o.Fonction == FonctionTerritoriale.Transfert)
            )
        );
        await application.Decider(FonctionTerritoriale.Transfert);
        var agent = await application.Acteur("nord@demo.emjpm.fr");
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            application.Executer(
                (OuvrirFonction o) =>
                    o.ExecuterAsync(
                        agent,
                        FonctionTerritoriale.Ocmi,
                        new(false, ["59"], "x", 0),
                        default
                    )
            )
        );
    }
}
