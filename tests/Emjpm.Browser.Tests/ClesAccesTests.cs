using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Browser.Tests;

/// <summary>The whole ceremony of passkeys, with the virtual authenticator of Chromium.</summary>
public sealed class ClesAccesTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_key_is_added_named_used_to_sign_in_and_to_confirm_then_removed()
    {
        await using var fenetre = await ConnecterAsync(Comptes.Greffier);
        var cle = await Gestes.AuthentificateurAsync(fenetre);
        await AjouterAsync(fenetre, "Poste du greffe");
        Assert.Equal("Vos codes de secours", await fenetre.Titre());
        await Captures.Prendre(fenetre, "20-codes-de-secours");
        await fenetre.Aller($"{Racine}/compte/securite/cles");
        Assert.Contains("Poste du greffe", await fenetre.Texte());
        await Captures.Prendre(fenetre, "21-cles-acces");

        await fenetre.Presser("Se déconnecter");
        await fenetre.Aller($"{Racine}/connexion?retour=/notifications");
        await Captures.Prendre(fenetre, "22-connexion-cle");
        await fenetre.Presser("Se connecter avec une clé d’accès");
        Assert.EndsWith("/notifications", fenetre.Page.Url);

        // Ten minutes later the same key confirms who one is.
        site.Application.Horloge.Avancer(TimeSpan.FromMinutes(11));
        await fenetre.Aller($"{Racine}/compte/securite/cles");
        Assert.Equal("Confirmer votre identité", await fenetre.Titre());
        await fenetre.Presser("Confirmer avec une clé d’accès");
        Assert.Equal("Clés d’accès", await fenetre.Titre());

        await fenetre.Suivre("Renommer ou retirer");
        await fenetre.Remplir("Nom de la clé", "Ancien poste");
        await fenetre.Presser("Renommer");
        Assert.Contains("Ancien poste", await fenetre.Texte());
        await fenetre.Suivre("Renommer ou retirer");
        await fenetre.Presser("Retirer cette clé");
        Assert.Contains("La clé d’accès est retirée", await fenetre.Texte());

        // The authenticator still has it; the account no longer does.
        await fenetre.Presser("Se déconnecter");
        await fenetre.Aller($"{Racine}/connexion");
        await fenetre.Presser("Se connecter avec une clé d’accès");
        Assert.Contains("n’est pas reconnue", await fenetre.Texte());
        await cle.DetachAsync();
    }

    [Fact]
    public async Task An_account_has_several_keys_and_a_closed_account_enters_with_none()
    {
        await using var fenetre = await ConnecterAsync(Comptes.Prepose);
        await Gestes.AuthentificateurAsync(fenetre);
        await AjouterAsync(fenetre, "Téléphone");
        await fenetre.Aller($"{Racine}/compte/securite/cles");
        await fenetre.Remplir("Nom de la clé", "Le même téléphone");
        await fenetre.Page.ClickAsync("[data-cle-bouton]");
        await fenetre.Page.GetByText("Cet appareil a déjà une clé d’accès").WaitForAsync();
        await Gestes.AuthentificateurAsync(fenetre, "usb");
        await AjouterAsync(fenetre, "Clé de secours");
        Assert.Contains("« Clé de secours » est ajoutée", await fenetre.Texte());

        await using (var portee = site.Application.Services.CreateAsyncScope())
        {
            var db = portee.ServiceProvider.GetRequiredService<Core.Data.EmjpmDbContext>();
            Assert.Equal(2, await db.ClesAcces.CountAsync());
            await db
                .Users.Where(u => u.Email == Comptes.Prepose)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, false));
        }
        await fenetre.Aller($"{Racine}/connexion");
        await fenetre.Presser("Se connecter avec une clé d’accès");
        Assert.Contains("n’est pas reconnue", await fenetre.Texte());
        await fenetre.Aller($"{Racine}/gestionnaire");
        Assert.Contains("/connexion", fenetre.Page.Url);
    }

    [Fact]
    public async Task Without_JavaScript_the_password_serves_and_the_button_is_not_shown()
    {
        await using var fenetre = await site.Ouvrir(javascript: false);
        await fenetre.Aller($"{Racine}/connexion");
        Assert.False(await fenetre.Page.Locator("[data-cle]").IsVisibleAsync());
        await fenetre.SeConnecter(Comptes.Juge);
        await fenetre.Aller("/compte/securite/cles");
        Assert.Contains("n’exécute pas de JavaScript", await fenetre.Texte());
    }

    /// <summary>A passkey belongs to a name, never to an address in figures.</summary>
    private string Racine =>
        site.Adresse.Replace("127.0.0.1", "localhost").Replace("[::1]", "localhost");

    private async Task<Fenetre> ConnecterAsync(string courriel)
    {
        var fenetre = await site.Ouvrir();
        await fenetre.Aller($"{Racine}/connexion");
        await fenetre.Remplir("Adresse électronique", courriel);
        await fenetre.Remplir("Mot de passe", "Demo-emjpm-2026");
        await fenetre.Presser("Se connecter");
        return fenetre;
    }

    private async Task AjouterAsync(Fenetre fenetre, string nom)
    {
        await fenetre.Aller($"{Racine}/compte/securite/cles");
        await fenetre.Remplir("Nom de la clé", nom);
        await fenetre.Presser("Ajouter une clé d’accès");
    }
}
