using Emjpm.Core.Courriels;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>The promise of the service, from the browsers to the mail server.</summary>
public sealed class CinquanteReservationsTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task Of_fifty_judges_at_once_three_reserve_and_forty_seven_learn_which_court_was_faster()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 3);
        var juges = await Task.WhenAll(
            (await application.OuvrirSessionsAsync(50)).Select(async j =>
                (j.Visiteur, j.TribunalId, Rg: await j.Visiteur.RemplirReservationAsync(g.Lieu))
            )
        );

        await Ensemble.Lancer(50, i => juges[i].Visiteur.Envoyer("Réserver"));

        var servis = juges.Where(j => j.Visiteur.Statut != 422).ToList();
        Assert.Equal(3, servis.Count);
        Assert.All(
            servis,
            j => Assert.StartsWith("/juridiction/reservations/", j.Visiteur.Adresse)
        );
        var reservations = await application.Base(db =>
            db.Reservations.Where(r => r.LieuId == g.Lieu)
                .OrderBy(r => r.Id)
                .Select(r => new
                {
                    r.NumeroRg,
                    r.SurCapacite,
                    r.TribunalId,
                    r.Tribunal!.Nom,
                })
                .ToListAsync()
        );
        Assert.Equal(
            servis.Select(j => j.Rg).Order(),
            reservations.Select(r => r.NumeroRg).Order()
        );
        Assert.DoesNotContain(reservations, r => r.SurCapacite);

        var dernier = reservations[^1];
        var (sien, autre) = ("votre tribunal", Tribunal.DansPhrase(dernier.Nom));
        foreach (var juge in juges.Except(servis))
        {
            var page = juge.Visiteur;
            Assert.Contains(
                $"La dernière place a été prise par {(juge.TribunalId == dernier.TribunalId ? sien : autre)} le ",
                Libelles.Texte(page.Page.QuerySelector("[role=alert]"))
            );
            Assert.DoesNotContain(Juges.Patronyme, page.Texte);
            Assert.Contains("aucune place sur 3 (0 en cours, 3 en attente)", page.Texte);
            Assert.Equal(juge.Rg, page.Valeur("Numéro RG"));
        }

        Assert.Equal((0, 3), await monde.Compteurs(g.Lieu));
        Assert.Equal(
            50,
            await application.Base(db =>
                db.EvenementsAudit.CountAsync(e => e.GestionnaireId == g.Id)
            )
        );
        await application.Executer((EnvoyerCourriels o) => o.ExecuterAsync(CancellationToken.None));
        Assert.Equal(3, application.Smtp.Messages.Count(m => m.A.Contains(g.Courriel)));
    }
}
