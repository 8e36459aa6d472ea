using System.Security.Cryptography;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Compte;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.LigneDeCommande;

/// <summary>The keys kept in the database, sealed by a file outside it: sealed again, changed, and refused without it.</summary>
public sealed class ScellerTests : IAsyncLifetime
{
    private readonly string _dossier = Directory.CreateTempSubdirectory("emjpm-cles-").FullName;
    private readonly Application _application = new();
    private byte[] _secret = [];

    public async ValueTask InitializeAsync()
    {
        await _application.InitializeAsync();
        var juge = await _application.Connecter(Comptes.Juge);
        (_secret, _) = await Facteurs.AjouterAsync(_application, juge);
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Directory.Delete(_dossier, recursive: true);
    }

    [Fact]
    public async Task What_was_in_clear_is_sealed_then_sealed_by_another_file_without_anybody_noticing()
    {
        var (a, b) = (Cle("a"), Cle("b"));
        Assert.Contains("masterKey", await ClesAsync());

        var reponse = await SoitAsync("sceller", ("Cles:Fichier", a));
        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        Assert.Contains("1 secret d’application", reponse.Sortie.Replace('\u00A0', ' '));
        Assert.DoesNotContain("masterKey", await ClesAsync());
        await UtiliserAsync(("Cles:Fichier", a));

        reponse = await SoitAsync("sceller", ("Cles:Fichier", b), ("Cles:Anciens", a));
        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        await UtiliserAsync(("Cles:Fichier", b));
        // The former file opens nothing any more, and a node says so rather than serve with new keys.
        foreach (var reglage in new[] { ("Cles:Fichier", a), ("Cles:Fichier", "") })
        {
            await using var noeud = _application.Hote.AutreNoeud(reglage);
            Assert.Throws<CryptographicException>(() => noeud.Services);
        }
    }

    [Fact]
    public async Task After_a_leak_the_keys_change_the_sessions_end_and_the_applications_still_serve()
    {
        var cle = Cle("cle");
        await SoitAsync("sceller", ("Cles:Fichier", cle));
        await using var avant = _application.Hote.AutreNoeud(("Cles:Fichier", cle));
        var greffier = new Visiteur(avant);
        await greffier.SeConnecter(Comptes.Greffier);

        var reponse = await SoitAsync("sceller --renouveler", ("Cles:Fichier", cle));

        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        Assert.DoesNotContain("masterKey", await ClesAsync());
        await using var apres = _application.Hote.AutreNoeud(("Cles:Fichier", cle));
        var copie = new Visiteur(apres);
        foreach (System.Net.Cookie cookie in greffier.Cookies.GetAllCookies())
            copie.Cookies.Add(cookie);
        Assert.StartsWith("/connexion", (await copie.Ouvrir("/compte")).Adresse);
        await UtiliserAsync(("Cles:Fichier", cle));
    }

    [Fact]
    public async Task Nothing_is_sealed_without_a_file_or_with_one_that_is_no_key()
    {
        Assert.Equal(1, (await SoitAsync("sceller")).Code);
        var court = Path.Combine(_dossier, "court");
        await File.WriteAllTextAsync(court, Convert.ToBase64String(new byte[16]));
        foreach (var fichier in new[] { court, Path.Combine(_dossier, "absent") })
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                SoitAsync("sceller", ("Cles:Fichier", fichier))
            );
        Assert.Contains("masterKey", await ClesAsync());
    }

    [Fact]
    public async Task The_operator_helps_the_last_administrator_who_lost_every_factor()
    {
        var admin = await _application.Connecter(Comptes.Admin);
        await Facteurs.AjouterAsync(_application, admin);

        Assert.Equal(1, (await SoitAsync("retirer-facteurs --courriel personne@exemple.fr")).Code);
        var reponse = await SoitAsync($"retirer-facteurs --courriel {Comptes.Admin}");

        Assert.Equal((0, ""), (reponse.Code, reponse.Erreur));
        Assert.StartsWith("/connexion", (await admin.Ouvrir("/compte")).Adresse);
        await _application.Visiteur().SeConnecter(Comptes.Admin);
        Assert.Equal(
            1,
            await _application.Base(db =>
                db.EvenementsAudit.CountAsync(e => e.Acte == "compte.retirer_facteurs")
            )
        );
    }

    /// <summary>Signs in with the application added before, on a node that has these key files.</summary>
    private async Task UtiliserAsync(params (string, string)[] reglages)
    {
        await using var noeud = _application.Hote.AutreNoeud(reglages);
        _application.Horloge.Avancer(TimeSpan.FromSeconds(30));
        noeud.Horloge.Avancer(TimeSpan.FromSeconds(30));
        var juge = new Visiteur(noeud);
        await juge.Ouvrir("/connexion");
        juge.Remplir("Adresse électronique", Comptes.Juge)
            .Remplir("Mot de passe", Visiteur.MotDePasse);
        await juge.Envoyer("Se connecter");
        await juge.Remplir("Code", Totp.Code(_secret, Totp.Pas(noeud.Horloge.Maintenant())))
            .Envoyer("Se connecter");
        Assert.Equal("/juridiction", juge.Adresse);
    }

    private string Cle(string nom)
    {
        var fichier = Path.Combine(_dossier, nom);
        File.WriteAllText(
            fichier,
            Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) + "\n"
        );
        return fichier;
    }

    private Task<Reponse> SoitAsync(string commande, params (string, string)[] reglages) =>
        Poste.TaperAsync(_application.Hote.Connexion, commande, reglages);

    private Task<string> ClesAsync() =>
        _application.Base(async db =>
            string.Join('\n', await db.ClesProtection.Select(c => c.Xml).ToListAsync())
        );
}
