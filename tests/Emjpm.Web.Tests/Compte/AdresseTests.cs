using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

public sealed class AdresseTests(Application application) : IClassFixture<Application>
{
    private const string Nouvelle = "claire.nouvelle@demo.emjpm.fr";

    [Fact]
    public async Task The_address_changes_once_the_code_sent_to_it_is_typed_and_the_former_is_told()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var code = await DemanderAsync(juge, Nouvelle);
        await application.Visiteur().SeConnecter(Comptes.Juge);
        await juge.Remplir("Code reçu", "BCDF-2345").Envoyer("Changer d’adresse");
        Assert.Equal(422, juge.Statut);

        await juge.Remplir("Code reçu", code).Envoyer("Changer d’adresse");

        Assert.Equal("/compte", juge.Adresse);
        Assert.Contains(Nouvelle, juge.Texte);
        await application.Visiteur().SeConnecter(Nouvelle);
        Assert.True(
            await application.Base(db =>
                db.Courriels.AnyAsync(c =>
                    c.Destinataire == Comptes.Juge && c.Sujet.Contains("adresse de votre compte")
                )
            )
        );
    }

    [Fact]
    public async Task The_address_of_somebody_else_is_refused_and_the_code_of_one_account_is_not_that_of_another()
    {
        var greffier = await application.Connecter(Comptes.Greffier);
        var code = await DemanderAsync(greffier, Comptes.Admin);
        var service = await application.Connecter(Comptes.Service);
        await service.Ouvrir("/compte/adresse/code");
        await service.Remplir("Code reçu", code).Envoyer("Changer d’adresse");
        Assert.Equal(422, service.Statut);

        await greffier.Remplir("Code reçu", code).Envoyer("Changer d’adresse");

        Assert.Equal(422, greffier.Statut);
        Assert.Contains("celle d’un autre compte", greffier.Texte);
        await application.Visiteur().SeConnecter(Comptes.Admin);
        await application.Visiteur().SeConnecter(Comptes.Greffier);
    }

    private async Task<string> DemanderAsync(Visiteur visiteur, string adresse)
    {
        await visiteur.Ouvrir("/compte/adresse");
        await visiteur
            .Remplir("Nouvelle adresse électronique", adresse)
            .Envoyer("Recevoir un code à cette adresse");
        Assert.Equal("/compte/adresse/code", visiteur.Adresse);
        return await application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == adresse)
                .OrderBy(c => c.Id)
                .Select(c => c.Secret!)
                .LastAsync()
        );
    }
}
