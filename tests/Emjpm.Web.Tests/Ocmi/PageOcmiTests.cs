using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Ocmi;

public sealed class PageOcmiTests(Application application) : IClassFixture<Application>
{
    private const string Adresse = "/gestionnaire/ocmi";

    [Fact]
    public async Task The_mandataire_turns_it_on_reads_what_was_left_aside_and_turns_it_off()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(
            poste.Mesure(rg),
            poste.Mesure(PosteOcmi.Rg(), m => m["tribunal_siret"] = "99999999900011")
        );
        var visiteur = new Visiteur(poste.Noeud);
        await visiteur.SeConnecter(Comptes.Individuel);
        await visiteur.Ouvrir("/gestionnaire/mesures");
        await visiteur.Suivre("Synchronisation avec OCMI");
        Assert.Contains("Désactivée", visiteur.Texte);
        Assert.Contains("n’ont encore jamais été lues dans OCMI", visiteur.Texte);

        await visiteur.Envoyer("Activer la synchronisation");
        Assert.Contains("Une synchronisation est en cours.", visiteur.Texte);
        await poste.Travailler();
        await visiteur.Ouvrir(Adresse);

        Assert.Contains("Synchronisé le 16 novembre 2026", visiteur.Texte.Plat());
        Assert.Contains("1 mesure créée", visiteur.Texte.Plat());
        Assert.Contains("n’est pas connu d’e-MJPM", visiteur.Texte);
        visiteur.BudgetSql(12);
        var mesure = (await poste.Lire(rg))!;
        await visiteur.Ouvrir($"/gestionnaire/mesures/{mesure.Id}");
        Assert.Contains("OCMI", visiteur.Texte);

        await visiteur.Ouvrir(Adresse);
        await visiteur.Envoyer("Synchroniser maintenant");
        await visiteur.Ouvrir(Adresse);
        Assert.Null(visiteur.Page.QuerySelector("form[action*='Synchroniser']"));
        await poste.Travailler();

        await visiteur.Ouvrir(Adresse);
        await visiteur.Envoyer("Désactiver la synchronisation");
        Assert.Contains(
            visiteur.Alertes,
            a => a.Plat()!.Contains("1 mesure se modifie à nouveau dans e-MJPM")
        );
        Assert.Null((await poste.Lire(rg))!.GereePar);
    }

    [Fact]
    public async Task Without_a_source_the_page_says_so_and_offers_nothing()
    {
        var visiteur = await application.Connecter(Comptes.Individuel);

        await visiteur.Ouvrir(Adresse);

        Assert.Contains("OCMI n’est pas relié à ce service", visiteur.Texte);
        Assert.Null(visiteur.Page.QuerySelector("main form"));
    }

    [Theory]
    [InlineData(Comptes.Service)]
    [InlineData(Comptes.Prepose)]
    public async Task Only_an_individuel_has_it(string compte)
    {
        var visiteur = await application.Connecter(compte);

        await visiteur.Ouvrir(Adresse);
        Assert.Equal(404, visiteur.Statut);

        await visiteur.Ouvrir("/gestionnaire/mesures");
        Assert.DoesNotContain("OCMI", visiteur.Texte);
    }
}
