using Emjpm.Core;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>Views of the figures kept under a name, and the pictures of the charts.</summary>
public sealed class VuesTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_view_is_kept_opened_and_deleted()
    {
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir(
            "/direction/territoires/departement-62?au=2025-12-31&indicateur=surcapacite"
        );
        agent.Remplir("Nom de la vue", "Voisins fin 2025");
        await agent.Envoyer("Enregistrer la vue");
        Assert.Equal("Vos vues enregistrées", agent.Titre);

        await agent.Suivre("Voisins fin 2025");
        Assert.Equal("Pas-de-Calais (62)", agent.Titre);
        Assert.Contains("31\u00A0décembre\u00A02025", agent.Page.Body!.TextContent);
        Assert.Equal("Mesures au-delà de la capacité", agent.Valeur("Indicateur des graphiques"));

        await agent.Ouvrir("/direction/territoires/region-32");
        agent.Remplir("Nom de la vue", "Voisins fin 2025");
        await agent.Envoyer("Enregistrer la vue");
        var vue = Assert.Single(
            await application.Base(db =>
                db.VuesEnregistrees.Where(v => v.Nom == "Voisins fin 2025").ToListAsync(Annulation)
            )
        );
        Assert.Equal("/direction/territoires/region-32", vue.Adresse);

        var autre = await application.Acteur(Comptes.Direction);
        Assert.False(
            await application.Executer(
                (EnregistrerVue e) => e.SupprimerAsync(autre, vue.Id, Annulation)
            )
        );
        await agent.Envoyer("Supprimer la vue Voisins fin 2025");
        Assert.DoesNotContain("Voisins fin 2025", agent.Texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_without_a_name_is_refused_and_what_was_looked_at_is_not_lost()
    {
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/territoires/departement-62");
        await agent.Envoyer("Enregistrer la vue");
        Assert.Equal(422, agent.Statut);
        Assert.Contains(
            "Donnez un nom",
            agent.ErreurDe("Nom de la vue")!,
            StringComparison.Ordinal
        );

        agent.Remplir("Nom de la vue", "Pas-de-Calais");
        await agent.Envoyer("Enregistrer la vue");

        Assert.Equal(200, agent.Statut);
        await agent.Suivre("Pas-de-Calais");
        Assert.Equal("Pas-de-Calais (62)", agent.Titre);
    }

    [Theory]
    [InlineData("https://ailleurs.example/direction/territoires/france")]
    [InlineData("//ailleurs.example")]
    [InlineData("/deconnexion")]
    [InlineData("/direction/territoires/../registre")]
    [InlineData("/direction/territoires/planete-mars")]
    [InlineData(null)]
    public async Task Only_a_view_of_the_figures_is_kept(string? adresse)
    {
        var acteur = await application.Acteur(Nord);

        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                async (EnregistrerVue e) =>
                {
                    await e.ExecuterAsync(acteur, "Une vue", adresse, Annulation);
                    return 0;
                }
            )
        );
    }

    [Theory]
    [InlineData("courbe", "Mesures en cours, France entière")]
    [InlineData("carte", "Nord (59) : ")]
    [InlineData("barres", "Hauts-de-France")]
    public async Task A_chart_is_a_picture_that_stands_alone(string graphique, string attendu)
    {
        var agent = await application.Connecter(Nord);

        using var reponse = await agent.Client.GetAsync(
            $"/direction/territoires/france/{graphique}.svg",
            Annulation
        );

        Assert.Equal(200, (int)reponse.StatusCode);
        Assert.Equal("image/svg+xml", reponse.Content.Headers.ContentType!.MediaType);
        var svg = System.Xml.Linq.XDocument.Parse(
            await reponse.Content.ReadAsStringAsync(Annulation)
        );
        Assert.Contains(attendu, svg.Root!.Value, StringComparison.Ordinal);
        Assert.Contains("Source : e-MJPM", svg.Root.Value, StringComparison.Ordinal);
        Assert.DoesNotContain(
            svg.Descendants(),
            e =>
                e.Name.LocalName is "script" or "style" or "image"
                || e.Attributes().Any(a => a.Name.LocalName is "href" or "style" or "class")
        );
    }

    [Fact]
    public async Task A_territory_without_a_map_has_no_picture_of_one()
    {
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir("/direction/territoires/departement-59/carte.svg");

        Assert.Equal(404, agent.Statut);
    }
}
