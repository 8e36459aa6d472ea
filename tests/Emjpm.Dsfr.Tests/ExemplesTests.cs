using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Emjpm.Dsfr.Tests;

/// <summary>
/// What the tags write has the structure of the design system's own examples (Exemples/, from @gouvfr/dsfr 1.15.3):
/// same elements, classes, roles, states, texts and links between elements.
/// </summary>
public sealed class ExemplesTests(Site site) : IClassFixture<Site>
{
    public static TheoryData<string> Noms =>
        [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()];

    [Theory, MemberData(nameof(Noms))]
    public async Task La_structure_est_celle_de_l_exemple(string nom)
    {
        var page = await site.Lire("/exemples");
        var rendu = page.QuerySelector($"[data-exemple='{nom}']");
        Assert.True(rendu is not null, $"no element of the page is compared with {nom}");
        var exemple = Exemple(nom);
        Ecarts.Appliquer(nom, exemple, rendu);

        Assert.Equal(Structure.De(exemple), Structure.De(rendu));
    }

    private static IElement Exemple(string nom)
    {
        using var flux = Assembly.GetExecutingAssembly().GetManifestResourceStream(nom)!;
        return new HtmlParser().ParseDocument(flux).Body!;
    }
}
