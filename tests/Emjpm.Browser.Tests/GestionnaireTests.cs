using System.Text.RegularExpressions;
using Emjpm.Core.Data;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>
/// A service keeps its mesures: answers, opens, reviews, closes, reopens, hands one over to a mandataire who accepts, moves them
/// in number and takes it back. With and without JavaScript, on a desk and on a telephone.
/// </summary>
public sealed partial class GestionnaireTests(Site site) : IClassFixture<Site>
{
    private const string Receveur = "Mme Claire Vasseur";

    [Theory]
    [InlineData(true, 1280, "26X00011")]
    [InlineData(true, 375, "26X00012")]
    [InlineData(false, 1280, "26X00013")]
    public async Task From_the_answer_to_the_transfer(bool javascript, int largeur, string rg)
    {
        var numero = await ReserverAsync(javascript, rg);
        await using var service = await site.Connecter(Comptes.Service, javascript, largeur);
        // On the telephone and without a script, the screens that differ most.
        Task Voir(Fenetre fenetre, string nom, bool partout = false) =>
            partout || (javascript && largeur == 1280)
                ? Captures.Prendre(fenetre, javascript ? nom : $"{nom}-sans-javascript", 1100)
                : Task.CompletedTask;
        await service.Aller("/gestionnaire");
        await Voir(service, "20-accueil-service", partout: true);

        await service.Aller($"/gestionnaire/reservations/{numero}");
        await service.Presser("Je peux prendre cette mesure");
        await service.Aller($"/gestionnaire/reservations/{numero}/ouvrir");
        await service.Remplir("Date de nomination", "13/10/2026");
        await service.Choisir("Lieu de vie", "À domicile");
        await Gestes.HabiterRoubaixAsync(service, javascript);
        await service.Presser("Ouvrir la mesure");
        Assert.Matches("/gestionnaire/mesures/[0-9]+$", service.Page.Url);
        await Voir(service, "21-mesure-ouverte");

        await service.Suivre("Révision");
        await service.Cocher("Reconduction");
        await service.Remplir("Date du jugement", "10/11/2026");
        await Voir(service, "22-revision", partout: largeur == 375);
        await service.Presser("Enregistrer la révision");
        Assert.Contains("Révision : reconduction", await service.Texte());

        await service.Suivre("Clôturer");
        await service.Cocher("Mainlevée");
        await service.Remplir("Date de fin du mandat", "12/11/2026");
        await service.Presser("Clôturer la mesure");
        Assert.Contains("La mesure est clôturée, sa place est libre.", await service.Texte());
        await Voir(service, "23-mesure-cloturee");
        await service.Suivre("Rouvrir la mesure");
        await service.Remplir("Pourquoi rouvrez-vous cette mesure ?", "clôturée par erreur");
        await service.Presser("Rouvrir la mesure");
        Assert.Contains("La mesure est rouverte.", await service.Texte());

        await service.Suivre("Transférer");
        await service.Remplir("Mandataire désigné", Receveur);
        if (javascript)
            await service.Page.Keyboard.PressAsync("Escape");
        await service.Remplir("Date du jugement", "13/11/2026");
        await service.Cocher("La personne a déménagé");
        await Voir(service, "24-transferer");
        await service.Presser("Proposer le transfert");
        Assert.Matches("/gestionnaire/transferts/[0-9]+$", service.Page.Url);

        await using var receveur = await site.Connecter(Comptes.Individuel, javascript, largeur);
        await receveur.Aller("/gestionnaire");
        await Voir(receveur, "25-transfert-a-accepter");
        await receveur.Suivre("Répondre au transfert");
        await Voir(receveur, "26-transfert", partout: largeur == 375);
        await receveur.Presser("Accepter la mesure");
        Assert.Contains(rg, await receveur.Texte());
        await service.Aller(service.Page.Url);
        Assert.Contains("accepté", await service.Texte(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_hundred_mesures_move_at_once_and_come_back(bool javascript)
    {
        await using var service = await site.Connecter(Comptes.Service, javascript);
        await service.Aller("/gestionnaire/mesures");
        if (javascript)
            await Captures.Prendre(service, "27-mesures-du-service", 1100);
        // All on one site first, then all to another.
        await DeplacerAsync(service, "Antenne de Tourcoing", null);
        await service.Aller("/gestionnaire/mesures");
        var (adresse, nombre) = await DeplacerAsync(
            service,
            "Siège de Lille",
            javascript ? "28-deplacer-apercu" : null
        );
        Assert.True(nombre >= 200, $"{nombre} mesures moved");
        if (javascript)
            await Captures.Prendre(service, "29-deplacees", 1100);

        await service.Aller(adresse);
        await service.Presser("Annuler cette modification");
        Assert.Contains($"{nombre} mesures rendues", await service.Texte());
    }

    /// <summary>The address of what was done, and how many mesures it moved; none when all are there already.</summary>
    private static async Task<(string Adresse, int Nombre)> DeplacerAsync(
        Fenetre service,
        string lieu,
        string? capture
    )
    {
        await service.Presser(ToutesLesMesures());
        await service.Cocher("Changer de lieu d’exercice");
        await service.Choisir("Nouveau lieu d’exercice", lieu);
        await service.Presser("Voir l’aperçu");
        if (capture is not null)
            await Captures.Prendre(service, capture, 1100);
        if (
            await service
                .Page.GetByRole(AriaRole.Button, new() { NameRegex = Appliquer() })
                .CountAsync() == 0
        )
            return ("", 0);
        await service.Presser(Appliquer());
        var nombre = Modifiees().Match(await service.Texte()).Groups[1].Value;
        return (
            service.Page.Url,
            int.Parse(nombre, System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    /// <summary>The judge reserves with the service, from the directory; gives the number of the reservation.</summary>
    private async Task<string> ReserverAsync(bool javascript, string rg)
    {
        int lieu;
        using (var scope = site.Application.Services.CreateScope())
            lieu = await scope
                .ServiceProvider.GetRequiredService<EmjpmDbContext>()
                .LieuxExercice.Where(l => l.Nom == "Siège de Lille")
                .Select(l => l.Id)
                .FirstAsync();
        await using var juge = await site.Connecter(Comptes.Juge, javascript);
        await juge.Aller($"/juridiction/reserver?lieu={lieu}");
        await juge.Remplir("Numéro RG", rg);
        await juge.Choisir("Nature de la mesure", "Curatelle renforcée");
        await juge.Choisir("Civilité", "Madame");
        await juge.Remplir("Année de naissance", "1951");
        if (await juge.Page.GetByLabel("Pourquoi ce choix").CountAsync() > 0)
            await juge.Choisir("Pourquoi ce choix", "Continuité avec une mesure précédente");
        await juge.Presser("Réserver");
        return Numero().Match(juge.Page.Url) is { Success: true } numero
            ? numero.Groups[1].Value
            : throw new InvalidOperationException($"Not reserved: {await juge.Texte()}");
    }

    [GeneratedRegex("/juridiction/reservations/([0-9]+)$")]
    private static partial Regex Numero();

    [GeneratedRegex("^Modifier les [0-9]")]
    private static partial Regex ToutesLesMesures();

    [GeneratedRegex("^Appliquer à")]
    private static partial Regex Appliquer();

    [GeneratedRegex(@"Mesures modifiées\s+([0-9]+)")]
    private static partial Regex Modifiees();
}
