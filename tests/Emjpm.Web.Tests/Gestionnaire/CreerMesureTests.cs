using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class CreerMesureTests(Application application) : IClassFixture<Application>
{
    private const string Adresse = "/gestionnaire/mesures/nouvelle";
    private const string Enregistrer = "Enregistrer la mesure";
    private const string Rg = "Numéro RG";
    private const string Confirmer = "J’ai vérifié : c’est une autre mesure, je l’enregistre.";

    /// <summary>Births before those of the demonstration: no mesure looks like another unless a test wants it.</summary>
    private static int _annee = 1902;

    private async Task<Visiteur> Formulaire(string rg, int? annee = null)
    {
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir(Adresse);
        return visiteur
            .Choisir("Tribunal", (await application.Tribunal()).Nom)
            .Remplir(Rg, rg)
            .Choisir("Nature de la mesure", "Curatelle renforcée")
            .Choisir("Champ de la mesure", "Aux biens")
            .Remplir("Date de nomination", new DateOnly(2024, 2, 1))
            .Choisir("Civilité", "Monsieur")
            .Remplir("Année de naissance", annee ?? Interlocked.Increment(ref _annee))
            .Choisir("Lieu de vie", "À domicile")
            .Remplir("Commune où vit la personne", "Wattrelos");
    }

    private Task<List<int>> Ids(string rg) =>
        application.Base(db =>
            db.Mesures.Where(m => m.NumeroRg == rg).Select(m => m.Id).ToListAsync()
        );

    [Fact]
    public async Task A_mesure_already_held_is_entered_and_counted()
    {
        var lieu = (await application.Lieux(Comptes.Individuel))[0];
        var avant = await application.Compteurs(lieu.Id);
        var visiteur = await application.Connecter(Comptes.Individuel);
        await visiteur.Ouvrir("/gestionnaire/mesures");
        await visiteur.Suivre("Ajouter une mesure");
        Assert.Equal(Adresse, visiteur.Adresse);
        visiteur.BudgetSql(8);

        visiteur = await Formulaire("24/c00001");
        await visiteur
            .Remplir("Première mise sous protection", new DateOnly(2019, 5, 6))
            .Remplir("Votre numéro de dossier", "K-7")
            .Envoyer(Enregistrer);

        var id = Assert.Single(await Ids("24C00001"));
        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);
        var mesure = await application.Mesure(id);
        Assert.Equal(
            (NatureMesure.CuratelleRenforcee, ChampMesure.ProtectionBien, "59650", "24/c00001"),
            (mesure.Nature, mesure.Champ, mesure.CommuneCode, mesure.NumeroRgBrut)
        );
        Assert.Equal(new DateOnly(2029, 2, 1), mesure.Echeance);
        Assert.Equal(mesure.DateNomination, Assert.Single(mesure.Etats).DateEffet);
        Assert.Equal(TypeEvenementMesure.Ouverture, Assert.Single(mesure.Evenements).Type);
        Assert.Contains("24C00001 K 7 WATTRELOS", mesure.TexteRecherche);
        Assert.Equal((avant.EnCours + 1, avant.EnAttente), await application.Compteurs(lieu.Id));
        Assert.Equal(["mesure.creer"], await application.Historique("mesure", id));
        await application.CompteursJustes();
    }

    [Fact]
    public async Task What_is_missing_or_inconsistent_is_refused_under_its_field()
    {
        var visiteur = await Formulaire("24C0002");
        await visiteur.Envoyer(Enregistrer);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith("Le numéro RG est trop court", visiteur.ErreurDe(Rg));

        await visiteur
            .Remplir(Rg, "24C00002")
            .Remplir("Première mise sous protection", new DateOnly(2024, 2, 2))
            .Envoyer(Enregistrer);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith(
            "La première mise sous protection précède votre nomination",
            visiteur.ErreurDe("Première mise sous protection")
        );

        await visiteur
            .Remplir("Première mise sous protection", "")
            .Choisir("Nature de la mesure", "Mesure d’accompagnement judiciaire")
            .Choisir("Champ de la mesure", "À la personne")
            .Envoyer(Enregistrer);
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("art. 495-4", visiteur.ErreurDe("Champ de la mesure"));

        await visiteur
            .Choisir("Champ de la mesure", "Aux biens")
            .Remplir("Cabinet du tribunal", "Cabinet de la lune")
            .Envoyer(Enregistrer);
        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith(
            "Ce tribunal n’a pas de cabinet",
            visiteur.ErreurDe("Cabinet du tribunal")
        );
        Assert.Equal("24C00002", visiteur.Valeur(Rg));
        Assert.Equal("Monsieur", visiteur.Valeur("Civilité"));
        Assert.Empty(await Ids("24C00002"));
    }

    [Fact]
    public async Task A_mesure_that_looks_like_another_is_shown_before_saving_and_confirmed()
    {
        var premiere = await Formulaire("24C00010", 1901);
        await premiere.Envoyer(Enregistrer);
        var existante = Assert.Single(await Ids("24C00010"));

        var seconde = await Formulaire("24C00011", 1901);
        await seconde.Envoyer(Enregistrer);

        Assert.Equal(422, seconde.Statut);
        Assert.Contains("ressemble à une autre", Assert.Single(seconde.Alertes));
        Assert.NotNull(
            seconde.Page.QuerySelector($"#semblables a[href='/gestionnaire/mesures/{existante}']")
        );
        Assert.Empty(await Ids("24C00011"));

        await seconde.Cocher(Confirmer).Envoyer(Enregistrer);
        Assert.Equal(200, seconde.Statut);
        Assert.Single(await Ids("24C00011"));
    }

    [Fact]
    public async Task The_same_rg_in_the_same_court_is_never_entered_twice()
    {
        var premiere = await Formulaire("24C00020");
        await premiere.Envoyer(Enregistrer);
        var existante = Assert.Single(await Ids("24C00020"));

        var seconde = await Formulaire("24C00020");
        await seconde.Remplir("Année de naissance", 1960).Envoyer(Enregistrer);

        Assert.Equal(422, seconde.Statut);
        Assert.Contains("porte déjà ce numéro RG", Assert.Single(seconde.Alertes));
        Assert.NotNull(
            seconde.Page.QuerySelector($"#semblables a[href='/gestionnaire/mesures/{existante}']")
        );
        Assert.Equal([existante], await Ids("24C00020"));
    }

    [Fact]
    public async Task A_form_sent_twice_creates_one_mesure()
    {
        var lieu = (await application.Lieux(Comptes.Individuel))[0];
        var premiere = await Formulaire("24C00030", 1900);
        var seconde = await Formulaire("24C00030", 1900);
        await premiere.Envoyer(Enregistrer);
        var apres = await application.Compteurs(lieu.Id);

        await seconde.Envoyer(Enregistrer);

        Assert.Equal(200, seconde.Statut);
        Assert.Equal(premiere.Adresse, seconde.Adresse);
        Assert.Single(await Ids("24C00030"));
        Assert.Equal(apres, await application.Compteurs(lieu.Id));
    }

    [Fact]
    public async Task The_lieu_of_somebody_else_is_refused()
    {
        var acteur = await application.Acteur(Comptes.Individuel);
        var autre = (await application.Lieux(Comptes.Prepose))[0].Id;

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Enregistrer(Comptes.Individuel, m => m with { LieuExerciceId = autre })
        );

        Assert.Equal(nameof(NouvelleMesure.LieuExerciceId), refus.Champ);
        Assert.False(
            await application.Base(db =>
                db.Mesures.AnyAsync(m =>
                    m.LieuExerciceId == autre && m.GestionnaireId == acteur.GestionnaireId
                )
            )
        );
    }

    [Fact]
    public async Task A_member_who_only_reads_enters_nothing()
    {
        var visiteur = await Formulaire("24C00040");
        await application.EnLectureSeule(
            Comptes.Individuel,
            async () =>
            {
                await visiteur.Envoyer(Enregistrer);
                Assert.Equal(422, visiteur.Statut);
                Assert.Contains("lecture seule", visiteur.Resume());
                await visiteur.Ouvrir(Adresse);
                Assert.Equal("/gestionnaire/mesures", visiteur.Adresse);
            }
        );
        Assert.Empty(await Ids("24C00040"));
    }
}
