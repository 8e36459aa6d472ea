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
}
