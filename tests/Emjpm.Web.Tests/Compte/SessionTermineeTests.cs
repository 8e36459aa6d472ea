using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Reflection;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Emjpm.Web.Security;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

/// <summary>A session that ends in mid-form loses nothing of what was typed.</summary>
public sealed class SessionTermineeTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task What_was_typed_comes_back_after_signing_in_and_reaches_its_page()
    {
        Task<int> Gardees() =>
            application.Base(db => db.Recherches.CountAsync(r => r.AnneeNaissance == 1958));
        var avant = await Gardees();
        var juge = await SaisirRecherche("1958");
        TerminerSession(juge);

        await juge.Envoyer("Voir les mandataires");
        Assert.Equal(401, juge.Statut);
        Assert.Contains("Ce que vous aviez saisi est conservé", juge.Texte);

        // A wrong password on the way loses nothing either.
        juge.Remplir("Adresse électronique", Comptes.Juge)
            .Remplir("Mot de passe", "Faux-mot-2026");
        await juge.Envoyer("Se connecter");
        Assert.Equal(422, juge.Statut);

        await Reconnecter(juge);
        Assert.Equal("Reprendre votre saisie", juge.Titre);
        await juge.Envoyer("Reprendre votre saisie");

        Assert.Equal(200, juge.Statut);
        Assert.StartsWith("/juridiction/recherches/", juge.Adresse);
        Assert.Equal(avant + 1, await Gardees());
    }

    [Fact]
    public async Task After_an_hour_what_was_typed_is_forgotten_and_one_is_told()
    {
        var juge = await SaisirRecherche("1959");
        TerminerSession(juge);
        await juge.Envoyer("Voir les mandataires");

        application.Horloge.Avancer(TimeSpan.FromMinutes(61));
        await Reconnecter(juge);

        Assert.NotEqual("Reprendre votre saisie", juge.Titre);
        Assert.Contains(juge.Alertes, a => a.Contains("n’a pas pu être repris"));
    }

    [Fact]
    public async Task A_password_and_the_old_antiforgery_token_are_never_carried()
    {
        var juge = await application.Connecter(Comptes.Greffier);
        await juge.Ouvrir("/compte");
        juge.Remplir("Mot de passe actuel", Visiteur.MotDePasse)
            .Remplir("Nouveau mot de passe", "Secret-a-taire-1")
            .Remplir("Nouveau mot de passe, une seconde fois", "Secret-a-taire-1");
        TerminerSession(juge);
        await juge.Envoyer("Changer le mot de passe");
        await Reconnecter(juge, Comptes.Greffier);

        var champs = juge.Page.QuerySelectorAll<IHtmlInputElement>("main form input").ToList();
        Assert.Equal("Reprendre votre saisie", juge.Titre);
        Assert.Contains(champs, c => c.Value == Comptes.Greffier);
        Assert.DoesNotContain(champs, c => c.Value.Contains("Secret", StringComparison.Ordinal));
        Assert.Single(champs, c => c.Name == "jeton");
    }

    [Fact]
    public void Every_password_is_bound_under_a_name_that_is_never_carried()
    {
        var motsDePasse = typeof(SaisiesInterrompues)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetProperties())
            .Where(p => p.GetCustomAttribute<DataTypeAttribute>()?.DataType == DataType.Password)
            .Select(p => p.Name)
            .ToList();

        Assert.NotEmpty(motsDePasse);
        Assert.All(motsDePasse, nom => Assert.Contains(SaisiesInterrompues.MotDePasse, nom));
    }

    [Theory]
    [InlineData(true, "cross-site")]
    [InlineData(true, "same-site")]
    [InlineData(false, null)]
    public async Task A_form_sent_by_another_site_is_not_carried(bool cookie, string? provenance)
    {
        var visiteur = application.Visiteur();
        if (cookie)
            await visiteur.Ouvrir("/connexion");
        var envoi = new HttpRequestMessage(HttpMethod.Post, "/juridiction/recherche")
        {
            Content = new FormUrlEncodedContent([new("Saisie.Commune", "Lille")]),
        };
        if (provenance is not null)
            envoi.Headers.Add("Sec-Fetch-Site", provenance);

        using var reponse = await visiteur.Client.SendAsync(envoi);

        Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
    }

    [Fact]
    public async Task A_seal_that_was_altered_opens_nothing()
    {
        var juge = await SaisirRecherche("1960");
        TerminerSession(juge);
        await juge.Envoyer("Voir les mandataires");
        var scelle = juge.Page.QuerySelector<IHtmlInputElement>("input[name='Saisie.Reprise']")!;
        scelle.Value = scelle.Value[..^8] + "AAAAAAAA";

        await Reconnecter(juge);

        Assert.NotEqual("Reprendre votre saisie", juge.Titre);
    }

    [Fact]
    public async Task A_program_without_a_session_receives_401_and_a_problem()
    {
        using var reponse = await application
            .Visiteur()
            .Client.GetAsync("/juridiction/recherches/1.json");

        Assert.Equal(HttpStatusCode.Unauthorized, reponse.StatusCode);
        Assert.Equal("application/problem+json", reponse.Content.Headers.ContentType?.MediaType);
    }

    private async Task<Visiteur> SaisirRecherche(string anneeNaissance)
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        return juge.Remplir("Commune où vit la personne", "59000")
            .Remplir("Année de naissance", anneeNaissance);
    }

    private static async Task Reconnecter(Visiteur visiteur, string compte = Comptes.Juge)
    {
        visiteur
            .Remplir("Adresse électronique", compte)
            .Remplir("Mot de passe", Visiteur.MotDePasse);
        await visiteur.Envoyer("Se connecter");
    }

    private static void TerminerSession(Visiteur visiteur) =>
        visiteur.Cookies.GetAllCookies().Single(c => c.Name == "emjpm").Expired = true;
}
