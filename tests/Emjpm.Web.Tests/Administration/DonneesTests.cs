using System.Net;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Administration;

/// <summary>One's own data, taken away, and who read them; what watches the service.</summary>
public sealed class DonneesTests(Application application) : IClassFixture<Application>
{
    [Theory]
    [InlineData(Comptes.Juge)]
    [InlineData(Comptes.Individuel)]
    [InlineData(Comptes.Direction)]
    public async Task Everything_kept_of_a_person_is_a_file_and_only_of_that_person(string courriel)
    {
        var personne = await application.Connecter(courriel);
        await application.Connecter(Comptes.Admin);
        await personne.Ouvrir("/compte");
        await personne.Suivre("Mes données : les lire, les télécharger");
        personne.BudgetSql(15);
        Assert.Contains(courriel, personne.Texte);

        var json = await personne.Client.GetStringAsync(
            "/compte/donnees.json",
            TestContext.Current.CancellationToken
        );

        using var lu = JsonDocument.Parse(json);
        Assert.Contains(courriel, json);
        Assert.True(lu.RootElement.GetProperty("Connexions").GetArrayLength() >= 1);
        Assert.True(lu.RootElement.GetProperty("Rattachements").GetArrayLength() >= 1);
        Assert.DoesNotContain(Comptes.Admin, json);
        var empreinte = await application.Base(db =>
            db.Users.Where(u => u.Email == courriel).Select(u => u.PasswordHash!).SingleAsync()
        );
        Assert.DoesNotContain(empreinte, json);
        using var ods = await personne.Client.GetAsync(
            "/compte/donnees.ods",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, ods.StatusCode);
        Assert.Equal(
            "application/vnd.oasis.opendocument.spreadsheet",
            ods.Content.Headers.ContentType!.ToString()
        );
    }

    [Fact]
    public async Task A_mandataire_reads_how_often_its_sheet_was_opened_without_the_name_of_the_judge()
    {
        var individuel = await application.Connecter(Comptes.Individuel);
        var (juge, gestionnaire) = await application.Base(async db =>
            (
                await db.Users.Where(u => u.Email == Comptes.Juge).Select(u => u.Id).SingleAsync(),
                await db
                    .DroitsGestionnaire.Where(d => d.Utilisateur!.Email == Comptes.Individuel)
                    .Select(d => d.GestionnaireId)
                    .SingleAsync()
            )
        );
        await application.Base(async db =>
        {
            foreach (
                var (chemin, statut) in new[]
                {
                    ($"/juridiction/gestionnaires/{gestionnaire}", 200),
                    ($"/juridiction/gestionnaires/{gestionnaire}", 200),
                    ($"/juridiction/gestionnaires/{gestionnaire}1", 200),
                    ($"/juridiction/gestionnaires/{gestionnaire}", 404),
                }
            )
                db.AccesJournal.Add(
                    new Acces
                    {
                        Instant = application.Horloge.Maintenant(),
                        UtilisateurId = juge,
                        Methode = "GET",
                        Chemin = chemin,
                        Statut = statut,
                    }
                );
            await db.SaveChangesAsync();
        });

        await individuel.Ouvrir("/compte");
        await individuel.Suivre("Qui a consulté mes données");

        var ligne = Libelles.Texte(individuel.Page.QuerySelector("tbody tr"));
        Assert.StartsWith("Votre fiche, par des tribunaux", ligne);
        Assert.Equal("2", individuel.Page.QuerySelectorAll("tbody tr td")[2].TextContent);
        Assert.DoesNotContain("Delattre", individuel.Texte);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/readyz")]
    [InlineData("/sante")]
    public async Task A_node_that_works_says_so(string adresse)
    {
        using var reponse = await application
            .Visiteur()
            .Client.GetAsync(adresse, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, reponse.StatusCode);
        Assert.Equal(
            "Healthy",
            await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Whom_to_tell_about_a_weakness_is_published_when_somebody_is_named()
    {
        using var sans = await application
            .Visiteur()
            .Client.GetAsync("/.well-known/security.txt", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, sans.StatusCode);

        await using var hote = application.Hote.AutreNoeud(
            ("Emjpm:Contact", "securite@essai.example")
        );
        var texte = await new Visiteur(hote).Client.GetStringAsync(
            "/.well-known/security.txt",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("Contact: mailto:securite@essai.example", texte);
        Assert.Matches(@"Expires: \d{4}-\d{2}-\d{2}T00:00:00Z", texte);
    }
}
