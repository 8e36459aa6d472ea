using System.Net;
using Emjpm.Core;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

public sealed class ConnexionTests(Application application) : IClassFixture<Application>
{
    private const string Inconnu = "personne@demo.emjpm.fr";

    [Fact]
    public async Task A_refusal_does_not_say_whether_the_account_exists_is_inactive_or_has_no_right()
    {
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Direction)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, false))
        );
        var hier = application.Horloge.Aujourdhui().AddDays(-1);
        await application.Base(db =>
            db.DroitsGestionnaire.Where(d => d.Utilisateur!.Email == Comptes.Prepose)
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Au, hier))
        );

        var refus = await Essayer(Comptes.Admin, "Mauvais-mot-2026");

        Assert.Equal(422, refus.Statut);
        Assert.Contains("Identifiants incorrects, ou compte verrouillé", refus.Texte);
        Assert.Equal(refus, await Essayer(Inconnu, "Mauvais-mot-2026"));
        Assert.Equal(refus, await Essayer(Comptes.Direction, Visiteur.MotDePasse));
        Assert.Equal(refus, await Essayer(Comptes.Prepose, Visiteur.MotDePasse));
    }

    [Fact]
    public async Task Nothing_typed_is_refused_under_each_field_and_the_address_is_kept()
    {
        var visiteur = await application.Visiteur().Ouvrir("/connexion");
        await visiteur.Envoyer("Se connecter");

        Assert.Equal(422, visiteur.Statut);
        Assert.Equal(
            "Saisissez votre adresse électronique.",
            visiteur.ErreurDe("Adresse électronique")
        );
        Assert.Equal("Saisissez votre mot de passe.", visiteur.ErreurDe("Mot de passe"));

        await visiteur.Remplir("Adresse électronique", Inconnu).Envoyer("Se connecter");

        Assert.Equal(Inconnu, visiteur.Valeur("Adresse électronique"));
    }

    [Fact]
    public async Task Five_failures_lock_the_account_a_quarter_of_an_hour()
    {
        for (var i = 0; i < 5; i++)
            await Essayer(Comptes.Service, "Mauvais-mot-2026");

        var verrouille = await Essayer(Comptes.Service, Visiteur.MotDePasse);
        Assert.Equal(422, verrouille.Statut);
        Assert.Equal(verrouille, await Essayer(Inconnu, "Mauvais-mot-2026"));

        application.Horloge.Avancer(TimeSpan.FromMinutes(16));
        Assert.Equal(200, (await Essayer(Comptes.Service, Visiteur.MotDePasse, "/compte")).Statut);
    }

    [Fact]
    public async Task Simultaneous_failures_all_count()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => Essayer(Comptes.Individuel, "Mauvais-mot-2026"))
        );

        Assert.Equal(422, (await Essayer(Comptes.Individuel, Visiteur.MotDePasse)).Statut);
    }

    [Fact]
    public async Task A_success_forgets_earlier_failures()
    {
        for (var tour = 0; tour < 2; tour++)
        {
            for (var i = 0; i < 4; i++)
                await Essayer(Comptes.Greffier, "Mauvais-mot-2026");
            Assert.Equal(
                200,
                (await Essayer(Comptes.Greffier, Visiteur.MotDePasse, "/compte")).Statut
            );
        }
    }

    [Theory]
    [InlineData("/compte", "/compte")]
    [InlineData("/notifications?page=2", "/notifications?page=2")]
    [InlineData("https://ailleurs.example/", "/juridiction")]
    [InlineData("//ailleurs.example/", "/juridiction")]
    [InlineData("/\\ailleurs.example/", "/juridiction")]
    [InlineData("javascript:alert(1)", "/juridiction")]
    public async Task One_comes_back_to_a_page_of_the_service_only(string retour, string vers)
    {
        var visiteur = await application
            .Visiteur()
            .Ouvrir($"/connexion?retour={Uri.EscapeDataString(retour)}");
        visiteur
            .Remplir("Adresse électronique", Comptes.Juge)
            .Remplir("Mot de passe", Visiteur.MotDePasse);
        await visiteur.Envoyer("Se connecter");

        Assert.Equal(vers, visiteur.Adresse);
    }

    [Fact]
    public async Task A_page_asked_for_before_signing_in_is_shown_after()
    {
        var visiteur = await application.Visiteur().Ouvrir("/compte");
        Assert.StartsWith("/connexion?retour=", visiteur.Adresse);

        visiteur
            .Remplir("Adresse électronique", Comptes.Juge)
            .Remplir("Mot de passe", Visiteur.MotDePasse);
        await visiteur.Envoyer("Se connecter");

        Assert.Equal("/compte", visiteur.Adresse);
        Assert.Contains(Comptes.Juge, visiteur.Texte);
    }

    [Fact]
    public async Task Signing_out_takes_a_form_and_ends_the_session()
    {
        var visiteur = await application.Connecter(Comptes.Admin);

        await visiteur.Ouvrir("/deconnexion");
        await visiteur.Ouvrir("/compte");
        Assert.Equal("/compte", visiteur.Adresse);

        var jeton = visiteur.Page.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;
        using (
            var reponse = await visiteur.Client.PostAsync(
                "/deconnexion",
                new FormUrlEncodedContent([new("jeton", jeton)])
            )
        )
            Assert.Equal(
                "\"storage\"",
                Assert.Single(reponse.Headers.GetValues("Clear-Site-Data"))
            );
        Assert.Contains("Vous êtes déconnecté.", (await visiteur.Ouvrir("/")).Alertes);
        await visiteur.Ouvrir("/compte");
        Assert.StartsWith("/connexion", visiteur.Adresse);
    }

    [Fact]
    public async Task The_session_cookie_is_out_of_reach_of_scripts_and_of_other_sites()
    {
        using var reponse = await (await application.Connecter(Comptes.Admin)).Client.GetAsync(
            "/compte"
        );
        var visiteur = await application.Connecter(Comptes.Admin);
        var cookie = visiteur.Cookies.GetAllCookies().Single(c => c.Name == "emjpm");

        Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
        Assert.True(cookie.HttpOnly);
    }

    private async Task<(int Statut, string Texte)> Essayer(
        string adresse,
        string motDePasse,
        string retour = "/compte"
    )
    {
        var visiteur = await application.Visiteur().Ouvrir($"/connexion?retour={retour}");
        visiteur.Remplir("Adresse électronique", adresse).Remplir("Mot de passe", motDePasse);
        await visiteur.Envoyer("Se connecter");
        return (visiteur.Statut, visiteur.Texte);
    }
}
