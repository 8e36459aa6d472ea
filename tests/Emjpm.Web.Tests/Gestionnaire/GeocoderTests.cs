using Emjpm.Core.Referentiels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>The position of an address, from a small geocoder on loopback: good, wrong, broken or silent, nothing is ever blocked.</summary>
public sealed class GeocoderTests
{
    private static readonly Commune Lille = new()
    {
        Code = "59350",
        Nom = "Lille",
        NomRecherche = "LILLE",
        DepartementCode = "59",
        CodesPostaux = "59000",
        Latitude = 50.63,
        Longitude = 3.06,
        Precision = PrecisionPosition.Commune,
    };

    [Theory]
    [InlineData("housenumber", 0.9, "59350", PrecisionPosition.Adresse)]
    [InlineData("street", 0.6, "59350", PrecisionPosition.Adresse)]
    [InlineData("municipality", 0.9, "59350", PrecisionPosition.Commune)]
    [InlineData("street", 0.3, "59350", PrecisionPosition.Commune)]
    [InlineData("street", 0.9, "59512", PrecisionPosition.Commune)]
    public async Task An_answer_counts_when_it_is_about_this_street(
        string type,
        double score,
        string commune,
        PrecisionPosition attendue
    )
    {
        var question = "";
        var position = await DemanderAsync(async http =>
        {
            question = http.Request.QueryString.Value!;
            await http.Response.WriteAsJsonAsync(
                new
                {
                    features = new[]
                    {
                        new
                        {
                            geometry = new { coordinates = new[] { 3.0712, 50.6401 } },
                            properties = new
                            {
                                type,
                                score,
                                citycode = commune,
                            },
                        },
                    },
                }
            );
        });

        Assert.Equal(attendue, position.Precision);
        Assert.Equal(attendue == PrecisionPosition.Adresse ? 50.6401 : 50.63, position.Latitude);
        Assert.Contains("citycode=59350", question, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"features":[]}""")]
    [InlineData("""{"features":[{}]}""")]
    [InlineData("<html>maintenance</html>")]
    public async Task A_useless_answer_leaves_the_centre_of_the_commune(string reponse) =>
        Assert.Equal(
            PrecisionPosition.Commune,
            (await DemanderAsync(http => http.Response.WriteAsync(reponse))).Precision
        );

    [Fact]
    public async Task A_geocoder_that_fails_or_is_not_there_leaves_the_centre_of_the_commune()
    {
        Assert.Equal(
            PrecisionPosition.Commune,
            (
                await DemanderAsync(http =>
                {
                    http.Response.StatusCode = 503;
                    return Task.CompletedTask;
                })
            ).Precision
        );
        foreach (var adresse in (string?[])[null, "", "http://127.0.0.1:1/search"])
        {
            using var geocoder = new Geocoder(adresse, NullLogger<Geocoder>.Instance);
            Assert.Equal(
                PrecisionPosition.Commune,
                (await geocoder.ExecuterAsync("1 rue Nationale", Lille, default)).Precision
            );
        }
    }

    [Fact]
    public async Task A_redirection_is_not_followed()
    {
        var demandes = 0;
        var position = await DemanderAsync(http =>
        {
            demandes++;
            http.Response.Redirect("/ailleurs");
            return Task.CompletedTask;
        });

        Assert.Equal((1, PrecisionPosition.Commune), (demandes, position.Precision));
    }

    [Fact]
    public void A_service_of_another_machine_is_asked_over_HTTPS_only() =>
        Assert.Throws<InvalidOperationException>(() =>
            new Geocoder("http://geocodeur.example/search", NullLogger<Geocoder>.Instance)
        );

    private static async Task<PositionConnue> DemanderAsync(RequestDelegate reponse)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var serveur = builder.Build();
        serveur.Urls.Add("http://127.0.0.1:0");
        serveur.Run(reponse);
        await serveur.StartAsync();
        using var geocoder = new Geocoder(
            serveur.Urls.Single() + "/search",
            NullLogger<Geocoder>.Instance
        );
        return await geocoder.ExecuterAsync("1 rue Nationale", Lille, CancellationToken.None);
    }
}
