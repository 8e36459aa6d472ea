using System.Text;
using System.Text.RegularExpressions;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Browser.Tests;

/// <summary>What only a browser shows of the figures: the sheet of paper, the picture made from a chart.</summary>
public sealed partial class PilotageTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("france")]
    [InlineData("departement-59")]
    [InlineData("ressort-tj-lille")]
    public async Task A_report_holds_on_one_sheet_of_paper(string territoire)
    {
        await using var agent = await site.Connecter(Comptes.Direction);
        await agent.Aller($"/direction/rapports/{territoire}");

        var pdf = await agent.Page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.Single(Pages().Matches(Encoding.Latin1.GetString(pdf)));
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

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Pages();
}
