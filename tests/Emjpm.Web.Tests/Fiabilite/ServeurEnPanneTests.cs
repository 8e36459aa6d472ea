using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Core.Jobs;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>Nothing answers at the address of the mail server for an hour: the court reserves all the same and sees it.</summary>
public sealed class ServeurEnPanneTests(Application application) : IClassFixture<Application>
{
    private const string Attente = $"En attente d’envoi à {Comptes.Individuel}";

    [Fact]
    public async Task The_reservation_says_that_its_mail_waits_then_that_it_left_once()
    {
        // Only the mails of this test: those of the demonstration leave first.
        await TournerAsync();
        application.Smtp.Vider();
        application.Smtp.Muet = true;
        var urgente = await application.Reserver(Comptes.Individuel, d => d with { Urgent = true });
        var simple = await application.Reserver(Comptes.Individuel);
        var reponse = await application.Reserver(Comptes.Service);
        await application.Confirmer(Comptes.Service, reponse);
        var attendus = await application.Base(db =>
            db.Courriels.Where(c => c.Etat == EtatCourriel.AEnvoyer)
                .Select(c => c.Cle)
                .ToListAsync()
        );
        Assert.True(attendus.Count >= 4);
        var juge = await application.Connecter(Comptes.Juge);
        var mandataire = await application.Connecter(Comptes.Individuel);

        var panne = application.Horloge.Maintenant();
        while (application.Horloge.Maintenant() < panne.AddHours(1))
        {
            await TournerAsync();
            application.Horloge.Avancer(TimeSpan.FromMinutes(1));
        }
        foreach (var id in (int[])[urgente, simple])
        {
            await juge.Ouvrir($"/juridiction/reservations/{id}");
            Assert.Contains(Attente, juge.Texte);
            await mandataire.Ouvrir($"/gestionnaire/reservations/{id}");
            Assert.Contains(Attente, mandataire.Texte);
        }
        Assert.Empty(application.Smtp.Messages);
        // Doubling delays: an hour of breakdown is a handful of tries, not one a minute.
        var essais = await application.Base(db =>
            db.Courriels.Where(c => attendus.Contains(c.Cle))
                .Select(c => c.Tentatives)
                .ToListAsync()
        );
        Assert.All(essais, n => Assert.InRange(n, 4, 6));

        application.Smtp.Muet = false;
        var retour = application.Horloge.Maintenant();
        while (application.Horloge.Maintenant() < retour.AddHours(1))
        {
            await TournerAsync();
            application.Horloge.Avancer(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(
            attendus.Select(cle => $"<{cle}@emjpm.example>").Order(),
            application.Smtp.Messages.Select(m => m.EnTetes["Message-ID"]).Order()
        );
        await juge.Ouvrir($"/juridiction/reservations/{urgente}");
        Assert.Contains($"Envoyé à {Comptes.Individuel} le 16 novembre 2026", juge.Texte);
        Assert.DoesNotContain("En attente d’envoi", juge.Texte);
    }

    /// <summary>A round of the job, as a node runs it.</summary>
    private Task<string?> TournerAsync() =>
        application.Executer(
            (ExecuterTaches taches) =>
                taches.ExecuterAsync(TacheRecurrente.Courriels.Nom, CancellationToken.None)
        );
}
