using System.Text.RegularExpressions;
using Emjpm.Core.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>The main job from end to end, on the engine of the run, without JavaScript.</summary>
public sealed partial class MetierPrincipalTests(Application application)
    : IClassFixture<Application>
{
    [Fact]
    public async Task A_judge_searches_reserves_and_the_mandataire_opens_the_mesure()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir("Commune où vit la personne", "roubaix")
            .Choisir("Nature envisagée", "Tutelle")
            .Cocher("Grand âge et perte d’autonomie");
        await juge.Envoyer("Voir les mandataires");
        Assert.Matches("^/juridiction/recherches/[0-9]+$", juge.Adresse);

        await juge.Ouvrir(
            juge.Page.QuerySelectorAll(".emjpm-fiche")
                .First(f => f.TextContent.Contains("Vasseur", StringComparison.Ordinal))
                .QuerySelector("a[href^='/juridiction/reserver']")!
                .GetAttribute("href")!
        );
        juge.Remplir("Numéro RG", "26c00001")
            .Choisir("Civilité", "Madame")
            .Remplir("Année de naissance", 1941)
            .Choisir("Lieu de vie", "À domicile");
        await juge.Envoyer("Réserver");
        var numero = int.Parse(
            Numero().Match(juge.Adresse).Groups[1].Value,
            System.Globalization.CultureInfo.InvariantCulture
        );
        Assert.Contains("26C00001", juge.Texte);

        var mandataire = await application.Connecter(Comptes.Individuel);
        await mandataire.Ouvrir($"/gestionnaire/reservations/{numero}");
        await mandataire.Envoyer("Je peux prendre cette mesure");
        await mandataire.Ouvrir($"/gestionnaire/reservations/{numero}/ouvrir");
        mandataire.Remplir("Date de nomination", "13/11/2026");
        await mandataire.Envoyer("Ouvrir la mesure");
        Assert.Matches("^/gestionnaire/mesures/[0-9]+$", mandataire.Adresse);

        await juge.Ouvrir($"/juridiction/reservations/{numero}");
        Assert.Contains("mesure ouverte", juge.Texte);
        var (etat, actes) = await application.Base(async db =>
            (
                await db.Reservations.Where(r => r.Id == numero).Select(r => r.Etat).SingleAsync(),
                await db
                    .EvenementsAudit.Where(e => e.Objet == "reservation" && e.ObjetId == numero)
                    .OrderBy(e => e.Id)
                    .Select(e => e.Acte)
                    .ToListAsync()
            )
        );
        Assert.Equal(EtatReservation.Ouverte, etat);
        Assert.Equal(["reservation.creer", "reservation.confirmer", "reservation.ouvrir"], actes);
    }

    [GeneratedRegex("^/juridiction/reservations/([0-9]+)$")]
    private static partial Regex Numero();
}
