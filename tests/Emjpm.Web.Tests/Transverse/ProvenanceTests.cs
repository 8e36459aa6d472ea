using System.Net;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>Files are for our own pages, and one account has them at the pace of a person.</summary>
public sealed class ProvenanceTests(Application application) : IClassFixture<Application>
{
    [Theory]
    [InlineData("/juridiction/mesures.csv", "cross-site", 403)]
    [InlineData("/juridiction/mesures.csv", "same-site", 403)]
    [InlineData("/juridiction/mesures.csv", "same-origin", 200)]
    [InlineData("/juridiction/mesures.csv", "none", 200)]
    [InlineData("/juridiction/mesures.csv", null, 200)]
    [InlineData("/compte/donnees.json", "cross-site", 403)]
    [InlineData("/communes?q=lille", "cross-site", 403)]
    [InlineData("/communes?q=lille", "same-origin", 200)]
    // A link in a mail read in a browser leads to a page.
    [InlineData("/juridiction/mesures", "cross-site", 200)]
    // What is open is open to other sites too.
    [InlineData("/statistiques/donnees/indicateurs.csv", "cross-site", 200)]
    // Another site does not begin a sign-in in our place.
    [InlineData("/connexion/proconnect", "cross-site", 302)]
    public async Task A_file_is_not_given_to_a_browser_sent_by_another_site(
        string adresse,
        string? provenance,
        int statut
    )
    {
        var juge = await application.Connecter(Comptes.Juge);
        using var demande = new HttpRequestMessage(HttpMethod.Get, adresse);
        if (provenance is not null)
            demande.Headers.Add("Sec-Fetch-Site", provenance);

        using var reponse = await juge.Client.SendAsync(demande);

        Assert.Equal(statut, (int)reponse.StatusCode);
        if (adresse.Contains("mesures.csv") && statut == 403)
            Assert.Contains(
                "Ce fichier se télécharge depuis e-MJPM",
                await reponse.Content.ReadAsStringAsync()
            );
    }

    [Theory]
    [InlineData("FichiersMax", "/juridiction/mesures.csv")]
    [InlineData("RecherchesMax", "/juridiction/gestionnaires")]
    public async Task An_account_that_asks_for_too_much_waits_and_the_others_do_not(
        string frein,
        string adresse
    )
    {
        await using var noeud = application.Hote.AutreNoeud(($"Comptes:{frein}", "3"));
        var juge = new Visiteur(noeud);
        await juge.SeConnecter(Comptes.Juge);
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, await StatutAsync(juge, adresse));

        using var reponse = await juge.Client.GetAsync(adresse);
        Assert.Equal(HttpStatusCode.TooManyRequests, reponse.StatusCode);
        Assert.Contains("Réessayez dans dix minutes", await reponse.Content.ReadAsStringAsync());
        // The same account still works, and so does its colleague.
        Assert.Equal(HttpStatusCode.OK, await StatutAsync(juge, "/juridiction/reservations"));
        var greffier = new Visiteur(noeud);
        await greffier.SeConnecter(Comptes.Greffier);
        Assert.Equal(HttpStatusCode.OK, await StatutAsync(greffier, adresse));
    }

    [Fact]
    public async Task Files_sent_are_counted_too()
    {
        await using var noeud = application.Hote.AutreNoeud(("Comptes:DepotsMax", "2"));
        var service = new Visiteur(noeud);
        await service.SeConnecter(Comptes.Service);
        for (var i = 0; i < 3; i++)
            await service.Deposer("/gestionnaire/imports", "Fichier", "vide.csv", [0x41]);

        Assert.Equal(429, service.Statut);
    }

    [Fact]
    public async Task A_form_is_read_in_its_body_only()
    {
        var visiteur = await application.Visiteur().Ouvrir("/connexion");
        var jeton = visiteur.Page.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;

        using var reponse = await visiteur.Client.PostAsync(
            $"/connexion?Saisie.Adresse={Comptes.Juge}&Saisie.MotDePasse={Visiteur.MotDePasse}",
            new FormUrlEncodedContent([new("jeton", jeton)])
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, reponse.StatusCode);
        Assert.Contains(
            "Saisissez votre adresse électronique.",
            await reponse.Content.ReadAsStringAsync()
        );
    }

    private static async Task<HttpStatusCode> StatutAsync(Visiteur visiteur, string adresse)
    {
        using var reponse = await visiteur.Client.GetAsync(adresse);
        return reponse.StatusCode;
    }
}
