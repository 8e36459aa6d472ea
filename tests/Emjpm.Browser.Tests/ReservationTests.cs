using System.Text.RegularExpressions;
using Emjpm.Web.Tests.Harnais;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>
/// The main job, judge and mandataire side by side: describe the person, read the shortlist, reserve, answer, read the
/// answer. With and without JavaScript, on a desk and on a telephone.
/// </summary>
public sealed partial class ReservationTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(true, 1280, "26X00001")]
    [InlineData(true, 375, "26X00002")]
    [InlineData(false, 1280, "26X00003")]
    public async Task A_judge_reserves_and_reads_that_the_mandataire_can(
        bool javascript,
        int largeur,
        string rg
    )
    {
        var suffixe = javascript ? "" : "-sans-javascript";
        await using var juge = await site.Connecter(Comptes.Juge, javascript, largeur);
        await Captures.Prendre(juge, $"01-accueil-juridiction{suffixe}");

        await Gestes.ChercherAsync(juge, javascript, $"02-recherche{suffixe}");
        Assert.Matches("^/juridiction/recherches/[0-9]+$", new Uri(juge.Page.Url).PathAndQuery);
        await Captures.Prendre(juge, $"03-classement{suffixe}");
        await FicheAsync(juge, $"04-fiche-mandataire{suffixe}");

        var numero = await ReserverAsync(juge, rg, $"05-reserver{suffixe}");
        await Captures.Prendre(juge, $"06-reservation{suffixe}");
        Assert.Contains(rg, await juge.Texte());

        await using var mandataire = await site.Connecter(Comptes.Individuel, javascript, largeur);
        await Captures.Prendre(mandataire, $"07-accueil-mandataire{suffixe}");
        await mandataire.Aller("/gestionnaire/reservations");
        Assert.Contains(rg, await mandataire.Texte());
        await Captures.Prendre(mandataire, $"08-reservations-recues{suffixe}");
        await mandataire.Aller($"/gestionnaire/reservations/{numero}");
        await Captures.Prendre(mandataire, $"09-reservation-recue{suffixe}");
        await mandataire.Presser("Je peux prendre cette mesure");
        await Captures.Prendre(mandataire, $"10-reponse-donnee{suffixe}");

        await juge.Aller($"/juridiction/reservations/{numero}");
        Assert.Contains("confirmée", await juge.Texte());
        await Captures.Prendre(juge, $"11-reponse-lue{suffixe}");
        await juge.Aller("/juridiction/reservations");
        await Captures.Prendre(juge, $"12-reservations{suffixe}");

        await OuvrirLaMesureAsync(mandataire, numero, $"13-ouvrir-mesure{suffixe}");
        await Captures.Prendre(mandataire, $"14-mesure{suffixe}");
        await juge.Aller($"/juridiction/reservations/{numero}");
        Assert.Contains("mesure ouverte", await juge.Texte());
        await juge.Aller("/juridiction/mesures");
        await Captures.Prendre(juge, $"15-mesures{suffixe}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refusal_sends_the_judge_back_to_the_ranking_without_that_mandataire(
        bool javascript
    )
    {
        await using var juge = await site.Connecter(Comptes.Juge, javascript);
        await Gestes.ChercherAsync(juge, javascript);
        var classement = juge.Page.Url;
        var rg = javascript ? "26Y00001" : "26Y00002";
        var numero = await ReserverAsync(juge, rg, null);

        await using var mandataire = await site.Connecter(Comptes.Individuel, javascript);
        await mandataire.Aller($"/gestionnaire/reservations/{numero}");
        await mandataire.Suivre("Je ne peux pas");
        await mandataire.Cocher("Plus de place disponible");
        await mandataire.Presser("Répondre « Je ne peux pas »");

        await juge.Aller("/juridiction");
        Assert.Matches(@$"{rg}[^\n]*\s+{Nom} ne peut pas la prendre", await juge.Texte());
        await juge.Aller(classement);
        Assert.DoesNotContain(
            Nom,
            await juge.Page.Locator(".emjpm-fiche__nom").AllInnerTextsAsync()
        );
    }

    private const string Nom = "Mme Claire Vasseur";

    /// <summary>The page of the mandataire, and back: the reservation starts from the ranking.</summary>
    private static async Task FicheAsync(Fenetre juge, string capture)
    {
        var classement = juge.Page.Url;
        await juge.Aller(
            (await FicheDuClassement(juge).Locator("h3 a").GetAttributeAsync("href"))!
        );
        Assert.Contains("Vasseur", await juge.Titre());
        await Captures.Prendre(juge, capture);
        await juge.Aller(classement);
    }

    private static ILocator FicheDuClassement(Fenetre juge) =>
        juge.Page.Locator(".emjpm-fiche").Filter(new() { HasText = Nom });

    /// <summary>Reserves with the demonstration individuel and gives the number of the reservation.</summary>
    private static async Task<string> ReserverAsync(Fenetre juge, string rg, string? capture)
    {
        var lien = FicheDuClassement(juge)
            .GetByRole(AriaRole.Link, new() { Name = "Réserver auprès" });
        await juge.Aller((await lien.GetAttributeAsync("href"))!);
        await juge.Remplir("Numéro RG", rg.ToLowerInvariant());
        if (await juge.Page.GetByLabel("Pourquoi ce choix").CountAsync() > 0)
            await juge.Choisir("Pourquoi ce choix", "Continuité avec une mesure précédente");
        if (capture is not null)
            await Captures.Prendre(juge, capture);
        await juge.Presser("Réserver");
        return Numero().Match(juge.Page.Url) is { Success: true } numero
            ? numero.Groups[1].Value
            : throw new InvalidOperationException($"Not reserved: {await juge.Texte()}");
    }

    private static async Task OuvrirLaMesureAsync(Fenetre mandataire, string numero, string capture)
    {
        await mandataire.Aller($"/gestionnaire/reservations/{numero}/ouvrir");
        await mandataire.Remplir("Date de nomination", "13/11/2026");
        await Captures.Prendre(mandataire, capture);
        await mandataire.Presser("Ouvrir la mesure");
        Assert.Matches("/gestionnaire/mesures/[0-9]+$", mandataire.Page.Url);
    }

    [GeneratedRegex("/juridiction/reservations/([0-9]+)$")]
    private static partial Regex Numero();
}
