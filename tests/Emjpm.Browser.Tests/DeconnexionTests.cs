using Emjpm.Web.Tests.Harnais;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>Signing out in one tab leaves nothing on the screen of the others.</summary>
public sealed class DeconnexionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Every_tab_is_emptied_and_led_to_the_sign_in_page()
    {
        await using var fenetre = await site.Connecter(Comptes.Greffier);
        var autre = await fenetre.Page.Context.NewPageAsync();
        await autre.GotoAsync("/juridiction/mesures");
        await Assertions.Expect(autre.Locator("h1")).ToContainTextAsync("Mesures");

        await fenetre.Presser("Se déconnecter");

        Assert.Contains("Vous êtes déconnecté.", await fenetre.Texte());
        await autre.WaitForURLAsync("**/connexion");
        await Assertions.Expect(autre.Locator("h1")).ToHaveTextAsync("Se connecter");
        await autre.CloseAsync();
    }
}
