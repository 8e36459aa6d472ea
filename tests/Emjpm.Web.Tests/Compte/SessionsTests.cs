using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

/// <summary>Sessions are rows: listed, closed from another one, over after a working day; attempts are counted for all nodes.</summary>
public sealed class SessionsTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_session_closed_from_another_one_is_over_at_its_next_request()
    {
        var ici = await application.Connecter(Comptes.Juge);
        var ailleurs = await application.Connecter(Comptes.Juge);
        await ici.Ouvrir("/compte/securite");
        Assert.Contains("Celle-ci", ici.Texte);

        await ici.Envoyer("Fermer toutes les autres sessions");

        Assert.Contains("Toutes vos autres sessions sont fermées.", ici.Alertes);
        Assert.StartsWith("/connexion", (await ailleurs.Ouvrir("/compte")).Adresse);
        Assert.Equal("/compte", (await ici.Ouvrir("/compte")).Adresse);
    }

    [Fact]
    public async Task Nobody_closes_the_session_of_somebody_else()
    {
        var greffier = await application.Connecter(Comptes.Greffier);
        await application.Connecter(Comptes.Greffier);
        await greffier.Ouvrir("/compte/securite");
        var prepose = await application.Connecter(Comptes.Prepose);
        var autre = await application.Base(db =>
            db.SessionsOuvertes.Where(s => s.Utilisateur!.Email == Comptes.Prepose)
                .Select(s => s.Id)
                .SingleAsync()
        );
        var formulaire = (AngleSharp.Html.Dom.IHtmlFormElement)
            greffier.Page.QuerySelector("td form")!;
        formulaire.Action = $"/compte/securite?session={autre}&handler=Fermer";

        var bouton = formulaire.QuerySelector("button")!;
        bouton.TextContent = "Fermer celle d’un autre";
        await greffier.Envoyer("Fermer celle d’un autre");

        Assert.Equal(404, greffier.Statut);
        Assert.Equal("/compte", (await prepose.Ouvrir("/compte")).Adresse);
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        var service = await application.Connecter(Comptes.Service);
        var copie = Copier(service);
        Assert.Equal("/compte", (await copie.Ouvrir("/compte")).Adresse);

        await service.Ouvrir("/compte");
        await service.Envoyer("Se déconnecter");

        Assert.StartsWith("/connexion", (await copie.Ouvrir("/compte")).Adresse);
    }

    [Fact]
    public async Task A_proof_given_again_renames_the_session_and_signing_in_again_closes_it()
    {
        var lecture = await application.Connecter(Comptes.Lecture);
        application.Horloge.Avancer(TimeSpan.FromMinutes(11));
        var copie = Copier(lecture);
        await lecture.Ouvrir("/compte/adresse");
        await lecture.Remplir("Mot de passe", Visiteur.MotDePasse).Envoyer("Confirmer");
        Assert.Equal("/compte/adresse", lecture.Adresse);

        Assert.StartsWith("/connexion", (await copie.Ouvrir("/compte")).Adresse);
        Assert.Equal("/compte", (await lecture.Ouvrir("/compte")).Adresse);

        copie = Copier(lecture);
        // A form of sign-in sent while the session is open: the browser gets another one, the first is over.
        var jeton = await JetonAsync(lecture);
        using var reponse = await lecture.Client.PostAsync(
            "/connexion",
            new FormUrlEncodedContent([
                new("Saisie.Adresse", Comptes.Lecture),
                new("Saisie.MotDePasse", Visiteur.MotDePasse),
                new("jeton", jeton),
            ])
        );
        Assert.Equal(System.Net.HttpStatusCode.Redirect, reponse.StatusCode);
        Assert.StartsWith("/connexion", (await copie.Ouvrir("/compte")).Adresse);
        Assert.Equal("/compte", (await lecture.Ouvrir("/compte")).Adresse);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.SessionsOuvertes.CountAsync(s =>
                    s.FermeeLe == null && s.Utilisateur!.Email == Comptes.Lecture
                )
            )
        );
    }

    [Fact]
    public async Task Closing_sessions_asks_for_a_recent_proof()
    {
        var ici = await application.Connecter(Comptes.Antenne);
        var ailleurs = await application.Connecter(Comptes.Antenne);
        application.Horloge.Avancer(TimeSpan.FromMinutes(11));
        await ici.Ouvrir("/compte/securite");

        await ici.Envoyer("Fermer toutes les autres sessions");
        Assert.Equal("Confirmer votre identité", ici.Titre);
        Assert.Equal("/compte", (await ailleurs.Ouvrir("/compte")).Adresse);

        await ici.Remplir("Mot de passe", Visiteur.MotDePasse).Envoyer("Confirmer");
        await ici.Envoyer("Fermer toutes les autres sessions");
        Assert.StartsWith("/connexion", (await ailleurs.Ouvrir("/compte")).Adresse);
    }

    private Visiteur Copier(Visiteur visiteur)
    {
        var copie = application.Visiteur();
        foreach (System.Net.Cookie cookie in visiteur.Cookies.GetAllCookies())
            copie.Cookies.Add(cookie);
        return copie;
    }

    private static async Task<string> JetonAsync(Visiteur visiteur) =>
        (await visiteur.Ouvrir("/compte"))
            .Page.QuerySelector("input[name=jeton]")!
            .GetAttribute("value")!;

    [Fact]
    public async Task A_session_ends_after_twelve_hours_even_in_use()
    {
        var individuel = await application.Connecter(Comptes.Individuel);
        for (var h = 0; h < 11; h++)
        {
            application.Horloge.Avancer(TimeSpan.FromHours(1));
            Assert.Equal("/compte", (await individuel.Ouvrir("/compte")).Adresse);
        }
        var vue = await application.Base(db =>
            db.SessionsOuvertes.Where(s => s.Utilisateur!.Email == Comptes.Individuel)
                .MaxAsync(s => s.VueLe)
        );
        Assert.Equal(application.Horloge.Maintenant(), vue);

        application.Horloge.Avancer(TimeSpan.FromHours(1));
        Assert.StartsWith("/connexion", (await individuel.Ouvrir("/compte")).Adresse);
    }

    [Fact]
    public async Task The_history_shows_what_succeeded_and_what_was_refused()
    {
        await EchouerAsync(application.Hote, Comptes.Admin);
        var admin = await application.Connecter(Comptes.Admin);

        await admin.Ouvrir("/compte/connexions");

        var resultats = admin
            .Page.QuerySelectorAll("tbody tr")
            .Select(l => Libelles.Texte(l.QuerySelectorAll("td")[1]));
        Assert.Equal(["Réussie", "Refusée"], resultats);
    }

    [Fact]
    public async Task A_network_that_fails_too_often_waits_whichever_node_it_asks()
    {
        await using var autreNoeud = application.Hote.AutreNoeud();
        var debut = application.Horloge.Maintenant();
        await application.Base(async db =>
        {
            var deja = await db.TentativesConnexion.CountAsync(t =>
                !t.Reussie && t.Reseau == "inconnu" && t.Instant > debut - FreinReseau.Fenetre
            );
            for (var i = deja; i < FreinReseau.EchecsMax; i++)
                db.TentativesConnexion.Add(
                    new TentativeConnexion
                    {
                        Instant = debut,
                        Reseau = "inconnu",
                        Appareil = "Essai",
                    }
                );
            await db.SaveChangesAsync();
        });

        foreach (var noeud in new[] { application.Hote, autreNoeud })
        {
            var refuse = await EchouerAsync(noeud, Comptes.Direction, Visiteur.MotDePasse);
            Assert.Equal(422, refuse.Statut);
            Assert.Contains(
                "Trop d’essais de connexion ont échoué depuis votre réseau",
                refuse.Texte
            );
        }
        application.Horloge.Avancer(FreinReseau.Fenetre);
        await application.Visiteur().SeConnecter(Comptes.Direction);
    }

    private static async Task<Visiteur> EchouerAsync(
        ApplicationSur noeud,
        string courriel,
        string motDePasse = "Mauvais-mot-2026"
    )
    {
        var visiteur = await new Visiteur(noeud).Ouvrir("/connexion");
        visiteur.Remplir("Adresse électronique", courriel).Remplir("Mot de passe", motDePasse);
        return await visiteur.Envoyer("Se connecter");
    }
}
