using Emjpm.Core;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Compte;

/// <summary>Rights are dated and read at each request: what ends, ends at once.</summary>
public sealed class DroitsTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_membership_that_ends_closes_the_session_at_the_next_request()
    {
        var juge = await application.Connecter(Comptes.Juge);
        Assert.Equal("/compte", (await juge.Ouvrir("/compte")).Adresse);

        var aujourdhui = application.Horloge.Aujourdhui();
        await application.Base(db =>
            db.MembresTribunal.Where(m => m.Utilisateur!.Email == Comptes.Juge && m.Au == null)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Au, aujourdhui))
        );
        Assert.Equal("/compte", (await juge.Ouvrir("/compte")).Adresse);

        application.Horloge.AvancerDeJours(1);
        var greffier = await application.Connecter(Comptes.Greffier);
        Assert.Equal("/compte", (await greffier.Ouvrir("/compte")).Adresse);

        await juge.Ouvrir("/compte");
        Assert.StartsWith("/connexion", juge.Adresse);
    }

    [Fact]
    public async Task A_deactivated_account_is_signed_out_at_the_next_request()
    {
        var service = await application.Connecter(Comptes.Service);
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Service)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, false))
        );

        await service.Ouvrir("/compte");

        Assert.StartsWith("/connexion", service.Adresse);
    }

    [Fact]
    public async Task The_account_page_says_who_one_is_and_since_when()
    {
        var prepose = await (await application.Connecter(Comptes.Prepose)).Ouvrir("/compte");
        var (nom, gestionnaire) = await application.Base(db =>
            db.DroitsGestionnaire.Where(d => d.Utilisateur!.Email == Comptes.Prepose)
                .Select(d => new ValueTuple<string, string>(
                    d.Utilisateur!.Nom,
                    d.Gestionnaire!.Nom
                ))
                .SingleAsync()
        );

        Assert.Contains(nom, prepose.Texte);
        Assert.Contains(gestionnaire, prepose.Texte);
        Assert.Contains("depuis le", prepose.Texte);
        prepose.BudgetSql(4);
    }
}
