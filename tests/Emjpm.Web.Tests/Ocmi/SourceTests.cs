using System.Text;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Emjpm.Web.Tests.Ocmi;

/// <summary>Where the archive comes from, and everything that may be wrong with it: nothing is then changed.</summary>
public sealed class SourceTests(Application application) : IClassFixture<Application>
{
    [Theory]
    [InlineData(0)]
    [InlineData(128)]
    [InlineData(256)]
    public async Task Both_encryptions_of_zip_are_read(int aes)
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(Archives.Zip(Archives.Json(poste.Mesure(rg)), aes: aes));

        Assert.Null((await poste.Synchroniser()).Echec);

        Assert.NotNull(await poste.Lire(rg));
    }

    [Fact]
    public async Task The_most_recent_archive_of_a_store_is_fetched_over_http()
    {
        await using var magasin = await Magasin.OuvrirAsync();
        await using var poste = await PosteOcmi.OuvrirAsync(
            application,
            magasin.Adresse + "depot/"
        );
        var rg = PosteOcmi.Rg();
        magasin.Objets["ancien.json.zip"] = ("2026-11-14T04:00:00.000Z", Archives.Zip("[]"));
        magasin.Objets["ocmi 15.json.zip"] = (
            "2026-11-15T04:00:00.000Z",
            Archives.Zip(Archives.Json(poste.Mesure(rg)))
        );
        magasin.Objets["lisez-moi.txt"] = ("2026-11-16T04:00:00.000Z", [1]);

        Assert.Null((await poste.Synchroniser()).Echec);

        Assert.NotNull(await poste.Lire(rg));
        Assert.Equal(["/depot/?list-type=2", "/depot/ocmi%2015.json.zip"], magasin.Demandes);
    }

    [Fact]
    public async Task An_address_that_fails_changes_nothing_and_says_so()
    {
        await using var magasin = await Magasin.OuvrirAsync();
        await using var poste = await PosteOcmi.OuvrirAsync(
            application,
            magasin.Adresse + "depot/absent.zip"
        );

        Assert.Contains("n’a pas pu être obtenu", (await poste.Synchroniser()).Echec);
    }

    [Fact]
    public async Task A_redirection_is_not_followed_the_authorization_stays_where_it_was_meant()
    {
        await using var ailleurs = await Magasin.OuvrirAsync();
        await using var magasin = await Magasin.OuvrirAsync();
        magasin.Renvoi = ailleurs.Adresse + "depot/a.zip";
        await using var poste = await PosteOcmi.OuvrirAsync(
            application,
            magasin.Adresse + "depot/a.zip"
        );

        Assert.Contains("n’a pas pu être obtenu", (await poste.Synchroniser()).Echec);
        Assert.Empty(ailleurs.Demandes);
    }

    public static TheoryData<string, string> Abimees =>
        new()
        {
            { "vide", "est vide" },
            { "pas-un-zip", "ne s’ouvre pas" },
            { "tronquee", "ne s’ouvre pas" },
            { "mot-de-passe", "ne s’ouvre pas" },
            { "deux-json", "plusieurs fichiers JSON" },
            { "sans-json", "ne contient pas de fichier JSON" },
            { "pas-un-tableau", "n’est pas lisible jusqu’au bout" },
            { "coupee", "n’est pas lisible jusqu’au bout" },
            { "suite", "n’est pas lisible jusqu’au bout" },
            { "element-enorme", "n’est pas lisible jusqu’au bout" },
            { "bombe", "dépasse la taille acceptée" },
            { "trop-lourde", "dépasse la taille acceptée" },
        };

    [Theory]
    [MemberData(nameof(Abimees))]
    public async Task A_broken_archive_changes_nothing_and_says_why(string cas, string attendu)
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        var json = Archives.Json(poste.Mesure(rg));
        var bonne = Archives.Zip(json);
        poste.Deposer(
            cas switch
            {
                "vide" => [],
                "pas-un-zip" => Encoding.UTF8.GetBytes(json),
                "tronquee" => bonne[..(bonne.Length / 2)],
                "mot-de-passe" => Archives.Zip(json, "autre"),
                "deux-json" => Archives.Zip(json, noms: ["a.json", "b.json"]),
                "sans-json" => Archives.Zip(json, noms: ["a.txt"]),
                "pas-un-tableau" => Archives.Zip("{\"mesures\":[]}"),
                "coupee" => Archives.Zip(json[..^20]),
                "suite" => Archives.Zip(json + "[]"),
                "element-enorme" => Archives.Zip(
                    Archives.Json(poste.Mesure(rg), new { vide = new string('a', 2_000_000) })
                ),
                "bombe" => Archives.Zip("[" + new string(' ', 40_000_000) + "]"),
                _ => new byte[6_000_000],
            }
        );

        Assert.Contains(attendu, (await poste.Synchroniser()).Echec);

        Assert.Null(await poste.Lire(rg));
    }

    [Fact]
    public async Task A_byte_order_mark_and_elements_of_nobody_are_no_fault()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        var reste = Archives.Json("texte", 12, null, new { mandataire = 3 }, poste.Mesure(rg));
        poste.Deposer(Archives.Zip("\uFEFF" + reste));

        var etat = await poste.Synchroniser();

        Assert.Equal((null, 1), (etat.Echec, etat.Recues));
    }

    /// <summary>A small store of objects on loopback, with its list.</summary>
    private sealed class Magasin : IAsyncDisposable
    {
        private readonly WebApplication serveur;

        private Magasin()
        {
            var builder = WebApplication.CreateBuilder();
            builder.Logging.ClearProviders();
            serveur = builder.Build();
            serveur.Urls.Add("http://127.0.0.1:0");
            serveur.Run(RepondreAsync);
        }

        public Dictionary<string, (string Le, byte[] Octets)> Objets { get; } = [];
        public List<string> Demandes { get; } = [];

        /// <summary>Where every request is sent instead of being answered; null: nowhere.</summary>
        public string? Renvoi { get; set; }
        public string Adresse => serveur.Urls.First() + "/";

        public static async Task<Magasin> OuvrirAsync()
        {
            var magasin = new Magasin();
            await magasin.serveur.StartAsync();
            return magasin;
        }

        public ValueTask DisposeAsync() => serveur.DisposeAsync();

        private async Task RepondreAsync(HttpContext contexte)
        {
            var chemin = contexte.Request.Path.Value!;
            Demandes.Add(contexte.Request.Path.ToUriComponent() + contexte.Request.QueryString);
            if (Renvoi is not null)
                contexte.Response.Redirect(Renvoi);
            else if (chemin == "/depot/")
                await contexte.Response.WriteAsync(
                    "<?xml version=\"1.0\"?><ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
                        + string.Concat(
                            Objets.Select(o =>
                                $"<Contents><Key>{o.Key}</Key><LastModified>{o.Value.Le}</LastModified></Contents>"
                            )
                        )
                        + "</ListBucketResult>"
                );
            else if (Objets.TryGetValue(chemin["/depot/".Length..], out var objet))
                await contexte.Response.Body.WriteAsync(objet.Octets);
            else
                contexte.Response.StatusCode = 404;
        }
    }
}
