using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage.Simulations;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.LigneDeCommande;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>What-if: asked on the page, run aside, the same every time, and only in one's territory.</summary>
public sealed class SimulationTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private const string Page = "/direction/territoires/departement-59/simulation";

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private static Scenario Scenario(int besoins) =>
        new()
        {
            Territoire = "departement-59",
            Besoins = besoins,
            Poids = new(),
        };

    private Task<ResultatSimulation> Simuler(Scenario scenario) =>
        application.Executer(
            (Simuler s) => s.ExecuterAsync(scenario, (_, _) => Task.CompletedTask, Annulation)
        );

    private Task<int> Travailler() =>
        application.Services.GetRequiredService<ExecuterTravaux>().ExecuterDusAsync(Annulation);

    [Fact]
    public async Task An_agent_tries_other_weights_and_reads_the_four_policies_side_by_side()
    {
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction");
        await agent.Suivre("Simulation");
        Assert.Equal("Simulation, Nord (59)", agent.Titre);
        agent.BudgetSql(10);

        agent.Remplir("Besoins à rejouer, au plus", 40);
        agent.Remplir("Proximité", 50);
        agent.Remplir("Adéquation", 30);
        await agent.Envoyer("Lancer la simulation");
        Assert.Contains("Simulation en cours", agent.Texte, StringComparison.Ordinal);
        var adresse = agent.Adresse;
        Assert.Equal(1, await Travailler());
        await agent.Ouvrir(adresse);

        agent.BudgetSql(10);
        Assert.Contains("40\u00A0besoins rejoués", agent.Page.Body!.TextContent);
        Assert.Equal(
            Liste<Politique>.Valeurs.Select(p => Francais.EnTete(p.Libelle())),
            agent.Page.QuerySelectorAll("tbody th").Select(Libelles.Texte)
        );
        Assert.Contains("Simulation, Nord (59)", agent.Texte, StringComparison.Ordinal);
        var autre = await application.Connecter(Comptes.Direction);
        await autre.Ouvrir(adresse);
        Assert.Equal(404, autre.Statut);
    }

    [Fact]
    public async Task The_same_scenario_gives_the_same_result_and_another_seed_draws_other_needs()
    {
        var un = await Simuler(Scenario(30));
        var deux = await Simuler(Scenario(30));
        var autre = await Simuler(Scenario(30) with { Graine = 1 });

        Assert.Equal(JsonSerializer.Serialize(un), JsonSerializer.Serialize(deux));
        Assert.NotEqual(
            JsonSerializer.Serialize(un.Present),
            JsonSerializer.Serialize(autre.Present)
        );
        Assert.Equal(un.Present[2] with { Politique = Politique.BaremeEssaye }, un.Present[3]);
        Assert.True(un.BesoinsConnus > 30);
    }

    [Fact]
    public async Task Needs_whose_request_is_still_known_may_be_replayed_alone()
    {
        var tous = await Simuler(Scenario(30));
        var connus = await Simuler(Scenario(30) with { DemandesConnues = true });

        Assert.InRange(connus.BesoinsConnus, 1, tous.BesoinsConnus - 1);
        Assert.All(connus.Present, b => Assert.Equal(b.Designes, b.Demandes));
    }

    [Fact]
    public async Task One_need_is_placed_where_each_policy_says()
    {
        var resultat = await Simuler(Scenario(1));
        var jour = application.Horloge.Aujourdhui();
        var (besoins, _) = await application.Executer(
            (LectureBesoins l) => l.LireAsync(["59"], jour, 1, 2_026, false, Annulation)
        );
        var besoin = Assert.Single(besoins);
        var candidats = await application.Executer(
            (LectureCandidats l) => l.LireAsync(besoin, Annulation)
        );
        var sites = Classement
            .Etablir(besoin, candidats, Bareme.Defaut)
            .Proposes.SelectMany(p => p.AutresLieux.Append(p.Evaluation))
            .ToList();

        // Some sites of the demonstration have no position: the nearest is among the others.
        var km = resultat.Present.ToDictionary(b => b.Politique, b => b.DistanceKm);
        Assert.Equal(sites.Min(s => s.DistanceKm), km[Politique.PlusProche]);
        var places = sites.Max(s => s.Places);
        Assert.Equal(
            sites.Where(s => s.Places == places).Min(s => s.DistanceKm),
            km[Politique.PlusDePlaces]
        );
        Assert.All(resultat.Present, b => Assert.Equal(1, b.Designes));
    }

    [Fact]
    public async Task A_site_that_closes_and_a_newcomer_change_what_follows()
    {
        var (lieu, nom) = await application.Base(async db =>
        {
            var l = await db
                .LieuxExercice.Include(l => l.Gestionnaire)
                .Where(l =>
                    l.Commune!.DepartementCode == "59"
                    && l.FermeLe == null
                    && l.EnCours > 5
                    && l.Gestionnaire!.Type == TypeGestionnaire.Individuel
                    && l.Gestionnaire.Lieux.Count == 1
                )
                .OrderBy(l => l.Id)
                .FirstAsync(Annulation);
            return (l, l.Gestionnaire!.Nom);
        });

        var resultat = await Simuler(
            Scenario(30) with
            {
                Fermeture = lieu.Id,
                Ajout = new("59350", 60),
            }
        );

        Assert.Equal(2, resultat.Changements.Count);
        Assert.StartsWith(nom, resultat.Changements[0], StringComparison.Ordinal);
        Assert.Contains("Lille", resultat.Changements[1], StringComparison.Ordinal);
        Assert.Equal(lieu.EnCours, resultat.MesuresARepartir);
        Assert.NotEqual(
            JsonSerializer.Serialize(resultat.Present),
            JsonSerializer.Serialize(resultat.Change)
        );
        // Of all sites of the place, the newcomer's has the most places: this policy sends everybody there first.
        Assert.True(
            resultat.Change![0].PartDesPlusDesignes >= resultat.Present[0].PartDesPlusDesignes
        );
    }

    [Fact]
    public async Task What_cannot_be_is_refused_under_its_field()
    {
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(Page);

        agent.Remplir("Proximité", 90);
        await agent.Envoyer("Lancer la simulation");
        Assert.Equal(422, agent.Statut);
        Assert.Contains("la somme des poids", agent.Texte, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("90", agent.Valeur("Proximité"));

        await agent.Ouvrir(Page);
        agent.Remplir("Commune du nouveau mandataire individuel", "Lille (59000)");
        await agent.Envoyer("Lancer la simulation");
        Assert.Equal(422, agent.Statut);
        Assert.NotNull(agent.ErreurDe("Mesures qu’il souhaite exercer"));
        agent.Remplir("Commune du nouveau mandataire individuel", "Arras");
        agent.Remplir("Mesures qu’il souhaite exercer", 20);
        await agent.Envoyer("Lancer la simulation");
        Assert.Contains(
            "Choisissez une commune du territoire",
            agent.ErreurDe("Commune du nouveau mandataire individuel")!,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/direction/territoires/departement-62/simulation")]
    [InlineData("/direction/territoires/region-32/simulation")]
    [InlineData("/direction/territoires/france/simulation")]
    [InlineData("/direction/territoires/ressort-tj-lille/simulation")]
    public async Task The_needs_of_another_territory_are_not_replayed(string adresse)
    {
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(adresse);
        Assert.Equal(404, agent.Statut);
        var acteur = await application.Acteur(Nord);
        Assert.Null(
            await application.Executer(
                (DemanderSimulation d) =>
                    d.ExecuterAsync(
                        acteur,
                        Scenario(10) with
                        {
                            Territoire = adresse.Split('/')[3],
                        },
                        Annulation
                    )
            )
        );
    }

    [Fact]
    public async Task One_at_a_time_and_stopped_on_demand()
    {
        var acteur = await application.Acteur("direction@demo.emjpm.fr");
        Task<int?> Demander() =>
            application.Executer(
                (DemanderSimulation d) => d.ExecuterAsync(acteur, Scenario(10), Annulation)
            );
        var id = (await Demander())!.Value;
        await Assert.ThrowsAsync<RegleMetierException>(Demander);
        var agent = await application.Connecter(Comptes.Direction);
        await agent.Ouvrir($"{Page}?resultat={id}");

        await agent.Envoyer("Arrêter la simulation");

        Assert.Equal(
            EtatTravail.Annule,
            await application.Base(db =>
                db.Travaux.Where(t => t.Id == id).Select(t => t.Etat).SingleAsync(Annulation)
            )
        );
    }

    [Fact]
    public async Task The_command_gives_the_same_twice()
    {
        await using var poste = await Poste.DevantLaDemonstrationAsync();
        // The command reads the clock of the machine: some needs of these days, whenever this runs.
        var recent = TimeProvider.System.Aujourdhui().AddDays(-10);
        await poste.LireAsync(db =>
            db.Mesures.Where(m =>
                    m.Statut == StatutMesure.EnCours
                    && m.ReservationId == null
                    && m.Commune!.DepartementCode == "59"
                    && m.Id <= 500
                )
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.DateNomination, recent), Annulation)
        );
        const string Commande =
            "simulate --territoire departement-59 --besoins 20 --graine 3 --poids 50/30/5/5/5/5 --commune 59350 --capacite 30";

        var un = await poste.TaperAsync(Commande);
        var deux = await poste.TaperAsync(Commande);

        Assert.Equal((0, ""), (un.Code, un.Erreur));
        Assert.Contains("graine 3", un.Sortie, StringComparison.Ordinal);
        Assert.Contains("barème essayé", un.Sortie, StringComparison.Ordinal);
        Assert.Equal(un.Sortie, deux.Sortie);
    }

    [Theory]
    [InlineData("simulate --besoins beaucoup", 2)]
    [InlineData("simulate --poids 35/45", 2)]
    [InlineData("simulate --poids 35/45/5/5/5/6", 1)]
    [InlineData("simulate --besoins 20000", 1)]
    [InlineData("simulate --territoire ressort-tj-lille", 1)]
    [InlineData("simulate --territoire departement-59 --fermer 999999", 1)]
    [InlineData("simulate --commune 59350", 2)]
    public async Task A_command_that_cannot_be_is_explained(string commande, int code)
    {
        await using var poste = await Poste.DevantLaDemonstrationAsync();

        var reponse = await poste.TaperAsync(commande);

        Assert.Equal(code, reponse.Code);
        Assert.NotEmpty(reponse.Erreur);
    }
}
