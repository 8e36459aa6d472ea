using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Administration;

/// <summary>An administrator looks at the service as somebody else: told, logged, half an hour, no act.</summary>
public sealed class VoirCommeTests(Application application) : IClassFixture<Application>
{
    private Task<int> Id(string courriel) =>
        application.Base(db =>
            db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync()
        );

    private Task<Visiteur> Regarder(string courriel) => Regarder(application, courriel);

    private static async Task<Visiteur> Regarder(Application application, string courriel)
    {
        var id = await application.Base(db =>
            db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync()
        );
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir($"/administration/comptes/{id}");
        await admin.Suivre("Voir e-MJPM comme cette personne");
        await admin.Envoyer("Voir comme cette personne");
        Assert.Equal(422, admin.Statut);
        await admin
            .Choisir("Pourquoi", "Aide demandée par la personne")
            .Envoyer("Voir comme cette personne");
        return admin;
    }

    [Fact]
    public async Task It_sees_what_the_judge_sees_and_can_do_nothing()
    {
        var id = await Id(Comptes.Juge);
        var admin = await Regarder(Comptes.Juge);

        Assert.Equal("/juridiction", admin.Adresse);
        Assert.Contains("Vous voyez e-MJPM comme Camille Delattre.", admin.Alertes[0]);
        Assert.Equal(200, (await admin.Ouvrir("/juridiction/reservations")).Statut);
        // Its own space and the person's account are both shut.
        Assert.Equal(403, (await admin.Ouvrir("/administration/comptes")).Statut);
        Assert.Equal(403, (await admin.Ouvrir("/compte/securite")).Statut);
        var recherches = await application.Base(db => db.Recherches.CountAsync());
        await admin.Ouvrir("/juridiction/recherche");
        await admin
            .Remplir("Commune où vit la personne", "Lille (59000)")
            .Envoyer("Voir les mandataires");
        Assert.Equal(403, admin.Statut);
        Assert.Contains("aucun acte", admin.Texte);
        Assert.Equal(recherches, await application.Base(db => db.Recherches.CountAsync()));

        await admin.Ouvrir("/juridiction");
        await admin.Envoyer("Terminer la consultation");
        Assert.Equal($"/administration/comptes/{id}", admin.Adresse);
        Assert.Equal(403, (await admin.Ouvrir("/juridiction")).Statut);
    }

    [Fact]
    public async Task The_person_is_told_and_every_page_is_logged_under_the_administrator()
    {
        await using var application = new Application();
        await application.InitializeAsync();
        Task<int> Id(string courriel) =>
            application.Base(db =>
                db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync()
            );
        var (id, adminId) = (await Id(Comptes.Greffier), await Id(Comptes.Admin));
        var admin = await Regarder(application, Comptes.Greffier);
        await admin.Ouvrir("/juridiction/mesures");
        var greffier = await application.Connecter(Comptes.Greffier);
        await greffier.Ouvrir("/compte/consultations");
        Assert.Contains("A consulté e-MJPM comme vous le voyez", greffier.Texte);
        await greffier.Ouvrir("/notifications");
        Assert.Contains("Un administrateur consulte e-MJPM comme vous le voyez", greffier.Texte);

        await application
            .Services.GetRequiredService<JournalAcces>()
            .StopAsync(TestContext.Current.CancellationToken);

        var acces = await application.Base(db =>
            db.AccesJournal.SingleAsync(a =>
                a.Chemin == "/juridiction/mesures" && a.VuCommeId == id
            )
        );
        Assert.Equal(adminId, acces.UtilisateurId);
        var courriel = await application.Base(db =>
            db.Courriels.SingleAsync(c =>
                c.Destinataire == Comptes.Greffier
                && c.Sujet == "e-MJPM : un administrateur consulte e-MJPM comme vous le voyez"
            )
        );
        Assert.Contains("aide demandée par la personne", courriel.Texte);
    }

    [Fact]
    public async Task It_ends_by_itself_after_half_an_hour()
    {
        var admin = await Regarder(Comptes.Service);
        Assert.Equal(200, (await admin.Ouvrir("/gestionnaire")).Statut);

        application.Horloge.Avancer(TimeSpan.FromMinutes(VoirComme.Minutes));

        Assert.Equal(403, (await admin.Ouvrir("/gestionnaire")).Statut);
        Assert.Equal(200, (await admin.Ouvrir("/administration")).Statut);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_of_the_administrator()
    {
        var admin = await Regarder(Comptes.Individuel);

        await admin.Envoyer("Se déconnecter");

        Assert.StartsWith("/connexion", (await admin.Ouvrir("/gestionnaire")).Adresse);
    }

    [Fact]
    public async Task Never_as_another_administrator_nor_as_an_account_that_opens_nothing()
    {
        var (autre, ferme) = await application.Base(async db =>
        {
            Utilisateur Nouveau(string nom, Role role) =>
                new()
                {
                    Prenom = "Ada",
                    Nom = nom,
                    Role = role,
                    Actif = true,
                    Email = $"{nom}@essai.example",
                    UserName = $"{nom}@essai.example",
                };
            var (a, b) = (Nouveau("Adminbis", Role.Administration), Nouveau("Sans", Role.Juge));
            db.Users.AddRange(a, b);
            await db.SaveChangesAsync();
            return (a.Id, b.Id);
        });
        var admin = await application.Connecter(Comptes.Admin);
        foreach (var id in new[] { autre, ferme })
        {
            await admin.Ouvrir($"/administration/comptes/{id}");
            Assert.DoesNotContain("Voir e-MJPM comme cette personne", admin.Texte);
            await admin.Ouvrir($"/administration/comptes/{id}/voir");
            await admin
                .Choisir("Pourquoi", "Contrôle des droits de ce compte")
                .Envoyer("Voir comme cette personne");
            Assert.Equal(422, admin.Statut);
        }
    }
}
