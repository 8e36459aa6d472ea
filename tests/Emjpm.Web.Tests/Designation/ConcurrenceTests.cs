using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Designation;

/// <summary>Several people at the same instant, each in a context of its own.</summary>
public sealed class ConcurrenceTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task Fifty_simultaneous_reservations_of_three_places()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 3);

        var resultats = await Ensemble.Lancer(
            50,
            i => monde.Reserver(i % 2 == 0 ? monde.Juge : monde.JugeDouai, Monde.Demande(g))
        );

        Assert.Equal(3, resultats.OfType<ResultatReservation.Creee>().Count());
        var informes = resultats.OfType<ResultatReservation.SansPlace>().ToList();
        Assert.Equal(47, informes.Count);
        Assert.All(
            informes,
            s =>
                Assert.Contains(
                    "La dernière place a été prise par ",
                    s.Phrase,
                    StringComparison.Ordinal
                )
        );
        Assert.Equal((0, 3), await monde.Compteurs(g.Lieu));
        await application.Base(async db =>
        {
            Assert.Equal(3, await db.Reservations.CountAsync(r => r.LieuId == g.Lieu));
            Assert.Equal(
                3,
                await db.Courriels.CountAsync(c => c.Reservation!.GestionnaireId == g.Id)
            );
            Assert.Equal(
                new Dictionary<string, int>
                {
                    ["reservation.creer"] = 3,
                    ["reservation.sans_place"] = 47,
                },
                await db
                    .EvenementsAudit.Where(e => e.GestionnaireId == g.Id)
                    .GroupBy(e => e.Acte)
                    .ToDictionaryAsync(x => x.Key, x => x.Count())
            );
        });
    }

    [Fact]
    public async Task Twenty_knowing_choices_of_one_place_are_all_counted()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 1);

        var resultats = await Ensemble.Lancer(
            20,
            _ =>
                monde.Reserver(
                    monde.Juge,
                    Monde.Demande(g) with
                    {
                        ConfirmerSansPlace = true,
                        MotifDerogation = MotifDerogation.AucunAutre,
                    }
                )
        );

        Assert.Equal(19, resultats.Cast<ResultatReservation.Creee>().Count(r => r.SurCapacite));
        Assert.Equal((0, 20), await monde.Compteurs(g.Lieu));
    }

    [Fact]
    public async Task The_same_form_sent_ten_times_at_once_makes_one_reservation_even_for_the_last_place()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 1);
        var demande = Monde.Demande(g);

        var resultats = await Ensemble.Lancer(10, _ => monde.Reserver(monde.Juge, demande));

        Assert.Single(resultats.Cast<ResultatReservation.Creee>().Select(r => r.Id).Distinct());
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
        Assert.Single(await monde.Sujets(g.Courriel));
    }

    [Fact]
    public async Task The_same_rg_from_ten_windows_at_once_makes_one_reservation()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 50);
        var rg = Monde.Rg();

        var resultats = await Ensemble.Lancer(
            10,
            _ => monde.Reserver(monde.Juge, Monde.Demande(g) with { NumeroRg = rg })
        );

        var id = Assert.Single(resultats.OfType<ResultatReservation.Creee>()).Id;
        Assert.All(
            resultats.OfType<ResultatReservation.DejaReservee>(),
            r => Assert.Equal(id, r.ReservationId)
        );
        Assert.Equal(9, resultats.OfType<ResultatReservation.DejaReservee>().Count());
        Assert.Equal((0, 1), await monde.Compteurs(g.Lieu));
    }

    [Fact]
    public async Task An_answer_and_a_cancellation_at_once_leave_one_end_and_exact_counters()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 20, lieux: 2);
        for (var tour = 0; tour < 8; tour++)
        {
            var id = await monde.Reservee(g);
            await Ensemble.Lancer(
                4,
                async i =>
                {
                    try
                    {
                        return i switch
                        {
                            0 => await monde.Annuler(id, MotifAnnulation.Erreur),
                            1 => await monde.Repondre(
                                g,
                                id,
                                new Reponse.JeNePeuxPas(MotifRefus.Absence)
                            ),
                            2 => await monde.Repondre(g, id, new Reponse.JePeux(g.Lieux[1])),
                            _ => await monde.Repondre(g, id, new Reponse.JePeux(g.Lieux[0])),
                        };
                    }
                    catch (Core.RegleMetierException)
                    {
                        return false;
                    }
                }
            );
        }

        // Whatever the order, the nightly recount finds nothing to correct.
        var avant = (await monde.Compteurs(g.Lieux[0]), await monde.Compteurs(g.Lieux[1]));
        await application.Executer(
            (RecalculerCompteurs o) => o.ExecuterAsync(CancellationToken.None)
        );
        Assert.Equal(avant, (await monde.Compteurs(g.Lieux[0]), await monde.Compteurs(g.Lieux[1])));
        Assert.DoesNotContain("lieu.corriger_compteurs", await monde.Audit("lieu", g.Lieux[0]));
        Assert.DoesNotContain("lieu.corriger_compteurs", await monde.Audit("lieu", g.Lieux[1]));
    }
}
