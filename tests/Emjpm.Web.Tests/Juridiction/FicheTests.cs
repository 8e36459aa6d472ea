using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

public sealed class FicheTests(Application application) : IClassFixture<Application>
{
    private static string Adresse(int id) => $"/juridiction/gestionnaires/{id}";

    [Fact]
    public async Task The_page_says_who_is_it_how_many_places_and_where_to_reserve()
    {
        var (id, lieu) = await new MandataireDEssai("Mme Odile Tristram")
        {
            Siret = "00099900100011",
        }.Creer(application);
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir(Adresse(id));

        Assert.Equal("Mme Odile Tristram", juge.Titre);
        Assert.Contains("10 places sur 20", juge.Texte);
        Assert.Contains("20 (souhaitée 20, sans capacité autorisée) − 10 en cours", juge.Texte);
        Assert.Contains(
            "déclarés le 6 novembre 2026 par Mme Odile Tristram, à l’écran",
            juge.Texte
        );
        Assert.Contains("00099900100011", juge.Texte);
        Assert.Contains("active depuis le 16 novembre 2023, sans terme", juge.Texte);
        Assert.NotNull(juge.Page.QuerySelector($"a[href='/juridiction/reserver?lieu={lieu}']"));
        Assert.Empty(juge.Alertes);
        juge.BudgetSql(9);
    }

    [Fact]
    public async Task From_a_search_it_carries_the_search_its_rank_and_its_distance()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir("Commune où vit la personne", "Lille");
        await juge.Envoyer("Voir les mandataires");
        var recherche = juge.Adresse.Split('/')[^1];
        var premier = juge.Page.QuerySelector(".emjpm-fiche__nom a")!;
        var nom = Libelles.Texte(premier);

        await juge.Ouvrir(premier.GetAttribute("href")!);

        Assert.Equal(nom, juge.Titre);
        Assert.Contains("Dans votre recherche", juge.Texte);
        Assert.Contains("Rang 1", juge.Texte);
        Assert.Contains("Proximité", juge.Texte);
        Assert.Matches(@"\d+ km", juge.Texte);
        Assert.NotEmpty(
            juge.Page.QuerySelectorAll(
                $"a[href^='/juridiction/reserver?lieu='][href$='&recherche={recherche}']"
            )
        );
        juge.BudgetSql(9);
    }

    [Fact]
    public async Task From_a_search_the_nearest_site_comes_first()
    {
        var (id, _) = await new MandataireDEssai("Mme Ida Multisite").Creer(application);
        await application.Base(async db =>
        {
            db.Add(
                new LieuExercice
                {
                    GestionnaireId = id,
                    Type = TypeLieu.Siege,
                    Nom = "Siège de Dunkerque",
                    CommuneCode = "59183",
                    Latitude = 51.03,
                    Longitude = 2.37,
                    Precision = PrecisionPosition.Adresse,
                    OuvertLe = new(2020, 1, 1),
                }
            );
            await db.SaveChangesAsync();
        });
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir(Adresse(id));
        Assert.Equal(["Siège de Dunkerque", "Bureau Lille"], Lieux(juge));

        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir("Commune où vit la personne", "Lille");
        await juge.Envoyer("Voir les mandataires");
        await juge.Ouvrir($"{Adresse(id)}?recherche={juge.Adresse.Split('/')[^1]}");

        Assert.Equal(["Bureau Lille", "Siège de Dunkerque"], Lieux(juge));
    }

    private static IEnumerable<string> Lieux(Visiteur visiteur) =>
        visiteur.Page.QuerySelectorAll("h3.emjpm-fiche__nom").Select(Libelles.Texte);

    [Fact]
    public async Task Someone_who_cannot_be_reserved_is_shown_with_the_reason_and_without_the_button()
    {
        var (nonHabilite, _) = await new MandataireDEssai("Mme Ida Sanshabil")
        {
            Habilite = false,
        }.Creer(application);
        var (hors, _) = await new MandataireDEssai("Mme Ida Sanscompte")
        {
            AvecCompte = false,
        }.Creer(application);
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir(Adresse(nonHabilite));
        Assert.Contains("Non habilité", Assert.Single(juge.Alertes));
        Assert.Null(juge.Page.QuerySelector("a[href^='/juridiction/reserver']"));

        await juge.Ouvrir(Adresse(hors));
        Assert.Contains("Hors plateforme", Assert.Single(juge.Alertes));
        Assert.Contains("03 53 01 00 00", juge.Alertes[0]);
        Assert.Null(juge.Page.QuerySelector("a[href^='/juridiction/reserver']"));
    }

    [Fact]
    public async Task An_interrupted_activity_has_no_place_and_says_why()
    {
        var (id, _) = await new MandataireDEssai("Mme Ida Interrompue")
        {
            Interruption = "Congé de maternité",
        }.Creer(application);
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir(Adresse(id));

        Assert.Contains("Activité interrompue", Assert.Single(juge.Alertes));
        Assert.Contains("Congé de maternité", juge.Alertes[0]);
        Assert.Contains("aucune place sur 20", juge.Texte);
    }

    [Fact]
    public async Task A_commune_with_fewer_than_five_mesures_is_not_named()
    {
        var (id, _) = await new MandataireDEssai("Mme Ida Secret").Creer(application);
        await MandataireDEssai.Suivre(application, id, MandataireDEssai.Lille, 7);
        await MandataireDEssai.Suivre(application, id, "59390", 4);
        await MandataireDEssai.Suivre(application, id, "59617", 3);
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir(Adresse(id));

        var lignes = juge
            .Page.QuerySelectorAll("tbody tr")
            .Select(l => string.Join(' ', l.Children.Select(Libelles.Texte)))
            .ToList();
        Assert.Contains("Lille (59) 7", lignes);
        Assert.Contains(
            "Autres communes (moins de 5 mesures chacune) ou non renseignées 7",
            lignes
        );
        Assert.DoesNotContain("Masny", juge.Texte);
        Assert.DoesNotContain("Vieux-Mesnil", juge.Texte);
    }

    [Fact]
    public async Task An_unknown_gestionnaire_or_the_search_of_another_court_is_a_404()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir(Adresse(999_999));
        Assert.Equal(404, juge.Statut);

        var ailleurs = await application.Base(async db =>
        {
            var tribunal = await MandataireDEssai.Tribunal(db, Comptes.Juge);
            return await db
                .Recherches.Where(r => r.TribunalId != tribunal)
                .Select(r => r.Id)
                .FirstAsync();
        });
        await juge.Ouvrir($"{Adresse(1)}?recherche={ailleurs}");
        Assert.Equal(404, juge.Statut);
    }

    [Fact]
    public async Task A_mandataire_may_not_open_it()
    {
        var mandataire = await application.Connecter(Comptes.Individuel);

        await mandataire.Ouvrir(Adresse(1));

        Assert.Equal(403, mandataire.Statut);
    }

    [Fact]
    public async Task An_observation_is_signed_dated_and_read_by_its_court_only()
    {
        var (id, _) = await new MandataireDEssai("Mme Ida Observée").Creer(application);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir(Adresse(id));
        juge.Remplir("Nouvelle observation", "Rend ses comptes dans les délais.");

        await juge.Envoyer("Ajouter l’observation");

        Assert.Contains("Rend ses comptes dans les délais.", juge.Texte);
        Assert.Contains("Camille Delattre", juge.Texte);
        Assert.Contains("16 novembre 2026", juge.Texte);
        await application.Base(async db =>
        {
            var observation = await db.Observations.SingleAsync(o => o.GestionnaireId == id);
            var trace = await db.EvenementsAudit.SingleAsync(a =>
                a.Acte == "observation.ajouter" && a.ObjetId == observation.Id
            );
            Assert.Equal((observation.TribunalId, id), (trace.TribunalId, trace.GestionnaireId));
            Assert.Null(trace.Details);

            var voisin = await db
                .MembresTribunal.Where(m =>
                    m.TribunalId != observation.TribunalId
                    && m.ApprouveLe != null
                    && m.Au == null
                    && m.Utilisateur!.Actif
                )
                .Select(m => m.Utilisateur!.Email!)
                .FirstAsync();
            var autreTribunal = await application.Connecter(voisin);
            await autreTribunal.Ouvrir(Adresse(id));
            Assert.Equal("Mme Ida Observée", autreTribunal.Titre);
            Assert.DoesNotContain("Rend ses comptes", autreTribunal.Texte);
            Assert.Contains("Aucune observation", autreTribunal.Texte);
        });
    }

    [Theory]
    [InlineData(" ", "Écrivez l’observation")]
    [InlineData(null, "1 000 caractères au plus")]
    public async Task An_observation_empty_or_too_long_is_refused_under_its_field(
        string? texte,
        string message
    )
    {
        var (id, _) = await new MandataireDEssai("Mme Ida Refus").Creer(application);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir(Adresse(id));
        juge.Remplir(
            "Nouvelle observation",
            texte ?? new string('a', AjouterObservation.LongueurMaximale + 1)
        );

        await juge.Envoyer("Ajouter l’observation");

        Assert.Equal(422, juge.Statut);
        Assert.Contains(message, juge.ErreurDe("Nouvelle observation"));
        Assert.False(
            await application.Base(db => db.Observations.AnyAsync(o => o.GestionnaireId == id))
        );
    }

    [Fact]
    public async Task Only_its_author_withdraws_an_observation_and_it_is_kept()
    {
        var (id, _) = await new MandataireDEssai("Mme Ida Retrait").Creer(application);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir(Adresse(id));
        juge.Remplir("Nouvelle observation", "À revoir.");
        await juge.Envoyer("Ajouter l’observation");
        var greffier = await application.Connecter(Comptes.Greffier);
        await greffier.Ouvrir(Adresse(id));
        Assert.Contains("À revoir.", greffier.Texte);
        Assert.DoesNotContain("Retirer cette observation", greffier.Texte);

        await juge.Envoyer("Confirmer le retrait");

        Assert.DoesNotContain("À revoir.", juge.Texte);
        await application.Base(async db =>
        {
            var observation = await db.Observations.SingleAsync(o => o.GestionnaireId == id);
            Assert.Equal(HorlogeReglable.Depart.UtcDateTime, observation.RetireeLe);
            Assert.True(
                await db.EvenementsAudit.AnyAsync(a =>
                    a.Acte == "observation.retirer" && a.ObjetId == observation.Id
                )
            );
        });
    }

    [Fact]
    public async Task The_history_counts_the_reservations_of_the_court_only()
    {
        var (gestionnaire, attendu, autres) = await application.Base(async db =>
        {
            var tribunal = await MandataireDEssai.Tribunal(db, Comptes.Juge);
            var depuis = HorlogeReglable.Depart.UtcDateTime.AddYears(-2);
            var g = await db
                .Reservations.Where(r => r.CreeeLe >= depuis)
                .GroupBy(r => r.GestionnaireId)
                .Where(x =>
                    x.Any(r => r.TribunalId == tribunal) && x.Any(r => r.TribunalId != tribunal)
                )
                .Select(x => new
                {
                    x.Key,
                    Nous = x.Count(r => r.TribunalId == tribunal),
                    Autres = x.Count(r => r.TribunalId != tribunal),
                })
                .FirstAsync();
            return (g.Key, g.Nous, g.Autres);
        });
        var juge = await application.Connecter(Comptes.Juge);

        await juge.Ouvrir(Adresse(gestionnaire));

        var total = juge
            .Page.QuerySelectorAll("section[aria-labelledby=titre-tribunal] tbody tr")
            .Sum(ligne => int.Parse(Libelles.Texte(ligne.LastElementChild), null));
        Assert.NotEqual(0, autres);
        Assert.Equal(attendu, total);
    }
}
