using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class SituationTests(Application application) : IClassFixture<Application>
{
    private const string Date = "Date du changement";
    private const string Commune = "Commune où vit la personne";
    private const string Raison = "Raison de la correction";
    private const string Enregistrer = "Enregistrer la situation";
    private const string Corriger = "Enregistrer la correction";

    private async Task<Visiteur> Formulaire(int id)
    {
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/situation");
        return visiteur;
    }

    /// <summary>A mesure that moved on 2 May 2024 to an établissement of Wattrelos.</summary>
    private async Task<int> Demenagee()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var acteur = await application.Acteur(Comptes.Individuel);
        Assert.True(
            await application.Executer(
                (ChangerSituation operation) =>
                    operation.ExecuterAsync(
                        acteur,
                        id,
                        new ChangementSituation
                        {
                            DateEffet = new DateOnly(2024, 5, 2),
                            LieuVie = LieuVie.Etablissement,
                            TypeEtablissement = TypeEtablissement.PersonnesAgees,
                            CommuneCode = "59650",
                            Version = 1,
                        }
                    )
            )
        );
        return id;
    }

    private async Task<Visiteur> Correction(int id, int rang)
    {
        var etat = (await application.Mesure(id)).Etats[rang].Id;
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/situations/{etat}");
        return visiteur;
    }

    [Fact]
    public async Task A_change_of_situation_becomes_the_present_one_and_keeps_the_former()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);
        Assert.Equal("Roubaix", visiteur.Valeur(Commune));

        foreach (var _ in new[] { "once", "twice" })
        {
            await visiteur
                .Remplir(Date, new DateOnly(2025, 6, 1))
                .Choisir("Lieu de vie", "En établissement")
                .Choisir("Type d’établissement", "Établissement psychiatrique")
                .Remplir(Commune, "Wattrelos")
                .Envoyer(Enregistrer);
            Assert.Equal(200, visiteur.Statut);
            var mesure = await application.Mesure(id);
            Assert.Equal(2, mesure.Etats.Count);
            Assert.Equal(
                (LieuVie.Etablissement, TypeEtablissement.Psychiatrique, "59650", 2),
                (mesure.LieuVie, mesure.TypeEtablissement, mesure.CommuneCode, mesure.Version)
            );
            Assert.Equal(Mesures.Nomination, mesure.DateProtectionEnCours);
            Assert.Contains("WATTRELOS", mesure.TexteRecherche);
            Assert.DoesNotContain("ROUBAIX", mesure.TexteRecherche);
            await visiteur.Ouvrir($"/gestionnaire/mesures/{id}/situation");
        }
        Assert.Equal(
            ["mesure.creer", "mesure.situation"],
            await application.Historique("mesure", id)
        );
        Assert.Equal(
            TypeEvenementMesure.ChangementSituation,
            (await application.DernierEvenement(id)).Type
        );
        await application.CompteursJustes();
    }

    [Fact]
    public async Task A_date_between_two_situations_completes_the_history_only()
    {
        var id = await Demenagee();
        var visiteur = await Formulaire(id);

        await visiteur
            .Remplir(Date, new DateOnly(2023, 9, 1))
            .Choisir("Lieu de vie", "Sans domicile fixe")
            .Choisir("Type d’établissement", "Sans objet")
            .Remplir(Commune, "")
            .Envoyer(Enregistrer);

        Assert.Equal(200, visiteur.Statut);
        var mesure = await application.Mesure(id);
        Assert.Equal(
            [LieuVie.Domicile, LieuVie.Sdf, LieuVie.Etablissement],
            mesure.Etats.Select(e => e.LieuVie!.Value)
        );
        Assert.Equal((LieuVie.Etablissement, "59650"), (mesure.LieuVie, mesure.CommuneCode));
    }

    [Theory]
    [InlineData("2023-03-13", "La situation suit votre nomination")]
    [InlineData("2023-03-14", "Une situation est déjà enregistrée")]
    [InlineData("2026-11-17", "La date de la situation est dans le futur")]
    public async Task A_date_out_of_the_mandate_is_refused(string date, string phrase)
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);

        await visiteur
            .Remplir(Date, date)
            .Choisir("Lieu de vie", "Sans domicile fixe")
            .Envoyer(Enregistrer);

        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith(phrase, visiteur.ErreurDe(Date));
        Assert.Equal("Sans domicile fixe", visiteur.Valeur("Lieu de vie"));
        Assert.Single((await application.Mesure(id)).Etats);
    }

    [Fact]
    public async Task An_etablissement_needs_its_kind_and_a_home_its_commune()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);
        await visiteur
            .Remplir(Date, new DateOnly(2025, 1, 2))
            .Choisir("Lieu de vie", "En établissement")
            .Envoyer(Enregistrer);
        Assert.Equal(
            "Choisissez le type d’établissement.",
            visiteur.ErreurDe("Type d’établissement")
        );

        await visiteur
            .Choisir("Lieu de vie", "À domicile")
            .Remplir(Commune, "")
            .Envoyer(Enregistrer);
        Assert.Equal("Choisissez la commune où vit la personne.", visiteur.ErreurDe(Commune));

        await visiteur.Choisir("Pays", "Belgique").Envoyer(Enregistrer);
        Assert.Equal(200, visiteur.Statut);
        var mesure = await application.Mesure(id);
        Assert.Equal(("BE", (string?)null), (mesure.Pays, mesure.CommuneCode));
    }

    [Fact]
    public async Task A_wrong_situation_is_corrected_visibly()
    {
        var id = await Demenagee();
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{id}");
        await visiteur.Suivre("Corriger la situation du 2 mai 2024");

        await visiteur
            .Remplir("Date de la situation", new DateOnly(2024, 5, 12))
            .Remplir(Commune, "Roubaix")
            .Envoyer(Corriger);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("Dites pourquoi", visiteur.ErreurDe(Raison));

        await visiteur.Remplir(Raison, "adresse mal lue").Envoyer(Corriger);

        var mesure = await application.Mesure(id);
        Assert.Equal(
            (new DateOnly(2024, 5, 12), "59512"),
            (mesure.Etats[1].DateEffet, mesure.CommuneCode)
        );
        Assert.Equal(
            "Situation du 2 mai 2024 : Date : 2 mai 2024 → 12 mai 2024 ; Commune : Wattrelos → Roubaix. Raison : adresse mal lue",
            mesure.Evenements[^1].Details.Plat()
        );
        Assert.Equal(new DateOnly(2024, 5, 12), mesure.Evenements[^2].DateEffet);
        Assert.Contains("ROUBAIX", mesure.TexteRecherche);
        Assert.Equal("mesure.corriger_situation", (await application.Historique("mesure", id))[^1]);
    }

    [Fact]
    public async Task A_wrong_nature_is_corrected_wherever_it_was_repeated_with_the_legal_term()
    {
        var id = await Demenagee();
        var visiteur = await Correction(id, 0);

        await visiteur
            .Choisir("Nature de la mesure", "Mesure d’accompagnement judiciaire")
            .Remplir(Raison, "jugement relu")
            .Envoyer(Corriger);
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("ne porte que sur les biens", visiteur.ErreurDe("Champ de la mesure"));

        await visiteur.Choisir("Champ de la mesure", "Aux biens").Envoyer(Corriger);

        Assert.Equal(200, visiteur.Statut);
        var mesure = await application.Mesure(id);
        Assert.All(
            mesure.Etats,
            e => Assert.Equal(NatureMesure.MesureAccompagnementJudiciaire, e.Nature)
        );
        Assert.Equal(NatureMesure.MesureAccompagnementJudiciaire, mesure.Nature);
        Assert.Equal(Mesures.Nomination, mesure.DateProtectionEnCours);
        Assert.Equal(Mesures.Nomination.AddYears(2), mesure.Echeance);
    }

    [Fact]
    public async Task A_situation_that_never_was_is_withdrawn_and_the_former_holds_again()
    {
        var id = await Demenagee();
        var visiteur = await Correction(id, 1);

        await visiteur.Remplir(Raison, "autre personne").Envoyer("Retirer cette situation");

        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);
        var mesure = await application.Mesure(id);
        Assert.Equal((LieuVie.Domicile, "59512"), (mesure.LieuVie, mesure.CommuneCode));
        Assert.Single(mesure.Etats);
        Assert.Contains("Wattrelos", mesure.Evenements[^1].Details);
        Assert.Contains("autre personne", mesure.Evenements[^1].Details);
        Assert.Contains("Situation retirée depuis", visiteur.Texte);
        Assert.Equal("mesure.retirer_situation", (await application.Historique("mesure", id))[^1]);

        visiteur = await Correction(id, 0);
        Assert.Null(visiteur.Page.QuerySelector("button[formaction]"));
    }

    [Fact]
    public async Task The_situation_of_another_mesure_does_not_exist()
    {
        var (mienne, autre) = (
            await application.Enregistrer(Comptes.Individuel),
            await application.Enregistrer(Comptes.Service)
        );
        var etat = (await application.Mesure(autre)).Etats[0].Id;
        var visiteur = await Correction(mienne, 0);
        await visiteur
            .Remplir(Raison, "curieux")
            .Choisir("Lieu de vie", "Sans domicile fixe")
            .DetournerVers($"/gestionnaire/mesures/{mienne}/situations/{etat}")
            .Envoyer(Corriger);
        Assert.Equal(404, visiteur.Statut);

        await visiteur.Ouvrir($"/gestionnaire/mesures/{mienne}/situations/{etat}");
        Assert.Equal(404, visiteur.Statut);
        Assert.Equal(1, (await application.Mesure(autre)).Version);
    }
}
