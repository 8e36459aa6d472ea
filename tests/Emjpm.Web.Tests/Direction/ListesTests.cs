using System.Net;
using System.Text;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Direction;

/// <summary>The import of the list of a département by its pages.</summary>
public sealed class ListesTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";
    private const string Adresse = "/direction/registre/imports";

    [Theory]
    [InlineData("/direction/registre.csv?ou=59&statut=active", "liste.csv")]
    [InlineData("/direction/registre.xlsx?ou=59&statut=active", "liste.xlsx")]
    [InlineData("/direction/registre/liste-officielle.ods?departement=59", "liste.ods")]
    public async Task What_the_registry_writes_it_reads_back_without_a_change(
        string adresse,
        string nom
    )
    {
        var agent = await application.Connecter(Nord);
        var fichier = await agent.Client.GetByteArrayAsync(
            adresse,
            TestContext.Current.CancellationToken
        );

        await Deposer(agent, fichier, nom);

        foreach (var decision in new[] { "a_creer", "a_modifier", "refusee" })
        {
            await agent.Ouvrir($"{agent.Adresse.Split('?')[0]}?decision={decision}");
            Assert.True(agent.Page.QuerySelector("tbody tr") is null, Lu(agent));
        }
        Assert.Contains("Aucune ligne ne change le registre.", agent.Texte);
        Assert.DoesNotContain("Inchangées (0)", Lu(agent));
    }

    [Fact]
    public async Task A_list_is_dropped_looked_at_applied_and_undone_by_its_pages()
    {
        var (id, _) = await new MandataireDEssai("Mme Rose Parécran")
        {
            Siret = "00088088800011",
        }.Creer(application);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/registre");
        await agent.Suivre("Importer la liste d’un département");
        await Deposer(
            agent,
            Encoding.UTF8.GetBytes(
                "Type;Nom;SIRET;Numéro;Date de l’acte;Observations\nindividuel;Rose Parécran;00088088800011;2026-77;02/03/2026;rien\nindividuel;Sans Acte;00088088800029;;;"
            ),
            "nord.csv"
        );
        Assert.Equal("Liste nord.csv", agent.Titre);
        Assert.Contains("Colonnes non lues : Observations.", agent.Texte);
        Assert.Contains("2023-17 → devient 2026-77", agent.Texte);
        Assert.Contains("Refusées (1)", Lu(agent));
        agent.BudgetSql(8);
        await agent.Ouvrir($"{agent.Adresse}?decision=refusee");
        Assert.Contains("Le numéro de l’acte manque.", agent.Texte);
        Assert.Contains("La commune d’exercice manque.", agent.Texte);
        await agent.Ouvrir($"{agent.Adresse.Split('?')[0]}?decision=absente");
        Assert.NotEmpty(agent.Page.QuerySelectorAll("input[name='Saisie.Absents']"));

        await agent.Envoyer("Appliquer la liste");

        Assert.Contains("La liste est appliquée.", agent.Texte);
        Assert.Equal("2026-77", await Numero(id));
        await agent.Envoyer("Annuler cet import");
        Assert.Contains("L’import est annulé", agent.Texte);
        Assert.Equal("2023-17", await Numero(id));
        await agent.Ouvrir($"/direction/registre/{id}");
        Assert.Contains("Import de liste annulé", agent.Texte);
        Assert.Contains("Liste « nord.csv », ligne 2.", agent.Texte);
    }

    [Theory]
    [InlineData("", "Choisissez le fichier de la liste.")]
    [InlineData("PK\u0003\u0004pas un classeur", "est abîmé ou incomplet")]
    [InlineData("Couleur;Taille\nbleu;12", "Aucune colonne « nom » n’est reconnue")]
    public async Task A_file_that_is_no_list_is_refused_under_its_field(
        string contenu,
        string attendu
    )
    {
        var agent = await application.Connecter(Nord);

        using var reponse = await Envoyer(agent, Encoding.UTF8.GetBytes(contenu), "liste.xlsx");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains(
            attendu,
            WebUtility
                .HtmlDecode(
                    await reponse.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
                )
                .Replace('\u00A0', ' ')
        );
    }

    private Task<string?> Numero(int id) =>
        application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == id)
                .Select(h => h.NumeroActe)
                .SingleAsync()
        );

    private static string Lu(Visiteur visiteur) => visiteur.Texte.Replace('\u00A0', ' ');

    private static async Task Deposer(Visiteur agent, byte[] fichier, string nom)
    {
        using var reponse = await Envoyer(agent, fichier, nom);
        Assert.True(
            reponse.StatusCode == HttpStatusCode.Redirect,
            await reponse.Content.ReadAsStringAsync()
        );
        await agent.Ouvrir(reponse.Headers.Location!.ToString());
    }

    private static async Task<HttpResponseMessage> Envoyer(
        Visiteur agent,
        byte[] fichier,
        string nom
    )
    {
        await agent.Ouvrir(Adresse);
        using var corps = new MultipartFormDataContent
        {
            {
                new StringContent(
                    agent.Page.QuerySelector("main form input[name=jeton]")!.GetAttribute("value")!
                ),
                "jeton"
            },
            { new StringContent("59"), "Saisie.DepartementCode" },
        };
        if (fichier.Length > 0)
            corps.Add(new ByteArrayContent(fichier), "Saisie.Fichier", nom);
        return await agent.Client.PostAsync(Adresse, corps);
    }
}
