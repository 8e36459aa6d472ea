using Emjpm.Core;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The cockpit as agents read it: what leads where, and what is not theirs. That the figures agree: see <see cref="CoherenceTests"/>.</summary>
public sealed class CockpitTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mesures")]
    [InlineData("places")]
    [InlineData("individuels")]
    [InlineData("fraicheur")]
    public async Task Pages_of_lines_put_end_to_end_are_the_lines(string code)
    {
        const int ParPage = 7;
        var indicateur = Dictionnaire.Lire(code)!;
        var territoire = new Territoire(NiveauReleve.Departement, "59");
        var jour = application.Horloge.Aujourdhui().AddDays(-1);
        var toutes = await application.Executer(
            (LectureLignes l) => l.LireAsync(indicateur, territoire, ["59"], jour, Annulation)
        );
        Task<PageLignes> Lire(int page) =>
            application.Executer(
                (LectureLignes l) =>
                    l.LirePageAsync(indicateur, territoire, ["59"], jour, page, ParPage, Annulation)
            );
        var premiere = await Lire(0);
        var bout = new List<LigneFigure>();
        for (var page = 1; page <= premiere.Pages; page++)
            bout.AddRange((await Lire(page)).Lignes);

        Assert.True(toutes.Count > ParPage);
        Assert.Equal((toutes.Count, 1), (premiere.Total, premiere.Page));
        Assert.Equal(toutes, bout);
        Assert.Equal(bout.Skip((premiere.Pages - 1) * ParPage), (await Lire(999)).Lignes);
    }

    [Fact]
    public async Task From_the_country_to_one_mandataire_in_four_clicks()
    {
        var agent = await application.Connecter(Comptes.Direction);
        await agent.Ouvrir("/direction/territoires/france");
        Assert.Equal("France entière", agent.Titre);
        agent.BudgetSql(8);

        await agent.Suivre("Hauts-de-France");
        await agent.Suivre("Nord (59)");
        await agent.Suivre("Les lignes derrière ce chiffre : Mesures en cours");
        agent.BudgetSql(8);
        var premier = agent.Page.QuerySelector("tbody tr td a")!.TextContent;
        await agent.Suivre(premier);

        Assert.Equal(premier, agent.Titre);
        Assert.Contains("Par tribunal", agent.Texte, StringComparison.Ordinal);
        agent.BudgetSql(12);
    }

    [Theory]
    [InlineData("/direction/lignes/mesures/departement-59", 200)]
    [InlineData("/direction/lignes/mesures/ressort-tj-lille", 200)]
    [InlineData("/direction/lignes/mesures/departement-62", 404)]
    [InlineData("/direction/lignes/mesures/region-32", 404)]
    [InlineData("/direction/lignes/mesures/france", 404)]
    [InlineData("/direction/lignes/mesures/ressort-tj-arras", 404)]
    [InlineData("/direction/lignes/places/ressort-tj-lille", 404)]
    [InlineData("/direction/lignes/inconnu/departement-59", 404)]
    [InlineData("/direction/lignes/mesures/departement-59.csv", 200)]
    [InlineData("/direction/lignes/mesures/departement-62.csv", 404)]
    [InlineData("/direction/territoires/departement-62", 200)]
    [InlineData("/direction/territoires/region-84", 200)]
    [InlineData("/direction/territoires/departement-00", 404)]
    [InlineData("/direction/territoires/region-", 404)]
    [InlineData("/direction/territoires/planete-mars", 404)]
    [InlineData("/direction/rapports/departement-62", 200)]
    [InlineData("/direction/rapports/ressort-nulle-part", 404)]
    [InlineData("/direction/definitions", 200)]
    public async Task An_agent_reads_the_figures_of_all_and_the_lines_of_its_territory(
        string adresse,
        int statut
    )
    {
        var agent = await application.Connecter(Nord);

        using var reponse = await agent.Client.GetAsync(adresse, Annulation);

        Assert.Equal(statut, (int)reponse.StatusCode);
    }

    [Fact]
    public async Task The_sheet_of_a_mandataire_of_another_territory_does_not_exist()
    {
        var dehors = await application.Base(db =>
            db.Gestionnaires.Where(g =>
                    g.Habilitations.Any() && g.Habilitations.All(h => h.DepartementCode == "974")
                )
                .Select(g => g.Id)
                .FirstAsync(Annulation)
        );
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir($"/direction/gestionnaires/{dehors}");

        Assert.Equal(404, agent.Statut);
    }

    [Theory]
    [InlineData("2099-01-01", "Il n’y a pas de chiffres au 1er janvier 2099")]
    [InlineData("1987-06-05", "Il n’y a pas de chiffres au 5 juin 1987")]
    [InlineData("31/02/2026", "Le 31/02/2026 n’existe pas")]
    [InlineData("demain", "Situation au 15 novembre 2026")]
    public async Task An_impossible_date_gives_the_nearest_figures_and_says_so(
        string au,
        string phrase
    )
    {
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir($"/direction?au={Uri.EscapeDataString(au)}");

        Assert.Equal(200, agent.Statut);
        Assert.Contains(phrase, agent.Texte.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_figures_of_few_persons_are_whole_at_home_and_withheld_elsewhere()
    {
        var agent = await application.Connecter(Nord);
        int Secrets() =>
            agent
                .Page.QuerySelectorAll("td")
                .Count(td => td.TextContent.Trim() == Valeur.NonPubliee);

        await agent.Ouvrir("/direction/territoires/departement-59");
        Assert.Equal(0, Secrets());
        await agent.Ouvrir("/direction/territoires/departement-974");
        Assert.NotEqual(0, Secrets());
        Assert.DoesNotContain(
            "Les lignes derrière ce chiffre",
            agent.Texte,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_agent_begins_with_its_own_territory()
    {
        var departement = await application.Connecter(Nord);
        await departement.Ouvrir("/direction");
        Assert.Equal("Nord (59)", departement.Titre);
        var region = await application.Connecter(Comptes.Direction);
        await region.Ouvrir("/direction");
        Assert.Equal("Hauts-de-France", region.Titre);
    }
}
