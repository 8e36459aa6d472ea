using Emjpm.Core.Remarques;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Suivi;

/// <summary>What people say of the service is read, answered, and its author sees it.</summary>
public sealed class RemarquesTests(Application application) : IClassFixture<Application>
{
    private static async Task Ecrire(Visiteur visiteur, string texte, bool page = true)
    {
        await visiteur.Suivre("Une remarque ?");
        await visiteur
            .Cocher("Une idée")
            .Remplir("Votre remarque", texte)
            .Cocher("Joindre l’adresse de la page où j’étais", page)
            .Envoyer("Envoyer la remarque");
    }

    private Task<RemarqueUsage> Lire(string texte) =>
        application.Base(db => db.Remarques.AsNoTracking().SingleAsync(r => r.Texte == texte));

    [Fact]
    public async Task A_remark_is_sent_answered_and_its_author_told()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/mesures?q=leroy");
        await juge.Suivre("Une remarque ?");
        await juge.Envoyer("Envoyer la remarque");
        Assert.Equal(422, juge.Statut);
        Assert.Contains("Écrivez votre remarque", juge.ErreurDe("Votre remarque"));
        await juge.Cocher("Une idée")
            .Remplir("Votre remarque", "Trier par cabinet.")
            .Envoyer("Envoyer la remarque");
        Assert.Equal("/remarques", juge.Adresse);
        Assert.Contains("Trier par cabinet.", juge.Texte);
        var remarque = await Lire("Trier par cabinet.");
        Assert.Equal("/juridiction/mesures", remarque.Chemin);

        var admin = await application.Connecter(Comptes.Admin);
        await admin.Ouvrir("/administration");
        await admin.Suivre("Remarques");
        await admin.Suivre($"N° {remarque.Id}");
        await admin.Choisir("État", "Sans suite").Envoyer("Enregistrer et prévenir l’auteur");
        Assert.Contains("Écrivez pourquoi", admin.ErreurDe("Réponse à l’auteur"));
        await admin
            .Choisir("État", "Prévue")
            .Remplir("Réponse à l’auteur", "Pour le printemps.")
            .Envoyer("Enregistrer et prévenir l’auteur");
        Assert.Equal("/administration/remarques", admin.Adresse);

        await juge.Ouvrir("/notifications");
        Assert.Contains("Votre remarque : prévue.", juge.Texte);
        await juge.Ouvrir("/remarques");
        Assert.Contains("Pour le printemps.", juge.Texte);
        var autre = await application.Connecter(Comptes.Greffier);
        Assert.DoesNotContain("Trier par cabinet.", (await autre.Ouvrir("/remarques")).Texte);
    }

    [Fact]
    public async Task A_duplicate_follows_the_one_that_said_it_first()
    {
        var premier = await application.Connecter(Comptes.Individuel);
        await Ecrire(premier, "Le bouton est loin.");
        var second = await application.Connecter(Comptes.Prepose);
        await Ecrire(second, "Bouton trop loin.", page: false);
        var (original, doublon) = (
            await Lire("Le bouton est loin."),
            await Lire("Bouton trop loin.")
        );
        Assert.Null(doublon.Chemin);
        var admin = await application.Connecter(Comptes.Admin);

        await admin.Ouvrir($"/administration/remarques/{doublon.Id}");
        await admin.Choisir("État", "Déjà signalée").Envoyer("Enregistrer et prévenir l’auteur");
        Assert.Contains(
            "Saisissez le numéro",
            admin.ErreurDe("Numéro de la remarque qui dit la même chose")
        );
        await admin
            .Remplir("Numéro de la remarque qui dit la même chose", original.Id)
            .Envoyer("Enregistrer et prévenir l’auteur");
        Assert.Equal("/administration/remarques", admin.Adresse);
        await admin.Ouvrir($"/administration/remarques/{original.Id}");
        await admin
            .Choisir("État", "Faite")
            .Remplir("Réponse à l’auteur", "Il est en haut.")
            .Envoyer("Enregistrer et prévenir l’auteur");

        await second.Ouvrir("/remarques");
        Assert.Contains("Il est en haut.", second.Texte);
        Assert.Contains("Faite", second.Texte);
        Assert.Contains("Votre remarque : faite.", (await second.Ouvrir("/notifications")).Texte);
    }

    [Theory]
    [InlineData("/juridiction/mesures/12?q=a", "/juridiction/mesures/…")]
    [InlineData("/gestionnaire/mesures/21A00123/modifier", "/gestionnaire/mesures/…/modifier")]
    [InlineData("/administration", "/administration")]
    [InlineData("//ailleurs.example/x", null)]
    [InlineData("https://ailleurs.example", null)]
    [InlineData("/a b", null)]
    [InlineData(null, null)]
    public void The_address_kept_holds_no_number(string? chemin, string? attendu) =>
        Assert.Equal(attendu, DeposerRemarque.Reduire(chemin));
}
