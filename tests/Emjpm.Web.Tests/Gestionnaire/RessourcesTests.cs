using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class RessourcesTests(Application application) : IClassFixture<Application>
{
    private const string Annee = "Année";
    private const string Niveau = "Ressources de l’année, en euros";
    private const string Enregistrer = "Enregistrer les ressources";

    [Fact]
    public async Task A_year_is_declared_then_corrected_and_the_history_keeps_both()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");
        await visiteur.Suivre("Déclarer les ressources");
        Assert.Equal("2025", visiteur.Valeur(Annee));

        await visiteur
            .Remplir(Niveau, "12 500,5 €")
            .Cocher("AAH")
            .Cocher("APL")
            .Envoyer(Enregistrer);

        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);
        Assert.Contains("12 500,50 €", visiteur.Texte.Plat());
        var ressource = Assert.Single((await application.Mesure(id)).Ressources);
        Assert.Equal((2025, 1_250_050L), (ressource.Annee, ressource.NiveauCentimes));
        Assert.Equal([PrestationSociale.Aah, PrestationSociale.Apl], ressource.Prestations);

        await visiteur.Suivre("Corriger l’année 2025");
        Assert.Equal("12500,5", visiteur.Valeur(Niveau));
        await visiteur.Remplir(Niveau, "11000").Cocher("APL", false).Envoyer(Enregistrer);

        var mesure = await application.Mesure(id);
        Assert.Equal(1_100_000L, Assert.Single(mesure.Ressources).NiveauCentimes);
        Assert.Equal(
            "Année 2025, correction : Niveau : 12 500,50 € → 11 000 € ; Prestations : AAH, APL → AAH",
            mesure.Evenements[^1].Details.Plat()
        );
        Assert.Equal(
            ["mesure.creer", "mesure.declarer_ressources", "mesure.corriger_ressources"],
            await application.Historique("mesure", id)
        );
    }

    [Theory]
    [InlineData("2027", "100", Annee, "Saisissez une année entre 1948 et 2026.")]
    [InlineData("1947", "100", Annee, "Saisissez une année entre 1948 et 2026.")]
    [InlineData("2025", "beaucoup", Niveau, "La valeur « beaucoup » n’est pas un montant.")]
    [InlineData("2025", "-5", Niveau, "Saisissez un montant annuel en euros entre 0")]
    [InlineData("2025", "10000001", Niveau, "Saisissez un montant annuel en euros entre 0")]
    [InlineData("2025", "1,234", Niveau, "Saisissez deux décimales au plus.")]
    [InlineData("", "100", Annee, "Saisissez l’année.")]
    public async Task A_wrong_value_is_refused_under_its_field(
        string annee,
        string niveau,
        string champ,
        string phrase
    )
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/ressources");

        await visiteur
            .Remplir(Annee, annee)
            .Remplir(Niveau, niveau)
            .Cocher("RSA")
            .Envoyer(Enregistrer);

        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith(phrase, visiteur.ErreurDe(champ).Plat());
        Assert.Equal((annee, niveau), (visiteur.Valeur(Annee), visiteur.Valeur(Niveau)));
        Assert.Empty((await application.Mesure(id)).Ressources);
    }

    [Fact]
    public async Task The_same_declaration_sent_twice_is_one()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var (premier, second) = (
            await application.Connecter(Comptes.Individuel),
            await application.Connecter(Comptes.Individuel)
        );
        foreach (var v in new[] { premier, second })
            await v.Ouvrir($"/gestionnaire/mesures/{id}/ressources");
        foreach (var v in new[] { premier, second })
        {
            await v.Remplir(Niveau, "900").Envoyer(Enregistrer);
            Assert.Equal(200, v.Statut);
        }

        var mesure = await application.Mesure(id);
        Assert.Single(mesure.Ressources);
        Assert.Equal(2, mesure.Version);
    }
}
