using System.Net;
using System.Text;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>
/// Every endpoint × every role, really requested and compared with <c>docs/autorisations.txt</c>, which is reviewed in
/// diffs. <c>EMJPM_ECRIRE_AUTORISATIONS=1</c> rewrites the file.
/// </summary>
public sealed class AutorisationsTests(Application application) : IClassFixture<Application>
{
    private const string EnTete = """
        # Who may open what: each address asked for real by each demonstration account.
        # Written by AutorisationsTests (EMJPM_ECRIRE_AUTORISATIONS=1 make test-rapide), reviewed in diffs.
        #
        #   oui        the role may; connexion  sent to the sign-in page; interdit  refused
        #   A page of somebody else's perimeter answers 404 to a role that may open the page: see the tests of each page.
        """;

    [Fact]
    public async Task The_published_table_is_what_the_application_does()
    {
        var obtenu = await TableAsync();
        var fichier = Path.Combine(Depot.Racine, "docs", "autorisations.txt");
        if (Environment.GetEnvironmentVariable("EMJPM_ECRIRE_AUTORISATIONS") is "1")
            await File.WriteAllTextAsync(fichier, obtenu);

        Assert.Equal(await File.ReadAllTextAsync(fichier), obtenu);
    }

    [Fact]
    public async Task A_form_without_its_antiforgery_token_is_refused()
    {
        var clients = await ClientsAsync();
        var acceptes = new List<string>();
        var refuses = 0;
        foreach (var acces in Adresse.Toutes(application.Services).Where(a => a.Methode == "POST"))
        foreach (var (nom, client) in clients)
        {
            using var reponse = await DemanderAsync(client, acces);
            if (Decision(reponse) != "oui")
                continue;
            if (reponse.StatusCode == HttpStatusCode.BadRequest)
                refuses++;
            else
                acceptes.Add($"{nom} POST {acces.Route}: {(int)reponse.StatusCode}");
        }

        Assert.NotEqual(0, refuses);
        Assert.Empty(acceptes);
    }

    [Fact]
    public async Task An_unknown_identifier_is_a_404_for_those_who_may_open_the_page()
    {
        var clients = await ClientsAsync();
        var fautes = new List<string>();
        foreach (
            var acces in Adresse
                .Toutes(application.Services)
                .Where(a => a.Methode == "GET" && a.NommeUnObjet)
        )
        foreach (var (nom, client) in clients)
        {
            using var reponse = await DemanderAsync(client, acces);
            if (Decision(reponse) == "oui" && reponse.StatusCode != HttpStatusCode.NotFound)
                fautes.Add($"{nom} GET {acces.Route}: {(int)reponse.StatusCode}");
        }

        Assert.True(fautes.Count == 0, string.Join('\n', fautes));
    }

    private async Task<string> TableAsync()
    {
        var clients = await ClientsAsync();
        var lignes = new List<string[]>
        {
            (string[])["méthode", "adresse", "politique", .. clients.Select(c => c.Nom)],
        };
        foreach (var acces in Adresse.Toutes(application.Services))
        {
            var decisions = new List<string>();
            foreach (var (_, client) in clients)
            {
                using var reponse = await DemanderAsync(client, acces);
                decisions.Add(Decision(reponse));
            }
            lignes.Add([acces.Methode, acces.Route, acces.Politique, .. decisions]);
        }
        var largeurs = Enumerable
            .Range(0, lignes[0].Length)
            .Select(i => lignes.Max(l => l[i].Length))
            .ToArray();
        var table = new StringBuilder(EnTete).Append("\n\n");
        foreach (var ligne in lignes)
            table
                .Append(
                    string.Join("  ", ligne.Select((c, i) => c.PadRight(largeurs[i]))).TrimEnd()
                )
                .Append('\n');
        return table.ToString();
    }

    /// <summary>Also fails when the address made of a route matches nothing: a 404 would read as an open door.</summary>
    [Fact]
    public async Task Without_an_account_only_what_is_for_all_opens()
    {
        var anonyme = application.Visiteur().Client;
        var ouvertes = new List<string>();
        foreach (
            var acces in Adresse
                .Toutes(application.Services)
                .Where(a => a.Politique != Adresse.PourTous)
        )
        {
            using var reponse = await DemanderAsync(anonyme, acces);
            if (Decision(reponse) != "connexion")
                ouvertes.Add($"{acces.Methode} {acces.Route}: {(int)reponse.StatusCode}");
        }
        Assert.Empty(ouvertes);
    }

    private async Task<IReadOnlyList<(string Nom, HttpClient Client)>> ClientsAsync()
    {
        var clients = new List<(string, HttpClient)> { ("anonyme", application.Visiteur().Client) };
        foreach (var compte in Comptes.Tous)
            clients.Add((Comptes.Nom(compte), (await application.Connecter(compte)).Client));
        return clients;
    }

    private static Task<HttpResponseMessage> DemanderAsync(HttpClient client, Adresse acces)
    {
        var requete = new HttpRequestMessage(new HttpMethod(acces.Methode), acces.Avec("0"));
        requete.Headers.Accept.ParseAdd("text/html");
        if (acces.Methode == "POST")
            requete.Content = new FormUrlEncodedContent([]);
        return client.SendAsync(requete);
    }

    private static string Decision(HttpResponseMessage reponse) =>
        reponse.StatusCode switch
        {
            HttpStatusCode.Unauthorized => "connexion",
            HttpStatusCode.Forbidden => "interdit",
            HttpStatusCode.Redirect => reponse.Headers.Location!.OriginalString switch
            {
                var l when Chemin(l) == "/connexion" => "connexion",
                var l when Chemin(l) == "/acces-refuse" => "interdit",
                _ => "oui",
            },
            _ => "oui",
        };

    private static string Chemin(string adresse) =>
        new Uri(new Uri("http://localhost"), adresse).AbsolutePath;
}
