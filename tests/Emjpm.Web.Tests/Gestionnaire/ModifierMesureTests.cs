using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

public sealed class ModifierMesureTests(Application application) : IClassFixture<Application>
{
    private const string Annee = "Année de naissance";
    private const string Dossier = "Votre numéro de dossier";
    private const string Raison = "Raison de la correction";
    private const string Nomination = "Date de nomination";
    private const string Lieu = "Lieu d’exercice qui suit la mesure";

    private static string Adresse(int id) => $"/gestionnaire/mesures/{id}/modifier";

    private async Task<Visiteur> Formulaire(int id, string compte = Comptes.Individuel)
    {
        var visiteur = await application.Connecter(compte);
        await visiteur.Ouvrir(Adresse(id));
        return visiteur;
    }

    [Fact]
    public async Task A_fact_already_recorded_is_corrected_visibly_with_its_reason()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);
        Assert.Equal("1948", visiteur.Valeur(Annee));

        await visiteur.Remplir(Annee, 1949).Envoyer("Enregistrer");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("dites pourquoi", visiteur.ErreurDe(Raison));
        Assert.Equal("1949", visiteur.Valeur(Annee));
        Assert.Equal(1948, (await application.Mesure(id)).AnneeNaissance);

        await visiteur.Remplir(Raison, "chiffre mal lu").Envoyer("Enregistrer");

        Assert.Equal($"/gestionnaire/mesures/{id}", visiteur.Adresse);
        Assert.Contains(
            "Année de naissance : 1948 → 1949. Raison : chiffre mal lu",
            visiteur.Texte.Plat()
        );
        var mesure = await application.Mesure(id);
        Assert.Equal((1949, 2), (mesure.AnneeNaissance, mesure.Version));
        Assert.Equal(TypeEvenementMesure.Correction, mesure.Evenements[^1].Type);
        Assert.Equal(
            ["mesure.creer", "mesure.corriger"],
            await application.Historique("mesure", id)
        );
    }

    [Fact]
    public async Task Completing_needs_no_reason_and_sending_again_does_nothing()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);
        var second = await Formulaire(id);

        foreach (var v in new[] { visiteur, second })
        {
            await v.Remplir("Première mise sous protection", new DateOnly(2020, 1, 8))
                .Remplir(Dossier, "Z-1")
                .Envoyer("Enregistrer");
            Assert.Equal(200, v.Statut);
        }

        var mesure = await application.Mesure(id);
        Assert.Equal(
            (new DateOnly(2020, 1, 8), "Z-1"),
            (mesure.DatePremiereProtection, mesure.NumeroDossier)
        );
        Assert.Equal(
            [
                TypeEvenementMesure.Ouverture,
                TypeEvenementMesure.Modification,
                TypeEvenementMesure.Modification,
            ],
            mesure.Evenements.Select(e => e.Type)
        );
        Assert.Contains("Z 1", mesure.TexteRecherche);
        Assert.Equal("mesure.modifier", (await application.Historique("mesure", id))[^1]);
    }

    [Fact]
    public async Task A_corrected_nomination_carries_its_situation_and_the_legal_term()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);

        await visiteur
            .Remplir(Nomination, new DateOnly(2023, 4, 14))
            .Remplir(Raison, "mois faux")
            .Envoyer("Enregistrer");

        var mesure = await application.Mesure(id);
        Assert.Equal(new DateOnly(2023, 4, 14), Assert.Single(mesure.Etats).DateEffet);
        Assert.Equal(
            (new DateOnly(2023, 4, 14), new DateOnly(2028, 4, 14)),
            (mesure.DateProtectionEnCours, mesure.Echeance)
        );
        Assert.Equal(new DateOnly(2023, 4, 14), mesure.Evenements[0].DateEffet);
        Assert.Contains(
            "Date de nomination : 14 mars 2023 → 14 avril 2023",
            mesure.Evenements[^1].Details.Plat()
        );
    }

    [Theory]
    [InlineData("2099-01-01", "La date de nomination est dans le futur")]
    [InlineData("1940-01-01", "La date de nomination précède l’année de naissance")]
    public async Task Dates_that_contradict_each_other_are_refused(string date, string phrase)
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);

        await visiteur.Remplir(Nomination, date).Remplir(Raison, "essai").Envoyer("Enregistrer");

        Assert.Equal(422, visiteur.Statut);
        Assert.StartsWith(phrase, visiteur.ErreurDe(Nomination));
        Assert.Equal(1, (await application.Mesure(id)).Version);
    }

    [Fact]
    public async Task The_court_s_own_term_prevails_and_is_taken_back()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var visiteur = await Formulaire(id);
        const string champ = "Échéance fixée par le jugement";

        await visiteur.Remplir(champ, new DateOnly(2044, 1, 1)).Envoyer("Enregistrer");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("20 ans", visiteur.ErreurDe(champ).Plat());

        await visiteur.Remplir(champ, new DateOnly(2033, 3, 14)).Envoyer("Enregistrer");
        var mesure = await application.Mesure(id);
        Assert.Equal((new DateOnly(2033, 3, 14), true), (mesure.Echeance, mesure.EcheanceFixee));

        await visiteur.Ouvrir(Adresse(id));
        await visiteur.Remplir(champ, "").Envoyer("Enregistrer");
        mesure = await application.Mesure(id);
        Assert.Equal((new DateOnly(2028, 3, 14), false), (mesure.Echeance, mesure.EcheanceFixee));
    }

    [Fact]
    public async Task Changing_the_lieu_moves_the_counters_of_both()
    {
        var lieux = await application.Lieux(Comptes.Service);
        foreach (var (de, vers) in new[] { (0, 1), (1, 0) })
        {
            var id = await application.Enregistrer(
                Comptes.Service,
                m => m with { LieuExerciceId = lieux[de].Id }
            );
            var (a, b) = (
                await application.Compteurs(lieux[de].Id),
                await application.Compteurs(lieux[vers].Id)
            );
            var visiteur = await Formulaire(id, Comptes.Service);

            await visiteur.Choisir(Lieu, lieux[vers].Nom).Envoyer("Enregistrer");

            Assert.Equal(200, visiteur.Statut);
            Assert.Equal(a.EnCours - 1, (await application.Compteurs(lieux[de].Id)).EnCours);
            Assert.Equal(b.EnCours + 1, (await application.Compteurs(lieux[vers].Id)).EnCours);
            var evenement = await application.DernierEvenement(id);
            Assert.Equal(TypeEvenementMesure.Rattachement, evenement.Type);
            Assert.Equal(
                $"Lieu d’exercice : {lieux[de].Nom} → {lieux[vers].Nom}",
                evenement.Details
            );
        }
        await application.CompteursJustes();
    }

    [Fact]
    public async Task A_member_limited_to_a_lieu_neither_reaches_nor_gives_away_beyond_it()
    {
        var lieux = await application.Lieux(Comptes.Service);
        var (ici, ailleurs) = (
            await application.Enregistrer(
                Comptes.Service,
                m => m with { LieuExerciceId = lieux[0].Id }
            ),
            await application.Enregistrer(
                Comptes.Service,
                m => m with { LieuExerciceId = lieux[1].Id }
            )
        );
        Task Limiter(IReadOnlyList<int> a) =>
            application.Base(async db =>
            {
                var droits = await db
                    .DroitsGestionnaire.Where(d => d.Utilisateur!.Email == Comptes.Service)
                    .ToListAsync();
                droits.ForEach(d => d.LieuxIds = a);
                await db.SaveChangesAsync();
            });
        var visiteur = await Formulaire(ici, Comptes.Service);
        visiteur.Choisir(Lieu, lieux[1].Nom);
        await Limiter([lieux[0].Id]);

        await visiteur.Envoyer("Enregistrer");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("Choisissez un de vos lieux d’exercice ouverts.", visiteur.Resume());
        await visiteur.Ouvrir(Adresse(ailleurs));
        Assert.Equal(404, visiteur.Statut);
        await visiteur.Ouvrir($"/gestionnaire/mesures/{ailleurs}");
        Assert.Equal(404, visiteur.Statut);
        await Limiter([]);

        Assert.Equal(lieux[0].Id, (await application.Mesure(ici)).LieuExerciceId);
        await application.CompteursJustes();
    }

    [Fact]
    public async Task The_rg_of_another_mesure_is_refused()
    {
        var (premiere, seconde) = (
            await application.Enregistrer(Comptes.Individuel),
            await application.Enregistrer(Comptes.Individuel)
        );
        var pris = (await application.Mesure(premiere)).NumeroRg;
        var visiteur = await Formulaire(seconde);

        await visiteur.Remplir("Numéro RG", pris).Remplir(Raison, "faux").Envoyer("Enregistrer");

        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("porte déjà le numéro RG", visiteur.ErreurDe("Numéro RG"));
        Assert.NotEqual(pris, (await application.Mesure(seconde)).NumeroRg);
    }

    [Fact]
    public async Task Of_two_members_at_once_the_second_sees_what_changed_and_decides()
    {
        var id = await application.Enregistrer(Comptes.Service);
        var premier = await Formulaire(id, Comptes.Service);
        var second = await Formulaire(id, Comptes.Service);
        await premier.Remplir(Annee, 1947).Remplir(Raison, "acte lu").Envoyer("Enregistrer");

        await second.Remplir(Annee, 1945).Remplir(Raison, "autre acte").Envoyer("Enregistrer");

        Assert.Equal(422, second.Statut);
        var nom = (await application.Acteur(Comptes.Service)).Nom;
        Assert.Contains(nom, second.Resume());
        Assert.Contains("Année de naissance : 1948 → 1947", second.Resume().Plat());
        Assert.Equal("1945", second.Valeur(Annee));
        Assert.Equal(1947, (await application.Mesure(id)).AnneeNaissance);

        await second.Envoyer("Enregistrer");
        Assert.Equal(200, second.Statut);
        var mesure = await application.Mesure(id);
        Assert.Equal(1945, mesure.AnneeNaissance);
        Assert.Contains("1947 → 1945", mesure.Evenements[^1].Details);
    }
}
