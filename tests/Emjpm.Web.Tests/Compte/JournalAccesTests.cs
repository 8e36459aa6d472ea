using Emjpm.Web.Security;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Compte;

public sealed class JournalAccesTests
{
    [Fact]
    public async Task Who_opened_what_is_written_at_the_latest_when_the_node_stops()
    {
        await using var application = new Application();
        await application.InitializeAsync();
        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/notifications?page=3");
        await admin.Ouvrir("/juridiction/recherches/1234567");
        await admin.Ouvrir("/n-existe-pas");
        await admin.Client.GetAsync("/app/emjpm.css");
        var anonyme = await application.Visiteur().Ouvrir("/connexion");
        anonyme.Remplir("Adresse électronique", Comptes.Juge).Remplir("Mot de passe", "Faux-2026");
        await anonyme.Envoyer("Se connecter");

        await application
            .Services.GetRequiredService<JournalAcces>()
            .StopAsync(TestContext.Current.CancellationToken);

        var (adminId, jugeId) = (
            await Id(application, Comptes.Admin),
            await Id(application, Comptes.Juge)
        );
        var lignes = await application.Base(db =>
            db.AccesJournal.OrderBy(a => a.Id)
                .Select(a => new
                {
                    a.UtilisateurId,
                    a.Methode,
                    a.Chemin,
                    a.Statut,
                })
                .ToListAsync()
        );
        Assert.Equal(
            [
                new
                {
                    UtilisateurId = (int?)adminId,
                    Methode = "POST",
                    Chemin = "/connexion",
                    Statut = 302,
                },
                new
                {
                    UtilisateurId = (int?)adminId,
                    Methode = "GET",
                    Chemin = "/administration",
                    Statut = 200,
                },
                new
                {
                    UtilisateurId = (int?)adminId,
                    Methode = "GET",
                    Chemin = "/notifications",
                    Statut = 200,
                },
                new
                {
                    UtilisateurId = (int?)adminId,
                    Methode = "GET",
                    Chemin = "/juridiction/recherches/1234567",
                    Statut = 403,
                },
                new
                {
                    UtilisateurId = (int?)adminId,
                    Methode = "GET",
                    Chemin = "/n-existe-pas",
                    Statut = 404,
                },
                new
                {
                    UtilisateurId = (int?)jugeId,
                    Methode = "POST",
                    Chemin = "/connexion",
                    Statut = 422,
                },
            ],
            lignes
        );
    }

    [Fact]
    public async Task A_right_password_that_no_second_factor_follows_leaves_a_line()
    {
        await using var application = new Application();
        await application.InitializeAsync();
        await Facteurs.AjouterAsync(application, await application.Connecter(Comptes.Juge));
        var ailleurs = await application.Visiteur().Ouvrir("/connexion");
        ailleurs
            .Remplir("Adresse électronique", Comptes.Juge)
            .Remplir("Mot de passe", Visiteur.MotDePasse);
        await ailleurs.Envoyer("Se connecter");
        Assert.Equal("Saisir le code de connexion", ailleurs.Titre);

        await application
            .Services.GetRequiredService<JournalAcces>()
            .StopAsync(TestContext.Current.CancellationToken);

        var juge = await Id(application, Comptes.Juge);
        Assert.Equal(
            1,
            await application.Base(db =>
                db.AccesJournal.CountAsync(a =>
                    a.UtilisateurId == juge && a.Chemin == "/connexion" && a.Statut == 401
                )
            )
        );
    }

    private static Task<int> Id(Application application, string compte) =>
        application.Base(db =>
            db.Users.Where(u => u.Email == compte).Select(u => u.Id).SingleAsync()
        );
}
