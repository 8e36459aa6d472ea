using System.Security.Cryptography;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

/// <summary>Signing in by ProConnect, against a real provider on loopback, and what must be refused of it.</summary>
public sealed class ProConnectTests(Application application)
    : IClassFixture<Application>,
        IAsyncLifetime
{
    private FournisseurDEssai? _fournisseur;
    private ApplicationSur? _noeud;

    private FournisseurDEssai Fournisseur =>
        _fournisseur ?? throw new InvalidOperationException("Not started.");
    private ApplicationSur Noeud => _noeud ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _fournisseur = await FournisseurDEssai.DemarrerAsync(application.Horloge);
        _noeud = application.Hote.AutreNoeud(
            ("ProConnect:Autorite", _fournisseur.Emetteur),
            ("ProConnect:ClientId", FournisseurDEssai.Client),
            ("ProConnect:ClientSecret", FournisseurDEssai.Secret),
            ("ProConnect:CourrielGaranti", "true")
        );
        _fournisseur.Courriel = Comptes.Juge;
        // Each test starts with an account that no identity opened yet.
        await application.Base(db => db.UserLogins.ExecuteDeleteAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_noeud is not null)
            await _noeud.DisposeAsync();
        if (_fournisseur is not null)
            await _fournisseur.DisposeAsync();
    }

    [Fact]
    public async Task A_professional_address_opens_its_account_with_the_rights_of_the_account_only()
    {
        var juge = new Visiteur(Noeud);
        await juge.Ouvrir("/connexion?retour=/notifications");
        Assert.Contains("S’identifier avec ProConnect", juge.Texte);

        await RevenirAsync(juge, "/notifications");

        Assert.Equal("/notifications", juge.Adresse);
        Assert.Equal(403, (await juge.Ouvrir("/administration")).Statut);
        await juge.Ouvrir("/compte/connexions");
        Assert.Contains("ProConnect", juge.Texte);
        // The identity is pinned: the address no longer counts.
        Fournisseur.Courriel = Comptes.Admin;
        var encore = new Visiteur(Noeud);
        await RevenirAsync(encore);
        Assert.Equal("/juridiction", encore.Adresse);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_provider_too()
    {
        var juge = new Visiteur(Noeud);
        await RevenirAsync(juge);
        await juge.Ouvrir("/compte");
        var jetons = await application.Base(db =>
            db.SessionsOuvertes.Where(s => s.FermeeLe == null && s.JetonIdentite != null)
                .Select(s => s.JetonIdentite!)
                .ToListAsync()
        );
        var formulaire = (AngleSharp.Html.Dom.IHtmlFormElement)
            juge.Page.QuerySelector("form[action='/deconnexion']")!;
        using var envoi = new FormUrlEncodedContent(
            formulaire
                .QuerySelectorAll("input")
                .OfType<AngleSharp.Html.Dom.IHtmlInputElement>()
                .Select(i => KeyValuePair.Create(i.Name!, i.Value))
        );

        using var reponse = await juge.Client.PostAsync("/deconnexion", envoi);

        var vers = reponse.Headers.Location!.AbsoluteUri;
        Assert.StartsWith($"{Fournisseur.Emetteur}/fin?", vers);
        var dit = QueryHelpers.ParseQuery(new Uri(vers).Query);
        var jeton = dit["id_token_hint"].ToString();
        Assert.Contains(jeton, jetons);
        Assert.EndsWith("/", dit["post_logout_redirect_uri"].ToString());
        Assert.True(dit["state"].ToString().Length >= 32);
        Assert.Contains(
            $"form-action 'self' {Fournisseur.Emetteur};",
            Assert.Single(reponse.Headers.GetValues("Content-Security-Policy"))
        );
        Assert.False(
            await application.Base(db =>
                db.SessionsOuvertes.AnyAsync(s => s.JetonIdentite == jeton)
            )
        );
    }

    [Fact]
    public async Task The_second_factor_of_the_account_is_asked_all_the_same()
    {
        var greffier = new Visiteur(Noeud);
        await greffier.SeConnecter(Comptes.Greffier);
        var (secret, _) = await Facteurs.AjouterAsync(application, greffier);
        Fournisseur.Courriel = Comptes.Greffier;
        Fournisseur.Sub = "sub-greffier";

        var ailleurs = new Visiteur(Noeud);
        await RevenirAsync(ailleurs);
        Assert.Equal("Saisir le code de connexion", ailleurs.Titre);
        Noeud.Horloge.Avancer(TimeSpan.FromSeconds(30));
        await ailleurs
            .Remplir("Code", Facteurs.Suivant(application.Horloge, secret))
            .Envoyer("Se connecter");
        Assert.Equal("/juridiction", ailleurs.Adresse);
    }

    // The attacks.

    [Fact]
    public Task Unsigned_identity_token() =>
        RefuseAsync(f =>
            f.SignerIdentite = dit => FournisseurDEssai.Ecrire(dit, _ => [], "none", "cle-1")
        );

    [Fact]
    public Task Identity_token_signed_by_HMAC_with_the_public_key() =>
        RefuseAsync(f =>
            f.SignerIdentite = dit =>
                FournisseurDEssai.Ecrire(
                    dit,
                    o => HMACSHA256.HashData(f.Publiees[0].PubliqueEnTexte, o),
                    "HS256",
                    "cle-1"
                )
        );

    [Fact]
    public Task Identity_token_for_another_client() =>
        RefuseAsync(f => f.AlterIdentite = dit => dit["aud"] = "un-autre-client");

    [Fact]
    public Task Identity_token_for_several_clients_issued_to_another() =>
        RefuseAsync(f =>
            f.AlterIdentite = dit =>
            {
                dit["aud"] = new[] { FournisseurDEssai.Client, "un-autre-client" };
                dit["azp"] = "un-autre-client";
            }
        );

    [Fact]
    public Task Identity_token_of_another_issuer() =>
        RefuseAsync(f => f.AlterIdentite = dit => dit["iss"] = "https://ailleurs.example");

    [Fact]
    public Task Identity_token_with_another_nonce() =>
        RefuseAsync(f => f.AlterIdentite = dit => dit["nonce"] = new string('a', 43));

    [Fact]
    public Task Expired_identity_token() =>
        RefuseAsync(f =>
            f.AlterIdentite = dit =>
                dit["exp"] = application.Horloge.GetUtcNow().AddMinutes(-2).ToUnixTimeSeconds()
        );

    [Fact]
    public Task Identity_token_that_never_expires() =>
        RefuseAsync(f => f.AlterIdentite = dit => dit.Remove("exp"));

    [Fact]
    public async Task Identity_token_signed_by_a_key_never_published()
    {
        using var voleur = new FournisseurDEssai.Cle("cle-1");
        await RefuseAsync(f => f.SignerIdentite = voleur.Signer);
        using var inconnue = new FournisseurDEssai.Cle("cle-inconnue");
        await RefuseAsync(f => f.SignerIdentite = inconnue.Signer);
    }

    [Fact]
    public Task Userinfo_not_signed() => RefuseAsync(f => f.PersonneEnClair = true);

    [Fact]
    public async Task Userinfo_signed_by_another_key()
    {
        using var voleur = new FournisseurDEssai.Cle("cle-1");
        await RefuseAsync(f => f.SignerPersonne = voleur.Signer);
    }

    [Fact]
    public Task Userinfo_about_somebody_else() =>
        RefuseAsync(f => f.AlterPersonne = dit => dit["sub"] = "sub-d-un-autre");

    [Fact]
    public Task Userinfo_for_another_client() =>
        RefuseAsync(f => f.AlterPersonne = dit => dit["aud"] = "un-autre-client");

    [Fact]
    public async Task Answer_with_another_state_or_to_no_request()
    {
        var juge = new Visiteur(Noeud);
        var retour = await DemanderAsync(juge);
        await juge.Ouvrir(
            retour[..retour.IndexOf("state=", StringComparison.Ordinal)] + "state=autre"
        );
        Refusee(juge);

        // Somebody else's answer, brought into this browser to sign it in under another name.
        var victime = new Visiteur(Noeud);
        await victime.Ouvrir(await DemanderAsync(new Visiteur(Noeud)));
        Refusee(victime);
        Assert.Equal(0, Fournisseur.Echanges);
    }

    [Fact]
    public async Task Replayed_answer_and_replayed_code()
    {
        var juge = new Visiteur(Noeud);
        var retour = await DemanderAsync(juge);
        await juge.Ouvrir(retour);
        Assert.Equal("/juridiction", juge.Adresse);

        await juge.Ouvrir(retour);
        Refusee(juge);
        // The same code under a new request: the provider gives nothing for it.
        var autre = new Visiteur(Noeud);
        var code = retour.Split("code=")[1].Split('&')[0];
        var nouveau = await DemanderAsync(autre);
        await autre.Ouvrir(nouveau.Replace(nouveau.Split("code=")[1].Split('&')[0], code));
        Refusee(autre);
    }

    [Fact]
    public async Task Answer_that_comes_after_ten_minutes()
    {
        var juge = new Visiteur(Noeud);
        var retour = await DemanderAsync(juge);
        Noeud.Horloge.Avancer(TimeSpan.FromMinutes(11));
        await juge.Ouvrir(retour);
        Refusee(juge);
    }

    [Fact]
    public async Task A_key_rolled_over_is_followed_and_the_former_one_refused()
    {
        await RevenirAsync(new Visiteur(Noeud));
        var ancienne = Fournisseur.Publiees[0];
        Fournisseur.Publiees[0] = new FournisseurDEssai.Cle("cle-2");
        var juge = new Visiteur(Noeud);
        await RevenirAsync(juge);
        Assert.Equal("/juridiction", juge.Adresse);

        Fournisseur.SignerIdentite = ancienne.Signer;
        var voleur = new Visiteur(Noeud);
        await RevenirAsync(voleur);
        Refusee(voleur);
        ancienne.Dispose();
    }

    [Fact]
    public async Task Another_identity_with_the_address_of_an_account_already_pinned()
    {
        await RevenirAsync(new Visiteur(Noeud));
        Fournisseur.Sub = "sub-usurpateur";
        var autre = new Visiteur(Noeud);
        await RevenirAsync(autre);

        Assert.Equal(422, autre.Statut);
        Assert.Contains("déjà lié à une autre identité", autre.Texte);
    }

    [Fact]
    public async Task An_unknown_address_an_unverified_one_and_a_closed_account_open_nothing()
    {
        await InconnuAsync(f => f.Courriel = "personne@ailleurs.example");
        await InconnuAsync(f => f.AlterPersonne = dit => dit["email_verified"] = false);
        Fournisseur.AlterPersonne = null;
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Prepose)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, false))
        );
        await InconnuAsync(f => f.Courriel = Comptes.Prepose);
    }

    [Fact]
    public async Task An_address_not_said_to_be_verified_opens_nothing_unless_the_operator_vouches_for_the_provider()
    {
        await using var noeud = application.Hote.AutreNoeud(
            ("ProConnect:Autorite", Fournisseur.Emetteur),
            ("ProConnect:ClientId", FournisseurDEssai.Client),
            ("ProConnect:ClientSecret", FournisseurDEssai.Secret)
        );
        var juge = new Visiteur(noeud);
        await RevenirAsync(juge);
        Assert.Equal(422, juge.Statut);
        Assert.Contains("aucun compte ouvert n’a votre adresse", juge.Texte);
        // Vouching does not cover what the provider says otherwise, nor what is neither yes nor no.
        foreach (var dite in new object[] { "false", "peut-être", 0 })
        {
            Fournisseur.AlterPersonne = dit => dit["email_verified"] = dite;
            var garanti = new Visiteur(Noeud);
            await RevenirAsync(garanti);
            Assert.Equal(422, garanti.Statut);
        }

        Fournisseur.AlterPersonne = dit => dit["email_verified"] = true;
        await RevenirAsync(juge);
        Assert.Equal("/juridiction", juge.Adresse);
    }

    [Fact]
    public async Task A_provider_that_is_down_leaves_the_password()
    {
        Fournisseur.Panne = true;
        var juge = new Visiteur(Noeud);
        await juge.Ouvrir("/connexion/proconnect");

        Assert.Equal(422, juge.Statut);
        Assert.Contains("ProConnect ne répond pas", juge.Texte);
        await juge.SeConnecter(Comptes.Juge);
    }

    [Fact]
    public async Task Nothing_is_offered_where_ProConnect_is_not_configured()
    {
        var visiteur = await application.Visiteur().Ouvrir("/connexion");
        Assert.DoesNotContain("ProConnect", visiteur.Texte);
        Assert.Equal(404, (await visiteur.Ouvrir("/connexion/proconnect")).Statut);
        Assert.Equal(404, (await visiteur.Ouvrir("/connexion/proconnect/retour")).Statut);
    }

    private async Task InconnuAsync(Action<FournisseurDEssai> comment)
    {
        comment(Fournisseur);
        var visiteur = new Visiteur(Noeud);
        await RevenirAsync(visiteur);
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("aucun compte ouvert n’a votre adresse", visiteur.Texte);
    }

    private async Task RefuseAsync(Action<FournisseurDEssai> attaque)
    {
        attaque(Fournisseur);
        var visiteur = new Visiteur(Noeud);
        await RevenirAsync(visiteur);
        Refusee(visiteur);
        Assert.StartsWith("/connexion", (await visiteur.Ouvrir("/compte")).Adresse);
        Assert.False(await application.Base(db => db.UserLogins.AnyAsync()));
        // The same flow without the attack opens the account: the refusal came from nothing else.
        Fournisseur.AlterIdentite = Fournisseur.AlterPersonne = null;
        Fournisseur.SignerIdentite = Fournisseur.SignerPersonne = null;
        Fournisseur.PersonneEnClair = false;
        await RevenirAsync(visiteur);
        Assert.Equal("/juridiction", visiteur.Adresse);
        await application.Base(db => db.UserLogins.ExecuteDeleteAsync());
    }

    private static void Refusee(Visiteur visiteur)
    {
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("La connexion avec ProConnect n’a pas abouti", visiteur.Texte);
    }

    private async Task RevenirAsync(Visiteur visiteur, string retour = "") =>
        await visiteur.Ouvrir(await DemanderAsync(visiteur, retour));

    /// <summary>Goes to the provider as a browser does; the address it sends the browser back to.</summary>
    private static async Task<string> DemanderAsync(Visiteur visiteur, string retour = "")
    {
        using var depart = await visiteur.Client.GetAsync(
            $"/connexion/proconnect?retour={Uri.EscapeDataString(retour)}"
        );
        using var navigateur = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }
        );
        using var reponse = await navigateur.GetAsync(depart.Headers.Location);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, reponse.StatusCode);
        return reponse.Headers.Location!.PathAndQuery;
    }
}
