using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>A member sees and does what its rights say: less than its service, whatever the address typed.</summary>
public sealed class DroitsMembresTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_member_who_only_reads_is_shown_nothing_to_answer_with_and_is_refused_anyway()
    {
        // Urgent: the home shows the first five, and the other tests of this class reserve too.
        var id = await application.Reserver(Comptes.Service, d => d with { Urgent = true });
        var visiteur = await application.Connecter(Comptes.Lecture);

        await visiteur.Ouvrir("/gestionnaire");
        Assert.Contains($"/gestionnaire/reservations/{id}", visiteur.Page.Source.Text);
        Assert.DoesNotContain("Répondre", visiteur.Page.QuerySelector("main")!.TextContent);
        Assert.DoesNotContain("Toujours exact", visiteur.Page.QuerySelector("main")!.TextContent);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{id}");
        Assert.Equal(200, visiteur.Statut);
        Assert.Null(visiteur.Page.QuerySelector("#reponse"));
        foreach (var suite in (string[])["je-ne-peux-pas", "ouvrir"])
        {
            await visiteur.Ouvrir($"/gestionnaire/reservations/{id}/{suite}");
            Assert.Equal($"/gestionnaire/reservations/{id}", visiteur.Adresse);
        }

        var lecteur = await application.Acteur(Comptes.Lecture);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (RepondreReservation o) => o.ExecuterAsync(lecteur, id, new Reponse.JePeux())
            )
        );
        Assert.Contains("ne permet pas de répondre", refus.Message);
        Assert.Equal(EtatReservation.EnAttente, (await application.Reservation(id)).Etat);
        var lieu = (await application.Lieux(Comptes.Service))[0];
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (ConfirmerCapacite o) => o.ExecuterAsync(lecteur, lieu.Id, lieu.Version)
            )
        );
    }

    [Fact]
    public async Task For_a_member_of_one_antenne_the_rest_of_the_service_does_not_exist()
    {
        var lieux = await application.Lieux(Comptes.Service);
        var antenne = (await application.Acteur(Comptes.Antenne)).Gestionnaire!.Droits.Lieux[0];
        var siege = lieux.First(l => l.Id != antenne);
        var ailleurs = await application.Reserver(
            Comptes.Service,
            d => d with { LieuExerciceId = siege.Id }
        );
        var ici = await application.Reserver(
            Comptes.Service,
            d => d with { LieuExerciceId = antenne }
        );
        var visiteur = await application.Connecter(Comptes.Antenne);

        await visiteur.Ouvrir($"/gestionnaire/reservations/{ailleurs}");
        Assert.Equal(404, visiteur.Statut);
        await visiteur.Ouvrir($"/gestionnaire/lieux/{siege.Id}");
        Assert.Equal(404, visiteur.Statut);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{ici}");
        await visiteur
            .DetournerVers($"/gestionnaire/reservations/{ailleurs}")
            .Envoyer("Je peux prendre cette mesure");
        Assert.Equal(404, visiteur.Statut);
        Assert.Equal(EtatReservation.EnAttente, (await application.Reservation(ailleurs)).Etat);

        var membre = await application.Acteur(Comptes.Antenne);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (RepondreReservation o) =>
                    o.ExecuterAsync(membre, ici, new Reponse.JePeux(siege.Id))
            )
        );
        Assert.Equal(nameof(Reponse.JePeux.LieuExerciceId), refus.Champ);
        await visiteur.Ouvrir($"/gestionnaire/reservations/{ici}");
        await visiteur.Envoyer("Je peux prendre cette mesure");
        Assert.Equal(200, visiteur.Statut);
        Assert.Equal(EtatReservation.Confirmee, (await application.Reservation(ici)).Etat);
    }

    [Fact]
    public async Task Mails_and_notifications_go_to_those_whose_rights_cover_the_site()
    {
        var antenne = (await application.Acteur(Comptes.Antenne)).Gestionnaire!.Droits.Lieux[0];
        var siege = (await application.Lieux(Comptes.Service)).First(l => l.Id != antenne);
        var ailleurs = await application.Reserver(
            Comptes.Service,
            d => d with { LieuExerciceId = siege.Id }
        );
        var ici = await application.Reserver(
            Comptes.Service,
            d => d with { LieuExerciceId = antenne }
        );

        Assert.Empty(await application.Courriels(ailleurs, Comptes.Antenne));
        Assert.Single(await application.Courriels(ici, Comptes.Antenne));
        Assert.Single(await application.Courriels(ici, Comptes.Service));
        Assert.Empty(await application.Courriels(ici, Comptes.Lecture));
        var membre = (await application.Acteur(Comptes.Antenne)).UtilisateurId;
        var liens = await application.Base(db =>
            db.Notifications.Where(n => n.UtilisateurId == membre).Select(n => n.Lien).ToListAsync()
        );
        Assert.Contains($"/gestionnaire/reservations/{ici}", liens);
        Assert.DoesNotContain($"/gestionnaire/reservations/{ailleurs}", liens);
    }
}
