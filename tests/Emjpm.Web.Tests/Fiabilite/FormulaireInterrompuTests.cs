using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>The reservation form comes back: from a session that ended, too late, or from the back button.</summary>
public sealed class FormulaireInterrompuTests(Application application) : IClassFixture<Application>
{
    private const string Reserver = "Réserver";

    [Fact]
    public async Task When_the_session_ended_the_reservation_is_made_after_signing_in_with_what_was_typed()
    {
        var (juge, lieu, rg) = await RemplirAsync();
        juge.Remplir("Message au mandataire", "Audience le matin.");
        Retirer(juge, "emjpm");

        await juge.Envoyer(Reserver);
        Assert.Equal(401, juge.Statut);
        Assert.Equal(0, await NombreAsync(lieu));
        juge.Remplir("Adresse électronique", Comptes.Juge)
            .Remplir("Mot de passe", Visiteur.MotDePasse);
        await juge.Envoyer("Se connecter");
        await juge.Envoyer("Reprendre votre saisie");

        var r = await application.Base(db =>
            db.Reservations.AsNoTracking().SingleAsync(x => x.LieuId == lieu)
        );
        Assert.Equal($"/juridiction/reservations/{r.Id}", juge.Adresse);
        Assert.Equal(
            (rg, "Audience le matin.", NatureMesure.Tutelle, 1941),
            (r.NumeroRg, r.Message, r.Nature, r.AnneeNaissance)
        );
    }

    [Fact]
    public async Task An_expired_form_says_so_and_changes_nothing()
    {
        var (juge, lieu, _) = await RemplirAsync();
        Retirer(juge, "emjpm-formulaire");

        await juge.Envoyer(Reserver);

        Assert.Equal(400, juge.Statut);
        Assert.Equal("Votre formulaire a expiré", juge.Titre);
        Assert.Contains("Rien n’a été enregistré", juge.Texte);
        Assert.Equal(0, await NombreAsync(lieu));
    }

    [Fact]
    public async Task A_form_shown_again_by_the_back_button_then_changed_is_not_taken_for_saved()
    {
        var (juge, lieu, premier) = await RemplirAsync();
        var formulaire = await FormulairePret.LireAsync(juge, Reserver);
        var second = Monde.Rg();
        juge.Remplir("Numéro RG", second);
        using var reponse = await juge.Client.SendAsync(formulaire.Requete());
        var adresse = reponse.Headers.Location!.ToString();

        await juge.Envoyer(Reserver);

        Assert.Equal(422, juge.Statut);
        var alerte = juge.Page.QuerySelector("[role=alert]")!;
        Assert.Contains($"(RG {premier})", alerte.TextContent);
        Assert.Contains("n’est pas enregistré", Libelles.Texte(alerte));
        Assert.Equal(adresse, alerte.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(second, juge.Valeur("Numéro RG"));
        Assert.Equal(1, await NombreAsync(lieu));

        await juge.Envoyer(Reserver);

        Assert.StartsWith("/juridiction/reservations/", juge.Adresse);
        Assert.Equal(
            new HashSet<string?> { premier, second },
            await application.Base(db =>
                db.Reservations.Where(r => r.LieuId == lieu)
                    .Select(r => r.NumeroRg)
                    .ToHashSetAsync()
            )
        );
    }

    /// <summary>A judge of the demonstration with the form of a gestionnaire nobody else reserves, filled.</summary>
    private async Task<(Visiteur Juge, int Lieu, string Rg)> RemplirAsync()
    {
        var g = await (await Monde.CreerAsync(application)).GestionnaireAsync();
        var juge = await application.Connecter(Comptes.Juge);
        return (juge, g.Lieu, await juge.RemplirReservationAsync(g.Lieu));
    }

    private static void Retirer(Visiteur visiteur, string cookie) =>
        visiteur.Cookies.GetAllCookies().Single(c => c.Name == cookie).Expired = true;

    private Task<int> NombreAsync(int lieu) =>
        application.Base(db => db.Reservations.CountAsync(r => r.LieuId == lieu));
}
