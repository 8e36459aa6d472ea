using Emjpm.Core.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>The reservation form of a court.</summary>
public sealed class ReserverTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task The_form_is_prefilled_from_the_search_and_takes_a_place_with_its_audit_and_mail()
    {
        var juge = await OuvrirPremier();
        Assert.Equal("Tutelle", juge.Valeur("Nature de la mesure"));
        Assert.Equal("Madame", juge.Valeur("Civilité"));
        Assert.Equal("1941", juge.Valeur("Année de naissance"));
        var lieu = int.Parse(juge.Page.QuerySelector("input[name=lieu]")!.GetAttribute("value")!);
        var avant = await EnAttente(lieu);

        juge.Remplir("Numéro RG", "99/z 77771");
        await juge.Envoyer("Réserver");

        Assert.StartsWith("/juridiction/reservations/", juge.Adresse);
        var id = int.Parse(juge.Adresse.Split('/')[3]);
        var r = await application.Base(db => db.Reservations.SingleAsync(x => x.Id == id));
        Assert.Equal("99Z77771", r.NumeroRg);
        Assert.Equal(1, r.RangVu);
        Assert.Equal(EtatReservation.EnAttente, r.Etat);
        Assert.Equal(avant + 1, await EnAttente(lieu));
        Assert.True(
            await application.Base(db =>
                db.EvenementsAudit.AnyAsync(e => e.Objet == "reservation" && e.ObjetId == id)
            )
        );
        Assert.True(
            await application.Base(db => db.Courriels.AnyAsync(c => c.ReservationId == id))
        );
    }

    [Fact]
    public async Task What_the_court_saw_of_its_choice_stays_with_the_reservation()
    {
        var juge = await OuvrirPremier();
        juge.Remplir("Numéro RG", "99Z77790");
        await juge.Envoyer("Réserver");

        var vues = juge.Page.QuerySelectorAll("details .emjpm-barre").Select(b => b.TextContent);
        Assert.Contains(vues, v => v.Contains("Proximité") && v.Contains("km"));
        Assert.Contains(vues, v => v.Contains("Disponibilité") && v.Contains("place"));
    }

    [Fact]
    public async Task From_the_directory_the_commune_of_the_person_may_be_given()
    {
        var (id, lieu) = await new MandataireDEssai("Mme Odile Sanscommune").Creer(application);
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/reserver?lieu={lieu}");
        juge.Remplir("Numéro RG", "99Z77791")
            .Choisir("Nature de la mesure", "Tutelle")
            .Choisir("Civilité", "Madame")
            .Remplir("Année de naissance", "1950")
            .Remplir("Commune où vit la personne", "Saint-Den");
        await juge.Envoyer("Réserver");
        Assert.Equal(422, juge.Statut);
        Assert.Contains("choisissez", juge.ErreurDe("Commune où vit la personne"));

        juge.Remplir("Commune où vit la personne", "67000");
        await juge.Envoyer("Réserver");
        Assert.Equal(422, juge.Statut);
        Assert.Contains("ne peut pas être désigné", juge.Page.Body!.TextContent);

        juge.Remplir("Commune où vit la personne", "Roubaix");
        await juge.Envoyer("Réserver");
        var r = await application.Base(db =>
            db.Reservations.SingleAsync(x => x.GestionnaireId == id)
        );
        Assert.Equal("59512", r.CommuneCode);
    }

    [Fact]
    public async Task The_same_form_sent_twice_makes_one_reservation()
    {
        var juge = await OuvrirPremier();
        juge.Remplir("Numéro RG", "99Z77772");
        var page = juge.Page;
        await juge.Envoyer("Réserver");
        var premiere = juge.Adresse;

        var jumeau = await application.Connecter(Comptes.Juge);
        await jumeau.Ouvrir(FormeDe(page));
        jumeau
            .Page.QuerySelector("input[name='Saisie.Jeton']")!
            .SetAttribute(
                "value",
                page.QuerySelector("input[name='Saisie.Jeton']")!.GetAttribute("value")!
            );
        jumeau.Remplir("Numéro RG", "99Z77772");
        await jumeau.Envoyer("Réserver");

        Assert.Equal(premiere, jumeau.Adresse);
        Assert.Equal(
            1,
            await application.Base(db => db.Reservations.CountAsync(r => r.NumeroRg == "99Z77772"))
        );
    }

    [Theory]
    [InlineData("12A3456", "trop court")]
    [InlineData("12A345678", "trop long")]
    [InlineData("12A3456é!", "chiffres et")]
    [InlineData("", "Saisissez le numéro RG")]
    public async Task A_wrong_RG_is_explained_and_kept(string rg, string phrase)
    {
        var juge = await OuvrirPremier();
        juge.Remplir("Numéro RG", rg).Remplir("Message au mandataire", "Audience le matin.");
        await juge.Envoyer("Réserver");

        Assert.Equal(422, juge.Statut);
        Assert.Contains(phrase, juge.ErreurDe("Numéro RG"));
        Assert.Equal(rg, juge.Valeur("Numéro RG") ?? "");
        Assert.Equal("Audience le matin.", juge.Valeur("Message au mandataire"));
    }

    [Fact]
    public async Task The_same_RG_with_the_same_gestionnaire_is_refused_with_a_link()
    {
        // Of its own, with places: the first of a ranking may be full by the second time.
        var (_, lieu) = await new MandataireDEssai("Mme Berthe Deuxfois").Creer(application);
        var juge = await application.Connecter(Comptes.Juge);
        async Task Reserver()
        {
            await juge.Ouvrir($"/juridiction/reserver?lieu={lieu}");
            juge.Remplir("Numéro RG", "99Z77773")
                .Choisir("Nature de la mesure", "Tutelle")
                .Choisir("Civilité", "Madame")
                .Remplir("Année de naissance", "1941");
            await juge.Envoyer("Réserver");
        }
        await Reserver();
        var premiere = juge.Adresse;
        Assert.StartsWith("/juridiction/reservations/", premiere);

        await Reserver();

        Assert.Equal(422, juge.Statut);
        Assert.Contains(
            juge.Page.QuerySelectorAll("[role=alert] a"),
            a => a.GetAttribute("href") == premiere
        );
    }

    [Fact]
    public async Task The_same_RG_with_another_gestionnaire_asks_for_an_explicit_co_designation()
    {
        var juge = await OuvrirPremier();
        var premier = juge.Page.QuerySelector("input[name=lieu]")!.GetAttribute("value");
        juge.Remplir("Numéro RG", "99Z77774");
        await juge.Envoyer("Réserver");

        // The place taken may have changed the ranks.
        await OuvrirPremier(juge);
        if (juge.Page.QuerySelector("input[name=lieu]")!.GetAttribute("value") == premier)
            await OuvrirPremier(juge, rang: 2);
        juge.Remplir("Numéro RG", "99Z77774");
        await juge.Envoyer("Réserver");
        Assert.Equal(422, juge.Statut);

        juge.Cocher("Je confirme désigner plusieurs mandataires pour ce numéro RG")
            .Choisir("Lien avec la première désignation", "Subrogé");
        await juge.Envoyer("Réserver");

        Assert.StartsWith("/juridiction/reservations/", juge.Adresse);
        var deux = await application.Base(db =>
            db.Reservations.Where(r => r.NumeroRg == "99Z77774").OrderBy(r => r.Id).ToListAsync()
        );
        Assert.Equal(2, deux.Count);
        Assert.Equal(deux[0].Id, deux[1].LieeAId);
        Assert.Equal(TypeLien.Subroge, deux[1].TypeLien);
    }

    [Fact]
    public async Task Beyond_the_fifth_rank_a_reason_is_asked()
    {
        var juge = await OuvrirPremier(rang: 6);
        juge.Remplir("Numéro RG", "99Z77775");
        await juge.Envoyer("Réserver");
        Assert.Equal(422, juge.Statut);
        Assert.NotNull(juge.ErreurDe("Pourquoi ce choix"));

        juge.Choisir("Pourquoi ce choix", "Souhait de la personne");
        await juge.Envoyer("Réserver");

        Assert.StartsWith("/juridiction/reservations/", juge.Adresse);
        var r = await application.Base(db =>
            db.Reservations.SingleAsync(x => x.NumeroRg == "99Z77775")
        );
        Assert.Equal((6, MotifDerogation.SouhaitPersonne), (r.RangVu, r.MotifDerogation));
    }

    [Fact]
    public async Task When_the_last_place_went_meanwhile_the_judge_is_told_and_decides_knowingly()
    {
        var juge = await OuvrirPremier(rang: 3);
        var lieu = int.Parse(juge.Page.QuerySelector("input[name=lieu]")!.GetAttribute("value")!);
        var places = await application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == lieu)
                .Select(l => new
                {
                    Capacite = l.Capacite!.Value,
                    l.EnCours,
                    l.EnAttente,
                })
                .SingleAsync()
        );
        await Fixer(lieu, places.Capacite - places.EnCours);

        juge.Remplir("Numéro RG", "99Z77776");
        await juge.Envoyer("Réserver");
        Assert.Equal(422, juge.Statut);
        Assert.Contains(
            "n’a plus de place libre",
            juge.Page.QuerySelector("[role=alert]")!.TextContent
        );
        Assert.Equal(places.Capacite - places.EnCours, await EnAttente(lieu));

        juge.Cocher("Je confirme ce choix bien qu’aucune place ne soit libre")
            .Choisir("Pourquoi ce choix", "Accord préalable du mandataire");
        await juge.Envoyer("Réserver");

        var r = await application.Base(db =>
            db.Reservations.SingleAsync(x => x.NumeroRg == "99Z77776")
        );
        Assert.True(r.SurCapacite);
        Assert.Equal(places.Capacite - places.EnCours + 1, await EnAttente(lieu));
        await Fixer(lieu, places.EnAttente + 1);
    }

    [Fact]
    public async Task A_greffier_says_for_which_cabinet()
    {
        var greffier = await application.Connecter(Comptes.Greffier);
        await OuvrirPremier(greffier);
        greffier
            .Remplir("Numéro RG", "99Z77777")
            .Choisir("Pour le cabinet", "Sélectionner une option");
        await greffier.Envoyer("Réserver");
        Assert.Equal(422, greffier.Statut);
        Assert.NotNull(greffier.ErreurDe("Pour le cabinet"));

        greffier.Choisir("Pour le cabinet", "Cabinet B");
        await greffier.Envoyer("Réserver");
        var r = await application.Base(db =>
            db.Reservations.Include(x => x.Cabinet).SingleAsync(x => x.NumeroRg == "99Z77777")
        );
        Assert.Equal("Cabinet B", r.Cabinet!.Nom);
    }

    [Fact]
    public async Task A_search_or_a_site_that_does_not_exist_is_a_404()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/reserver?lieu=999999");
        Assert.Equal(404, juge.Statut);
        await juge.Ouvrir("/juridiction/reserver?lieu=1&recherche=999999");
        Assert.Equal(404, juge.Statut);
    }

    private async Task<Visiteur> OuvrirPremier(int rang = 1) =>
        await OuvrirPremier(await application.Connecter(Comptes.Juge), rang);

    private static async Task<Visiteur> OuvrirPremier(Visiteur v, int rang = 1)
    {
        await v.Ouvrir("/juridiction/recherche");
        v.Remplir("Commune où vit la personne", "Lille")
            .Remplir("Année de naissance", "1941")
            .Choisir("Civilité", "Madame")
            .Choisir("Nature envisagée", "Tutelle");
        await v.Envoyer("Voir les mandataires");
        var fiche = v.Page.QuerySelectorAll(".emjpm-fiche")[rang - 1];
        return await v.Ouvrir(
            fiche.QuerySelector("a[href^='/juridiction/reserver']")!.GetAttribute("href")!
        );
    }

    private static string FormeDe(AngleSharp.Dom.IDocument page) =>
        $"/juridiction/reserver?recherche={page.QuerySelector("input[name=recherche]")!.GetAttribute("value")}&lieu={page.QuerySelector("input[name=lieu]")!.GetAttribute("value")}";

    private Task<int> EnAttente(int lieu) =>
        application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == lieu).Select(l => l.EnAttente).SingleAsync()
        );

    private Task Fixer(int lieu, int enAttente) =>
        application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == lieu)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.EnAttente, enAttente))
        );
}
