using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

/// <summary>The authenticator application, its recovery codes and the session it makes strong.</summary>
public sealed class SecondFacteurTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_code_is_asked_after_the_password_once_an_application_is_added()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var (secret, codes) = await Facteurs.AjouterAsync(application, juge);

        Assert.Equal(10, codes.Distinct().Count());
        Assert.DoesNotContain(
            await application.Base(db => db.CodesSecours.Select(c => c.Empreinte).ToListAsync()),
            e => codes.Contains(e)
        );
        Assert.DoesNotContain(
            Totp.EnBase32(secret),
            await application.Base(db =>
                db.SecondsFacteurs.Select(f => f.SecretScelle).ToListAsync()
            )
        );

        var ailleurs = await MotDePasseAsync(Comptes.Juge, "/notifications");
        Assert.Equal("Saisir le code de connexion", ailleurs.Titre);
        // The password alone opens nothing.
        Assert.StartsWith("/connexion", (await ailleurs.Ouvrir("/juridiction")).Adresse);
        await ailleurs.Ouvrir("/connexion/code?retour=/notifications");
        await ailleurs.Remplir("Code", Suivant(secret)).Envoyer("Se connecter");

        Assert.Equal("/notifications", ailleurs.Adresse);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.TentativesConnexion.CountAsync(t =>
                    t.Reussie
                    && t.Moyen == MoyenConnexion.Application
                    && db.Users.Any(u => u.Id == t.UtilisateurId && u.Email == Comptes.Juge)
                )
            )
        );
    }

    [Fact]
    public async Task A_code_serves_once_and_five_wrong_ones_close_the_way_for_a_quarter_of_an_hour()
    {
        var greffier = await application.Connecter(Comptes.Greffier);
        var (secret, _) = await Facteurs.AjouterAsync(application, greffier);
        var code = Suivant(secret);
        var premier = await MotDePasseAsync(Comptes.Greffier);
        await premier.Remplir("Code", code).Envoyer("Se connecter");
        Assert.Equal("/juridiction", premier.Adresse);

        var second = await MotDePasseAsync(Comptes.Greffier);
        for (var i = 0; i < 5; i++)
        {
            await second.Remplir("Code", code).Envoyer("Se connecter");
            Assert.Equal(422, second.Statut);
            Assert.Contains("a déjà servi", second.ErreurDe("Code"));
        }
        // The right code of the next step, but the way is closed, even after the password again.
        await second.Remplir("Code", Suivant(secret)).Envoyer("Se connecter");
        Assert.Equal(422, second.Statut);
        var troisieme = await MotDePasseAsync(Comptes.Greffier);
        await troisieme.Remplir("Code", Suivant(secret)).Envoyer("Se connecter");
        Assert.Equal(422, troisieme.Statut);

        application.Horloge.Avancer(TimeSpan.FromMinutes(16));
        troisieme = await MotDePasseAsync(Comptes.Greffier);
        await troisieme.Remplir("Code", Suivant(secret)).Envoyer("Se connecter");
        Assert.Equal("/juridiction", troisieme.Adresse);
    }

    [Fact]
    public async Task Simultaneous_uses_of_one_code_open_one_session()
    {
        var service = await application.Connecter(Comptes.Service);
        var (secret, _) = await Facteurs.AjouterAsync(application, service);
        var code = Suivant(secret);
        var visiteurs = new List<Visiteur>();
        for (var i = 0; i < 4; i++)
            visiteurs.Add(await MotDePasseAsync(Comptes.Service));

        await Task.WhenAll(visiteurs.Select(v => v.Remplir("Code", code).Envoyer("Se connecter")));

        Assert.Single(visiteurs, v => v.Adresse == "/gestionnaire");
    }

    [Fact]
    public async Task A_recovery_code_replaces_the_application_once()
    {
        var prepose = await application.Connecter(Comptes.Prepose);
        var (_, codes) = await Facteurs.AjouterAsync(application, prepose);

        var ailleurs = await MotDePasseAsync(Comptes.Prepose);
        await ailleurs
            .Remplir("Code", codes[0].ToLowerInvariant().Replace('-', ' '))
            .Envoyer("Se connecter");
        Assert.Equal("/gestionnaire", ailleurs.Adresse);

        var encore = await MotDePasseAsync(Comptes.Prepose);
        await encore.Remplir("Code", codes[0]).Envoyer("Se connecter");
        Assert.Equal(422, encore.Statut);
        await ailleurs.Ouvrir("/compte/securite");
        Assert.Contains("Il vous reste 9 codes de secours", ailleurs.Texte);
    }

    [Fact]
    public async Task The_wait_for_a_code_ends_after_ten_minutes_and_with_a_new_password()
    {
        var individuel = await application.Connecter(Comptes.Individuel);
        var (secret, _) = await Facteurs.AjouterAsync(application, individuel);
        var attend = await MotDePasseAsync(Comptes.Individuel);
        application.Horloge.Avancer(TimeSpan.FromMinutes(11));

        await attend.Remplir("Code", Suivant(secret)).Envoyer("Se connecter");
        Assert.Equal("/connexion", attend.Adresse);

        attend = await MotDePasseAsync(Comptes.Individuel);
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Individuel)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.SecurityStamp, "autre"))
        );
        await attend.Remplir("Code", Suivant(secret)).Envoyer("Se connecter");
        Assert.Equal("/connexion", attend.Adresse);
    }

    [Fact]
    public async Task A_wrong_first_code_adds_nothing_and_shows_the_same_secret()
    {
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/compte/securite/application");
        var cle = Facteurs.Cle(admin);
        await admin
            .Remplir("Code affiché par l’application", "000000")
            .Envoyer("Activer l’application");

        Assert.Equal(422, admin.Statut);
        Assert.Equal(cle, Facteurs.Cle(admin));
        Assert.False(
            await application.Base(db =>
                db.SecondsFacteurs.AnyAsync(f => f.Utilisateur!.Email == Comptes.Admin)
            )
        );
    }

    [Fact]
    public async Task A_sensitive_page_asks_again_after_ten_minutes_and_the_password_no_longer_does()
    {
        var direction = await application.Connecter(Comptes.Direction);
        application.Horloge.Avancer(TimeSpan.FromMinutes(11));
        await direction.Ouvrir("/compte/adresse");
        Assert.Equal("Confirmer votre identité", direction.Titre);
        await direction.Remplir("Mot de passe", "Mauvais-mot-2026").Envoyer("Confirmer");
        Assert.Equal(422, direction.Statut);
        await direction.Remplir("Mot de passe", Visiteur.MotDePasse).Envoyer("Confirmer");
        Assert.Equal("/compte/adresse", direction.Adresse);

        var (secret, _) = await Facteurs.AjouterAsync(application, direction);
        application.Horloge.Avancer(TimeSpan.FromMinutes(11));
        await direction.Ouvrir("/compte/securite/application");
        // Both are asked: neither the password alone, nor the code alone.
        await direction.Remplir("Mot de passe", Visiteur.MotDePasse).Envoyer("Confirmer");
        Assert.Equal(422, direction.Statut);
        Assert.StartsWith("Saisissez le code", direction.ErreurDe("Code"));
        await direction.Remplir("Code", Suivant(secret)).Envoyer("Confirmer");
        Assert.Equal(422, direction.Statut);
        Assert.Equal("Saisissez votre mot de passe.", direction.ErreurDe("Mot de passe"));
        await direction
            .Remplir("Mot de passe", Visiteur.MotDePasse)
            .Remplir("Code", Suivant(secret))
            .Envoyer("Confirmer");
        Assert.Equal("Application d’authentification", direction.Titre);
        await direction.Suivre("Retirer l’application");
        await direction.Envoyer("Retirer l’application");
        Assert.Contains(direction.Alertes, a => a.Contains("est retirée"));
        await application.Visiteur().SeConnecter(Comptes.Direction);
        Assert.Equal(
            ["compte.activer_application", "compte.retirer_application"],
            await application.Base(db =>
                db.EvenementsAudit.Where(e =>
                        e.Acte.EndsWith("_application")
                        && db.Users.Any(u => u.Id == e.ObjetId && u.Email == Comptes.Direction)
                    )
                    .OrderBy(e => e.Id)
                    .Select(e => e.Acte)
                    .ToListAsync()
            )
        );
    }

    [Fact]
    public async Task An_administrator_without_a_second_factor_is_led_to_add_one_and_enters_nothing_before()
    {
        await using var noeud = application.Hote.AutreNoeud(
            ("Comptes:SecondFacteurObligatoire", "true")
        );
        var nouvel = await CreerAdministrateurAsync("admin.neuf@demo.emjpm.fr");
        var agent = new Visiteur(noeud);
        await agent.SeConnecter(nouvel);

        Assert.Equal("/compte/securite", agent.Adresse);
        Assert.Contains("Un second facteur est nécessaire", agent.Texte);
        Assert.Equal("/compte/securite", (await agent.Ouvrir("/administration")).Adresse);
        Assert.Equal("/compte/securite", (await agent.Ouvrir("/compte/adresse")).Adresse);
        await agent.Ouvrir("/compte/securite/application");
        var secret = Facteurs.Secret(agent);
        agent.Remplir(
            "Code affiché par l’application",
            Totp.Code(secret, Totp.Pas(noeud.Horloge.Maintenant()))
        );
        await agent.Envoyer("Activer l’application");
        await agent.Ouvrir("/administration");
        Assert.Equal("/administration", agent.Adresse);
    }

    [Fact]
    public async Task Outside_a_demonstration_everybody_is_led_to_add_one()
    {
        await using var noeud = application.Hote.AutreNoeud(
            ("Emjpm:Demonstration", "false"),
            ("Emjpm:HttpEnClair", "true")
        );
        var lecture = new Visiteur(noeud);
        await lecture.SeConnecter(Comptes.Lecture);

        Assert.Equal("/compte/securite", lecture.Adresse);
        Assert.Equal("/compte/securite", (await lecture.Ouvrir("/gestionnaire")).Adresse);
        // The demonstration itself opens with the password that its page shows.
        var demonstration = await application.Connecter(Comptes.Lecture);
        Assert.Equal("/gestionnaire", demonstration.Adresse);
    }

    [Fact]
    public async Task Whoever_has_a_passkey_does_not_enter_with_the_password_alone()
    {
        await application.Base(async db =>
        {
            db.ClesAcces.Add(
                new IdentityUserPasskey<int>
                {
                    UserId = await db
                        .Users.Where(u => u.Email == Comptes.Antenne)
                        .Select(u => u.Id)
                        .SingleAsync(),
                    CredentialId = [1, 2, 3],
                    Data = new IdentityPasskeyData
                    {
                        PublicKey = [4],
                        Name = "Poste",
                        AttestationObject = [],
                        ClientDataJson = [],
                    },
                }
            );
            await db.SaveChangesAsync();
        });

        var antenne = await MotDePasseAsync(Comptes.Antenne);

        Assert.Equal("Saisir le code de connexion", antenne.Titre);
        Assert.NotNull(antenne.Page.QuerySelector("form[action='/connexion/cle']"));
        Assert.StartsWith("/connexion", (await antenne.Ouvrir("/gestionnaire")).Adresse);
    }

    [Fact]
    public async Task A_password_hashed_with_fewer_rounds_is_hashed_again_at_sign_in()
    {
        var compte = await CreerAdministrateurAsync("ancien.hachage@demo.emjpm.fr");
        var ancien = new PasswordHasher<Utilisateur>(
            Microsoft.Extensions.Options.Options.Create(
                new PasswordHasherOptions { IterationCount = 1_000 }
            )
        ).HashPassword(null!, Visiteur.MotDePasse);
        await application.Base(db =>
            db.Users.Where(u => u.Email == compte)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.PasswordHash, ancien))
        );

        await application.Visiteur().SeConnecter(compte);
        var nouveau = await application.Base(db =>
            db.Users.Where(u => u.Email == compte).Select(u => u.PasswordHash!).SingleAsync()
        );

        Assert.NotEqual(ancien, nouveau);
        Assert.True(
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(
                Convert.FromBase64String(nouveau).AsSpan(5)
            ) > 1_000
        );
        await application.Visiteur().SeConnecter(compte);
    }

    /// <summary>An account like that of the demonstration administrator, which other tests do not touch.</summary>
    private Task<string> CreerAdministrateurAsync(string courriel) =>
        application.Base(async db =>
        {
            var modele = await db
                .Users.AsNoTracking()
                .SingleAsync(u => u.Email == Comptes.Direction);
            db.DroitsTerritoire.Add(
                new DroitTerritoire
                {
                    Niveau = NiveauTerritoire.National,
                    Du = new DateOnly(2020, 1, 1),
                    ApprouveLe = application.Horloge.Maintenant(),
                    Utilisateur = new Utilisateur
                    {
                        Nom = "Neuf",
                        Prenom = "Admin",
                        Role = Role.Administration,
                        Actif = true,
                        Email = courriel,
                        NormalizedEmail = courriel.ToUpperInvariant(),
                        UserName = courriel,
                        NormalizedUserName = courriel.ToUpperInvariant(),
                        PasswordHash = modele.PasswordHash,
                        SecurityStamp = "neuf",
                    },
                }
            );
            await db.SaveChangesAsync();
            return courriel;
        });

    /// <summary>The code of the next thirty-second step, so that no test uses one twice.</summary>
    private string Suivant(byte[] secret) => Facteurs.Suivant(application.Horloge, secret);

    private async Task<Visiteur> MotDePasseAsync(string courriel, string retour = "")
    {
        var visiteur = await application.Visiteur().Ouvrir($"/connexion?retour={retour}");
        visiteur
            .Remplir("Adresse électronique", courriel)
            .Remplir("Mot de passe", Visiteur.MotDePasse);
        return await visiteur.Envoyer("Se connecter");
    }
}
