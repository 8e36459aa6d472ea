using System.Net;
using Emjpm.Web.Pages.Inscriptions;
using Emjpm.Web.Security;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Tests.Compte;

/// <summary>What the cookies are called and how they are marked, over HTTPS and in the clear of a demonstration.</summary>
public sealed class CookiesTests(Application application) : IClassFixture<Application>
{
    private ApplicationSur ServieEnHttps() =>
        application.Hote.AutreNoeud(("Emjpm:HttpEnClair", "false"));

    [Fact]
    public async Task Over_HTTPS_every_cookie_is_Secure_and_bound_to_this_host()
    {
        await using var noeud = ServieEnHttps();
        var juge = EnHttps(noeud);
        await juge.SeConnecter(Comptes.Juge);

        var cookies = juge.Cookies.GetAllCookies();

        Assert.Contains(cookies, c => c.Name == "__Host-emjpm");
        Assert.Contains(cookies, c => c.Name == "__Host-emjpm-formulaire");
        Assert.All(
            cookies,
            c =>
            {
                Assert.StartsWith("__Host-", c.Name);
                Assert.True(c is { Secure: true, HttpOnly: true, Path: "/" }, c.Name);
            }
        );
        await juge.Ouvrir("/compte");
        await juge.Envoyer("Se déconnecter");
        Assert.Contains("Vous êtes déconnecté.", juge.Alertes);
    }

    [Fact]
    public async Task Those_written_on_the_way_are_marked_alike()
    {
        await using var noeud = ServieEnHttps();
        var services = noeud.Services;
        var sessions = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        var cookies = new[]
        {
            sessions.Get(IdentityConstants.ApplicationScheme).Cookie,
            sessions.Get(IdentityConstants.TwoFactorUserIdScheme).Cookie,
            sessions.Get(ConnexionEnAttente.Schema).Cookie,
            services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie,
            services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie,
        };

        var http = new DefaultHttpContext();
        services.GetRequiredService<Brouillon>().Garder(http, new SaisieDemande());

        Assert.Matches(
            "^__Host-emjpm-inscription=.*path=/; secure; samesite=lax; httponly$",
            http.Response.Headers.SetCookie.ToString()
        );
        Assert.All(
            cookies,
            c =>
            {
                Assert.StartsWith("__Host-", c.Name);
                Assert.Equal(CookieSecurePolicy.Always, c.SecurePolicy);
                Assert.True(c.HttpOnly);
                Assert.Null(c.Domain);
                Assert.True(c.Path is null or "/");
            }
        );
    }

    [Fact]
    public async Task In_the_clear_of_a_demonstration_a_browser_keeps_them_all_the_same()
    {
        var juge = await application.Connecter(Comptes.Juge);

        var session = juge.Cookies.GetAllCookies().Single(c => c.Name == "emjpm");

        Assert.True(session is { Secure: false, HttpOnly: true });
    }

    [Fact]
    public async Task What_comes_in_clear_to_an_instance_served_over_HTTPS_is_refused_not_redirected()
    {
        await using var noeud = ServieEnHttps();
        var client = new Visiteur(noeud).Client;

        using var page = await client.GetAsync("/connexion");
        using var sante = await client.GetAsync("/readyz");

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Equal("Ce service ne répond qu’en HTTPS.", await page.Content.ReadAsStringAsync());
        Assert.False(page.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.OK, sante.StatusCode);
    }

    [Theory]
    [InlineData("Production", false, null, null, true)]
    [InlineData("Production", false, "http://emjpm.example", null, true)]
    [InlineData("Production", true, "https://demo.example", null, true)]
    [InlineData("Production", true, "http://localhost:5080", null, false)]
    [InlineData("Development", true, null, null, false)]
    [InlineData("Development", false, "https://emjpm.example", null, false)]
    [InlineData("Development", false, null, false, true)]
    [InlineData("Production", false, null, true, false)]
    public void The_environment_and_the_address_decide_unless_the_setting_does(
        string environnement,
        bool demonstration,
        string? adresse,
        bool? enClair,
        bool surs
    )
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([
                new("Emjpm:Demonstration", demonstration ? "true" : "false"),
                new("Emjpm:Adresse", adresse),
                new("Emjpm:HttpEnClair", enClair?.ToString()),
            ])
            .Build();
        var hote = new HostingEnvironment { EnvironmentName = environnement };

        Assert.Equal(surs, MarqueCookies.Lire(configuration, hote).Surs);
    }

    private static Visiteur EnHttps(ApplicationSur noeud)
    {
        var visiteur = new Visiteur(noeud);
        visiteur.Client.BaseAddress = new Uri("https://localhost/");
        return visiteur;
    }
}
