using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class RetraitTests(Application application) : IClassFixture<Application>
{
    private const string Motif = "Pourquoi cette mesure n’aurait-elle pas dû être enregistrée ?";
    private const string Retirer = "Retirer la mesure";

    private async Task<Visiteur> Formulaire(int id)
    {
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");
        await visiteur.Suivre("La retirer");
        return visiteur;
    }

    [Fact]
    public async Task A_mesure_withdrawn_leaves_the_counts_and_the_court_but_not_its_gestionnaire()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var mesure = await application.Mesure(id);
        var avant = await application.Compteurs(mesure.LieuExerciceId!.Value);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/mesures/{id}");
        Assert.Equal(200, juge.Statut);
        var visiteur = await Formulaire(id);

        await visiteur.Envoyer(Retirer);
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal("Choisissez pourquoi cette mesure est retirée.", visiteur.ErreurDe(Motif));

        await visiteur
            .Choisir(Motif, "Elle est enregistrée deux fois")
            .Remplir("Précisions", "voir l’autre")
            .Envoyer(Retirer);

        Assert.Equal(200, visiteur.Statut);
        Assert.Contains(visiteur.Alertes, a => a.StartsWith("Mesure retirée"));
        Assert.Contains("Elle est enregistrée deux fois. voir l’autre", visiteur.Texte);
        Assert.Null(visiteur.Page.QuerySelector($"a[href='/gestionnaire/mesures/{id}/situation']"));
        Assert.Equal(
            avant.EnCours - 1,
            (await application.Compteurs(mesure.LieuExerciceId.Value)).EnCours
        );
        await juge.Ouvrir($"/juridiction/mesures/{id}");
        Assert.Equal(404, juge.Statut);
        Assert.Equal(
            ["mesure.creer", "mesure.retirer"],
            await application.Historique("mesure", id)
        );
        await application.CompteursJustes();
    }

    [Fact]
    public async Task Withdrawing_twice_counts_once_and_frees_the_rg()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var mesure = await application.Mesure(id);
        var (premier, second) = (await Formulaire(id), await Formulaire(id));
        foreach (var v in new[] { premier, second })
        {
            await v.Choisir(Motif, "Le tribunal ne l’a pas prononcée").Envoyer(Retirer);
            Assert.Equal(200, v.Statut);
        }
        Assert.Equal(2, (await application.Mesure(id)).Evenements.Count);

        var autre = await application.Enregistrer(
            Comptes.Individuel,
            m => m with { NumeroRg = mesure.NumeroRg! }
        );

        Assert.NotEqual(id, autre);
        await application.CompteursJustes();
    }

    [Fact]
    public async Task A_mesure_withdrawn_by_mistake_is_brought_back_with_its_reason_and_counts_again()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var lieu = (await application.Mesure(id)).LieuExerciceId!.Value;
        var avant = await application.Compteurs(lieu);
        var visiteur = await Formulaire(id);
        await visiteur.Choisir(Motif, "C’était un essai ou une erreur de saisie").Envoyer(Retirer);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/modifier");
        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);

        await visiteur.Suivre("La remettre dans vos mesures");
        await visiteur.Envoyer("Remettre la mesure");
        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(
            "Dites pourquoi : la raison reste dans l’histoire de la mesure.",
            visiteur.ErreurDe("Pourquoi remettez-vous cette mesure ?")
        );
        Assert.Equal(avant.EnCours - 1, (await application.Compteurs(lieu)).EnCours);
        await visiteur
            .Remplir("Pourquoi remettez-vous cette mesure ?", "retirée à la place d’une autre")
            .Envoyer("Remettre la mesure");

        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);
        Assert.Contains("de nouveau dans vos mesures", Assert.Single(visiteur.Alertes));
        Assert.Contains("Retour d’une mesure retirée", visiteur.Texte);
        Assert.Contains("retirée à la place d’une autre", visiteur.Texte);
        Assert.NotNull(
            visiteur.Page.QuerySelector($"a[href='/gestionnaire/mesures/{id}/situation']")
        );
        Assert.Equal(avant.EnCours, (await application.Compteurs(lieu)).EnCours);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/mesures/{id}");
        Assert.Equal(200, juge.Statut);
        Assert.Equal(
            ["mesure.creer", "mesure.retirer", "mesure.remettre"],
            await application.Historique("mesure", id)
        );
        await application.CompteursJustes();
    }

    [Fact]
    public async Task It_does_not_come_back_under_a_number_taken_since_nor_open_when_it_was_closed()
    {
        var (prise, close) = (
            await application.Enregistrer(Comptes.Individuel),
            await application.Enregistrer(Comptes.Individuel)
        );
        var acteur = await application.Acteur(Comptes.Individuel);
        await application.Executer(
            (CloreMesure o) =>
                o.ExecuterAsync(
                    acteur,
                    close,
                    new ClotureMesure
                    {
                        Cause = Emjpm.Core.Referentiels.CauseSortie.Deces,
                        DateFin = new(2026, 10, 2),
                        Version = 1,
                    }
                )
        );
        foreach (var id in (int[])[prise, close])
        {
            var version = (await application.Mesure(id)).Version;
            await application.Executer(
                (RetirerMesure o) =>
                    o.ExecuterAsync(
                        acteur,
                        id,
                        new RetraitMesure { Motif = MotifRetrait.Doublon, Version = version }
                    )
            );
        }
        await application.Enregistrer(
            Comptes.Individuel,
            m => m with { NumeroRg = application.Mesure(prise).Result.NumeroRg! }
        );
        async Task<bool> Remettre(int id)
        {
            var version = (await application.Mesure(id)).Version;
            return await application.Executer(
                (RemettreMesure o) =>
                    o.ExecuterAsync(
                        acteur,
                        id,
                        new ReouvertureMesure { Raison = "à tort", Version = version }
                    )
            );
        }

        var refus = await Assert.ThrowsAsync<Emjpm.Core.RegleMetierException>(() =>
            Remettre(prise)
        );
        Assert.Contains("porte déjà le numéro RG", refus.Message);
        Assert.Equal(StatutMesure.Retiree, (await application.Mesure(prise)).Statut);
        Assert.True(await Remettre(close));
        Assert.Equal(StatutMesure.Eteinte, (await application.Mesure(close)).Statut);
        Assert.True(await Remettre(close));
        Assert.Single(
            (await application.Mesure(close)).Evenements,
            e => e.Type == TypeEvenementMesure.Retour
        );
        await application.CompteursJustes();
    }

    [Theory]
    [InlineData("modifier")]
    [InlineData("situation")]
    [InlineData("cloture")]
    [InlineData("reouverture")]
    [InlineData("ressources")]
    [InlineData("retrait")]
    public async Task A_mesure_withdrawn_or_of_somebody_else_or_read_only_offers_no_act(string acte)
    {
        var (mienne, autre) = (
            await application.Enregistrer(Comptes.Individuel),
            await application.Enregistrer(Comptes.Service)
        );
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{autre}/{acte}");
        Assert.Equal(404, visiteur.Statut);

        await application.EnLectureSeule(
            Comptes.Individuel,
            async () =>
            {
                await visiteur.Ouvrir($"/gestionnaire/mesures/{mienne}/{acte}");
                Assert.Equal($"/gestionnaire/mesures/{mienne}", visiteur.Adresse);
                Assert.Contains("lecture seule", visiteur.Texte);
                Assert.DoesNotContain(
                    visiteur.Page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")),
                    h => h?.StartsWith($"/gestionnaire/mesures/{mienne}/") == true
                );
            }
        );

        var acteur = await application.Acteur(Comptes.Individuel);
        await application.Executer(
            (RetirerMesure operation) =>
                operation.ExecuterAsync(
                    acteur,
                    mienne,
                    new RetraitMesure { Motif = MotifRetrait.Essai, Version = 1 }
                )
        );
        await visiteur.Ouvrir($"/gestionnaire/mesures/{mienne}/{acte}");
        Assert.Equal($"/gestionnaire/mesures/{mienne}", visiteur.Adresse);
    }
}
