using System.Net;
using System.Text.Json;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

public sealed class ErreursTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task An_unknown_page_is_a_404_in_plain_French()
    {
        var visiteur = await application.Visiteur().Ouvrir("/n-existe-pas");

        Assert.Equal(404, visiteur.Statut);
        Assert.Contains(
            "Cette page n’existe pas, ou n’est pas accessible avec votre compte.",
            visiteur.Texte
        );
    }

    [Fact]
    public async Task A_program_receives_a_problem()
    {
        using var reponse = await application.Visiteur().Client.GetAsync("/n-existe-pas.json");

        Assert.Equal(HttpStatusCode.NotFound, reponse.StatusCode);
        Assert.Equal("application/problem+json", reponse.Content.Headers.ContentType?.MediaType);
        using var probleme = JsonDocument.Parse(await reponse.Content.ReadAsStringAsync());
        Assert.Equal(404, probleme.RootElement.GetProperty("status").GetInt32());
        Assert.NotEqual("", probleme.RootElement.GetProperty("reference").GetString());
    }

    [Fact]
    public async Task A_space_of_another_role_is_refused_in_place()
    {
        var direction = await application.Connecter(Comptes.Direction);

        await direction.Ouvrir("/administration");

        Assert.Equal(403, direction.Statut);
        Assert.Equal("/administration", direction.Adresse);
        Assert.Contains("Cette page n’est pas ouverte à votre compte.", direction.Texte);
    }

    [Fact]
    public async Task A_form_that_expired_says_so()
    {
        var direction = await application.Connecter(Comptes.Direction);

        using var reponse = await direction.Client.PostAsync(
            "/compte",
            new FormUrlEncodedContent([new("Saisie.MotDePasseActuel", "x")])
        );

        Assert.Equal(HttpStatusCode.BadRequest, reponse.StatusCode);
        Assert.Contains("Votre formulaire a expiré", await reponse.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_fault_shows_a_reference_found_again_in_the_log_and_no_detail()
    {
        await using var autre = new Application();
        await autre.InitializeAsync();
        var juge = await autre.Connecter(Comptes.Juge);
        await autre.Base(db => db.Database.ExecuteSqlAsync($"DROP TABLE notification"));

        using var reponse = await juge.Client.GetAsync("/notifications");

        Assert.Equal(HttpStatusCode.InternalServerError, reponse.StatusCode);
        var page = await reponse.Content.ReadAsStringAsync();
        Assert.Contains("Le service a rencontré une erreur", page);
        Assert.DoesNotContain("notification\"", page);
        Assert.DoesNotContain("Exception", page);
        var consignee = Assert.Single(
            autre.Hote.Erreurs.Lignes,
            l => l.Contains("500 on GET /notifications", StringComparison.Ordinal)
        );
        var reference = consignee.Split("Fault ")[1].Split(": 500")[0];
        Assert.Contains(reference, page);
    }

    [Fact]
    public async Task Too_many_attempts_from_one_network_are_slowed_down()
    {
        await using var autre = new Application();
        await autre.InitializeAsync();
        var client = autre.Visiteur().Client;
        HttpStatusCode statut = default;
        for (var i = 0; i < 301; i++)
        {
            using var reponse = await client.PostAsync("/connexion", new FormUrlEncodedContent([]));
            statut = reponse.StatusCode;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statut);
        using var page = await client.GetAsync("/connexion");
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }
}
