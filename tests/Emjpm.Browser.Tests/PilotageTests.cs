using System.Text;
using System.Text.RegularExpressions;
using Emjpm.Core.Jobs;
using Emjpm.Web.Tests.Harnais;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Browser.Tests;

/// <summary>An agent steers: from the country to one mandataire, and what only a browser shows, the sheet of paper and the picture of a chart.</summary>
public sealed partial class PilotageTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_country_to_one_mandataire_and_what_is_done_on_the_way(
        bool javascript
    )
    {
        var services = site.Application.Services;
        await services
            .GetRequiredService<ExecuterTaches>()
            .ExecuterAsync("alertes", TestContext.Current.CancellationToken);
        await using var agent = await site.Connecter(Comptes.Direction, javascript);
        await agent.Aller("/direction/territoires/france");
        await Voir("63-cockpit-france");

        // Four clicks.
        await agent.Suivre("Hauts-de-France");
        await Voir("64-cockpit-region", sansScript: true);
        await agent.Suivre("Nord (59)");
        await Voir("65-cockpit-departement", 375);
        await agent.Suivre("Les lignes derrière ce chiffre : Mesures en cours");
        await Voir("66-lignes-d-un-chiffre", 375);
        var nom = await agent.Page.Locator("main tbody a").First.InnerTextAsync();
        await agent.Suivre(nom);
        Assert.Equal(nom, await agent.Titre());
        Assert.Contains("Par tribunal", await agent.Texte());
        await agent.Suivre("Noter une visite ou un échange");
        await agent.Choisir("Nature", "Visite de contrôle");
        await agent.Remplir("Ce qui a été constaté, demandé ou convenu", "Dossiers tenus.");
        await agent.Remplir("Suite attendue", "Remise des comptes de l’année");
        await agent.Presser("Enregistrer");
        Assert.Contains("Saisissez la date pour laquelle", await agent.Texte());
        await agent.Remplir("Pour le", "31/01/2027");
        await agent.Presser("Enregistrer");
        Assert.Contains("Remise des comptes de l’année", await agent.Texte());
        await Voir("67-mandataire-suivi");

        await agent.Aller("/direction/territoires/departement-59");
        await agent.Remplir("Situation au", "31/12/2025");
        await agent.Choisir("Indicateur des graphiques", "Places libres");
        await agent.Presser("Afficher");
        Assert.Contains("Situation au 31 décembre 2025", await agent.Texte());
        // What a chart draws is in a table, script or not.
        Assert.Equal(
            await agent.Page.Locator(".emjpm-histogramme li").CountAsync(),
            await agent
                .Page.Locator("table", new() { HasText = "Les ressorts, au" })
                .Locator("tbody tr")
                .CountAsync()
        );
        await Voir("68-date-passee");

        await agent.Aller("/direction/alertes");
        await agent.Presser(Connaissance());
        Assert.Contains("Vue par Hélène Morel", await agent.Texte());
        await Voir("69-alertes", 375);

        await agent.Aller("/direction/territoires/departement-59/simulation");
        await agent.Remplir("Commune du nouveau mandataire individuel", "59240");
        await agent.Remplir("Mesures qu’il souhaite exercer", "40");
        await agent.Remplir("Besoins à rejouer, au plus", "150");
        await agent.Presser("Lancer la simulation");
        var simulation = agent.Page.Url;
        await services
            .GetRequiredService<ExecuterTravaux>()
            .ExecuterDusAsync(TestContext.Current.CancellationToken);
        await agent.Aller(simulation);
        Assert.Equal(8, await agent.Page.Locator("main tbody th[scope=row]").CountAsync());
        await Voir("70-simulation-comparee", sansScript: true);

        await agent.Aller("/direction/rapports/departement-59?au=2025-12-31");
        await Voir("71-rapport");
        await FaireTenirSurUneFeuille(agent);
        await agent.Aller("/statistiques");
        await Voir("72-statistiques-publiques", 375);

        async Task Voir(string nom, int? aussi = null, bool sansScript = false)
        {
            if (!javascript && !sansScript)
                return;
            await Captures.Prendre(
                agent,
                javascript ? nom : $"{nom}-sans-javascript",
                hauteurMax: 1900
            );
            if (!Captures.Demandees || !javascript || aussi is not { } largeur)
                return;
            await agent.Page.SetViewportSizeAsync(largeur, 900);
            await Captures.Prendre(agent, nom, hauteurMax: 1900);
            await agent.Page.SetViewportSizeAsync(1280, 900);
        }
    }

    [Theory]
    [InlineData("france")]
    [InlineData("ressort-tj-lille")]
    public async Task A_report_holds_on_one_sheet_of_paper(string territoire)
    {
        await using var agent = await site.Connecter(Comptes.Direction);
        await agent.Aller($"/direction/rapports/{territoire}");

        await FaireTenirSurUneFeuille(agent);
    }

    [Fact]
    public async Task A_chart_is_downloaded_as_a_picture_made_by_the_browser()
    {
        await using var agent = await site.Connecter(Comptes.Direction);
        await agent.Aller("/direction/territoires/france");

        var telechargement = await agent.Page.RunAndWaitForDownloadAsync(() =>
            agent.Page.Locator("[data-png] a").First.ClickAsync()
        );

        Assert.Equal("courbe-france.png", telechargement.SuggestedFilename);
        await using var contenu = await telechargement.CreateReadStreamAsync();
        var debut = new byte[24];
        await contenu.ReadExactlyAsync(debut);
        Assert.Equal("PNG"u8.ToArray(), debut[1..4]);
        // Width of the picture, big endian: the 960 of the drawing, twice as fine.
        Assert.Equal(1_920, (debut[18] << 8) + debut[19]);
    }

    private static async Task FaireTenirSurUneFeuille(Fenetre fenetre)
    {
        var pdf = await fenetre.Page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.Single(Pages().Matches(Encoding.Latin1.GetString(pdf)));
    }

    [GeneratedRegex("^J’en ai pris connaissance")]
    private static partial Regex Connaissance();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Pages();
}
