using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Transverse;

public sealed class EntetesTests(Application application) : IClassFixture<Application>
{
    [Theory]
    [InlineData("/", 200)]
    [InlineData("/connexion", 200)]
    [InlineData("/n-existe-pas", 404)]
    [InlineData("/juridiction", 302)]
    [InlineData("/sante", 200)]
    public async Task Every_response_carries_the_security_headers(string adresse, int statut)
    {
        using var reponse = await application.Visiteur().Client.GetAsync(adresse);

        Assert.Equal(statut, (int)reponse.StatusCode);
        var politique = Assert.Single(reponse.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", politique);
        Assert.Contains("style-src 'self';", politique);
        Assert.Contains("frame-ancestors 'none'", politique);
        Assert.DoesNotContain("unsafe", politique);
        Assert.Equal("nosniff", Assert.Single(reponse.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(reponse.Headers.GetValues("Referrer-Policy")));
        Assert.True(reponse.Headers.CacheControl!.NoStore);
        Assert.False(reponse.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/plan-du-site", "text/html")]
    [InlineData("/n-existe-pas", "text/html")]
    [InlineData("/n-existe-pas.json", "application/problem+json")]
    [InlineData("/sante", "text/plain")]
    [InlineData("/healthz", "text/plain")]
    [InlineData("/readyz", "text/plain")]
    [InlineData("/statistiques/donnees/indicateurs.csv", "text/csv")]
    [InlineData("/statistiques/donnees/indicateurs.json", "application/json")]
    [InlineData("/juridiction/mesures", "text/html")]
    [InlineData("/juridiction/mesures.csv", "text/csv")]
    [InlineData(
        "/juridiction/mesures.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )]
    [InlineData("/juridiction/mesures.ods", "application/vnd.oasis.opendocument.spreadsheet")]
    [InlineData("/communes?q=lille", "application/json")]
    [InlineData("/compte/donnees.json", "application/json")]
    public async Task Every_response_names_its_type_and_text_its_charset(
        string adresse,
        string type
    )
    {
        var juge = await application.Connecter(Comptes.Juge);

        using var reponse = await juge.Client.GetAsync(adresse);

        var dit = reponse.Content.Headers.ContentType!;
        Assert.Equal(type, dit.MediaType);
        if (type.StartsWith("text/", StringComparison.Ordinal))
            Assert.Equal("utf-8", dit.CharSet);
    }
}
