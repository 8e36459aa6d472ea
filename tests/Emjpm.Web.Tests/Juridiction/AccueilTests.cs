using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Juridiction;

public sealed class AccueilTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task The_home_leads_to_a_search_and_to_lists_that_hold_what_it_counts()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction");

        Assert.StartsWith("Bonjour", juge.Titre);
        juge.BudgetSql(7);
        var liens = juge
            .Page.QuerySelectorAll("main a")
            .Select(a => (Texte: Libelles.Texte(a), Adresse: a.GetAttribute("href")!))
            .Where(l =>
                l.Adresse.Contains("suivi=sans_reponse") || l.Adresse.Contains("?echeance=")
            )
            .ToList();
        Assert.Equal(1 + Liste<FenetreEcheance>.Valeurs.Count, liens.Count);
        foreach (var (texte, adresse) in liens)
        {
            await juge.Ouvrir(adresse);
            Assert.StartsWith($"{juge.Annonce()} ", texte.Replace('\u00A0', ' '));
        }
        await juge.Ouvrir("/juridiction");
        await juge.Suivre("Trouver un mandataire");
        Assert.Equal("/juridiction/recherche", juge.Adresse);
    }

    [Fact]
    public async Task A_refused_reservation_waits_until_somebody_else_is_chosen()
    {
        var monde = await Monde.CreerAsync(application);
        var juge = await application.Connecter(Comptes.Juge);
        var (premier, second) = (await monde.GestionnaireAsync(), await monde.GestionnaireAsync());
        var rg = Monde.Rg();
        var refusee = await monde.Reservee(premier, d => d with { NumeroRg = rg });
        await monde.Repondre(premier, refusee, new Reponse.JeNePeuxPas(MotifRefus.Absence));

        await juge.Ouvrir("/juridiction");
        Assert.Contains(
            $"{premier.Nom} ne peut pas la prendre (absence ou activité réduite)",
            juge.Texte
        );
        await juge.Ouvrir("/juridiction/reservations?suivi=a_reprendre");
        Assert.Contains(refusee, juge.Ids());

        await monde.Reservee(second, d => d with { NumeroRg = rg });

        await juge.Ouvrir("/juridiction");
        Assert.DoesNotContain($"{premier.Nom} ne peut pas", juge.Texte);
        await juge.Ouvrir("/juridiction/reservations?suivi=a_reprendre");
        Assert.DoesNotContain(refusee, juge.Ids());
    }
}
