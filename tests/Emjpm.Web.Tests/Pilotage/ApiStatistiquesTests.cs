using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Api;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>
/// The public figures for programs: what is promised is served, what cannot be is refused with a stable code. That they are the figures
/// of the pages: see <see cref="CoherenceTests"/>.
/// </summary>
public sealed partial class ApiStatistiquesTests(Application application)
    : IClassFixture<Application>
{
    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_contract_and_what_is_served_are_the_same()
    {
        var client = application.Visiteur().Client;
        using var contrat = JsonDocument.Parse(
            await client.GetStringAsync($"{Statistiques.Racine}/openapi.json", Annulation)
        );
        var chemins = contrat.RootElement.GetProperty("paths");
        var servis = application
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(s => s.Endpoints)
            .OfType<RouteEndpoint>()
            .Select(e => $"/{e.RoutePattern.RawText!.Trim('/')}")
            .Where(r => r.StartsWith(Statistiques.Racine, StringComparison.Ordinal))
            .Distinct();

        Assert.Equal("3.1.0", contrat.RootElement.GetProperty("openapi").GetString());
        Assert.Equal(
            servis.Order(StringComparer.Ordinal),
            chemins.EnumerateObject().Select(c => c.Name).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Each_example_of_the_page_answers_as_its_schema_says()
    {
        var client = application.Visiteur().Client;
        var schemas = JsonDocument
            .Parse(await client.GetStringAsync($"{Statistiques.Racine}/openapi.json", Annulation))
            .RootElement.GetProperty("components")
            .GetProperty("schemas");
        foreach (var demande in ContratStatistiques.Demandes)
        {
            using var reponse = await client.GetAsync(
                $"{Statistiques.Racine}{demande.Exemple}",
                Annulation
            );
            Assert.Equal((demande.Exemple, 200), (demande.Exemple, (int)reponse.StatusCode));
            var corps = await reponse.Content.ReadAsStringAsync(Annulation);
            if (demande.Schema is null)
            {
                Assert.Equal("text/csv", reponse.Content.Headers.ContentType!.MediaType);
                continue;
            }
            Verifier(
                schemas,
                schemas.GetProperty(demande.Schema),
                JsonDocument.Parse(corps).RootElement,
                demande.Exemple
            );
        }
    }

    [Theory]
    [InlineData("territoires/departement-59?au=2026-02-30", 400, "date_illisible")]
    [InlineData("territoires/departement-59?au=demain", 400, "date_illisible")]
    [InlineData("territoires/departement-59?au=15/11/2026", 400, "date_illisible")]
    [InlineData("territoires/departement-59?au=2099-01-01", 404, "jour_sans_chiffres")]
    [InlineData("territoires/departement-59?au=1987-06-05", 404, "jour_sans_chiffres")]
    [InlineData("territoires/departement-00", 404, "territoire_inconnu")]
    [InlineData("territoires/planete-mars", 404, "territoire_inconnu")]
    [InlineData("territoires/planete-mars.csv", 404, "territoire_inconnu")]
    [InlineData("indicateurs/bonheur", 404, "indicateur_inconnu")]
    [InlineData("indicateurs/mesures?niveau=planete", 400, "niveau_inconnu")]
    [InlineData("indicateurs/places?niveau=ressort", 404, "sans_valeur_a_ce_niveau")]
    [InlineData("indicateurs/bonheur/series/france", 404, "indicateur_inconnu")]
    [InlineData("indicateurs/mesures/series/region-00", 404, "territoire_inconnu")]
    [InlineData(
        "indicateurs/mesures/series/france?du=2026-02-02&au=2026-02-01",
        400,
        "periode_impossible"
    )]
    [InlineData(
        "indicateurs/mesures/series/france?du=1987-01-01&au=1987-12-31",
        404,
        "jour_sans_chiffres"
    )]
    [InlineData("indicateurs/mesures/series/france?du=hier", 400, "date_illisible")]
    public async Task What_cannot_be_answered_says_why_with_a_stable_code(
        string demande,
        int statut,
        string code
    )
    {
        using var reponse = await application
            .Visiteur()
            .Client.GetAsync($"{Statistiques.Racine}/{demande}", Annulation);
        var corps = JsonDocument
            .Parse(await reponse.Content.ReadAsStringAsync(Annulation))
            .RootElement;

        Assert.Equal(statut, (int)reponse.StatusCode);
        Assert.Equal("application/problem+json", reponse.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, corps.GetProperty("code").GetString());
        Assert.EndsWith(".", corps.GetProperty("detail").GetString());
        Assert.Contains(ContratStatistiques.Refus, r => (r.Statut, r.Code) == (statut, code));
        Assert.Null(reponse.Headers.ETag);
        Assert.True(reponse.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task A_copy_is_good_until_figures_change()
    {
        var client = application.Visiteur().Client;
        var jour = new DateOnly(2020, 1, 1);
        foreach (
            var adresse in (string[])
                [
                    $"{Statistiques.Racine}/territoires/france",
                    "/statistiques/donnees/indicateurs.json",
                    "/statistiques/donnees/repartitions.csv",
                ]
        )
        {
            using var premiere = await client.GetAsync(adresse, Annulation);
            Assert.True(premiere.Headers.CacheControl!.Public);
            Assert.Equal("*", premiere.Headers.GetValues("Access-Control-Allow-Origin").Single());
            using var seconde = await Redemander(adresse, premiere.Headers.ETag!.ToString());
            Assert.Equal(HttpStatusCode.NotModified, seconde.StatusCode);
            Assert.Empty(await seconde.Content.ReadAsByteArrayAsync(Annulation));

            // A day more was counted.
            jour = jour.AddDays(1);
            await application.Executer(
                (EtablirReleves e) => e.EtablirAsync([jour], refaire: false, null, Annulation)
            );
            using var troisieme = await Redemander(adresse, premiere.Headers.ETag!.ToString());
            Assert.Equal(HttpStatusCode.OK, troisieme.StatusCode);
        }

        async Task<HttpResponseMessage> Redemander(string adresse, string etiquette)
        {
            using var requete = new HttpRequestMessage(HttpMethod.Get, adresse);
            requete.Headers.TryAddWithoutValidation("If-None-Match", etiquette);
            return await client.SendAsync(requete, Annulation);
        }
    }

    [Fact]
    public async Task One_network_asks_so_much_in_a_minute_and_is_told_to_wait()
    {
        await using var noeud = application.Hote.AutreNoeud(
            ("Statistiques:DemandesParMinute", "3")
        );
        var client = new Visiteur(noeud).Client;
        for (var i = 0; i < 3; i++)
            (await client.GetAsync($"{Statistiques.Racine}/indicateurs", Annulation))
                .EnsureSuccessStatusCode()
                .Dispose();

        using var refus = await client.GetAsync(
            "/statistiques/donnees/indicateurs.csv",
            Annulation
        );

        Assert.Equal(HttpStatusCode.TooManyRequests, refus.StatusCode);
        Assert.Equal(TimeSpan.FromMinutes(1), refus.Headers.RetryAfter!.Delta);
        // Pages are not files: people go on reading.
        using var page = await client.GetAsync("/statistiques", Annulation);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task The_page_that_documents_it_is_reached_from_the_open_data()
    {
        var visiteur = application.Visiteur();
        await visiteur.Ouvrir("/statistiques/donnees");
        await visiteur.Suivre("l’interface de programmation");

        Assert.Equal("Interface de programmation des statistiques", visiteur.Titre);
        Assert.All(
            ContratStatistiques.Demandes,
            d => Assert.Contains(d.Chemin, visiteur.Texte, StringComparison.Ordinal)
        );
    }

    /// <summary>An answer against its schema: what is required is there, and of the type said.</summary>
    private static void Verifier(
        JsonElement schemas,
        JsonElement schema,
        JsonElement valeur,
        string ou
    )
    {
        if (schema.TryGetProperty("$ref", out var vers))
        {
            Verifier(
                schemas,
                schemas.GetProperty(Dernier().Match(vers.GetString()!).Value),
                valeur,
                ou
            );
            return;
        }
        var type = schema.GetProperty("type");
        string[] permis =
            type.ValueKind == JsonValueKind.Array
                ? [.. type.EnumerateArray().Select(t => t.GetString()!)]
                : [type.GetString()!];
        Assert.Contains(
            valeur.ValueKind switch
            {
                JsonValueKind.Object => "object",
                JsonValueKind.Array => "array",
                JsonValueKind.String => "string",
                JsonValueKind.Number => "number",
                JsonValueKind.Null => "null",
                _ => "boolean",
            },
            permis
        );
        if (valeur.ValueKind == JsonValueKind.Array)
        {
            Assert.True(valeur.GetArrayLength() > 0, $"{ou} is empty");
            foreach (var element in valeur.EnumerateArray())
                Verifier(schemas, schema.GetProperty("items"), element, $"{ou}[]");
        }
        if (!schema.TryGetProperty("properties", out var champs))
            return;
        foreach (var champ in schema.GetProperty("required").EnumerateArray())
        {
            Assert.True(
                valeur.TryGetProperty(champ.GetString()!, out var lu),
                $"{ou} has no {champ}"
            );
            Verifier(schemas, champs.GetProperty(champ.GetString()!), lu, $"{ou}.{champ}");
        }
        Assert.Empty(
            valeur
                .EnumerateObject()
                .Select(p => p.Name)
                .Except(champs.EnumerateObject().Select(c => c.Name))
        );
    }

    [GeneratedRegex(@"[^/]+$")]
    private static partial Regex Dernier();
}
