using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Designation;

public sealed class RelancesTests(Application application) : IClassFixture<Application>
{
    [Theory]
    [InlineData(false, 3, 7)]
    [InlineData(true, 1, 2)]
    public async Task Two_reminders_then_nothing_more_until_the_expiry_is_announced(
        bool urgent,
        int premier,
        int second
    )
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g, d => d with { Urgent = urgent });

        var parJour = new List<int>();
        for (var jour = 1; jour <= 24; jour++)
        {
            application.Horloge.AvancerDeJours(1);
            await monde.Relancer();
            await monde.Relancer();
            parJour.Add((await monde.Sujets(g.Courriel)).Count);
        }

        Assert.Equal((premier, second), (parJour.IndexOf(2) + 1, parJour.IndexOf(3) + 1));
        Assert.Equal(3, parJour[^1]);
        Assert.Empty(await monde.Sujets(await monde.CourrielDe(monde.Juge)));
        Assert.Equal(
            $"{(urgent ? "[Urgent] " : "")}e-MJPM : la réservation n°\u00A0{id} attend votre réponse",
            (await monde.Sujets(g.Courriel))[^1]
        );
    }

    [Fact]
    public async Task The_expiry_is_announced_to_both_then_frees_the_place_and_tells_both()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        var juge = await monde.CourrielDe(monde.Juge);
        var expireLe = (await monde.Lire(id)).ExpireLe;

        application.Horloge.AvancerDeJours(25);
        await monde.Relancer();
        await monde.Relancer();

        Assert.Equal(
            $"e-MJPM : la réservation n°\u00A0{id} expire le {Francais.Jour(expireLe)}",
            Assert.Single(await monde.Sujets(juge))
        );
        Assert.Equal(2, (await monde.Sujets(g.Courriel)).Count);
        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);

        application.Horloge.AvancerDeJours(5);
        await monde.Relancer();
        await monde.Relancer();

        var r = await monde.Lire(id);
        Assert.Equal(
            (EtatReservation.Expiree, application.Horloge.Maintenant()),
            (r.Etat, r.ExpireeLe)
        );
        Assert.Equal((0, 0), await monde.Compteurs(g.Lieu));
        Assert.Equal(2, (await monde.Sujets(juge)).Count);
        Assert.Equal(3, (await monde.Sujets(g.Courriel)).Count);
        Assert.Equal(
            $"La réservation n°\u00A0{id} auprès de {g.Nom} a expiré, faute de réponse.",
            (await monde.Notifications(monde.Juge))[^1]
        );
        Assert.Equal(
            ["reservation.creer", "reservation.annoncer_expiration", "reservation.expirer"],
            await monde.Audit("reservation", id)
        );
    }

    [Fact]
    public async Task An_answered_reservation_is_left_in_peace()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        await monde.Repondre(g, id, new Reponse.JePeux());

        application.Horloge.AvancerDeJours(40);
        await monde.Relancer();

        Assert.Equal(EtatReservation.Confirmee, (await monde.Lire(id)).Etat);
        Assert.Single(await monde.Sujets(g.Courriel));
    }

    [Fact]
    public async Task A_longer_delay_is_announced_in_its_turn()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g);
        application.Horloge.AvancerDeJours(26);
        await monde.Relancer();
        await monde.Prolonger(id, application.Horloge.Aujourdhui().AddDays(20));
        var avant = (await monde.Sujets(g.Courriel)).Count;

        await monde.Relancer();
        Assert.Equal(avant, (await monde.Sujets(g.Courriel)).Count);
        application.Horloge.AvancerDeJours(16);
        await monde.Relancer();

        Assert.Equal(avant + 1, (await monde.Sujets(g.Courriel)).Count);
        Assert.Equal(EtatReservation.EnAttente, (await monde.Lire(id)).Etat);
    }

    [Fact]
    public async Task The_court_of_an_author_who_left_is_told_by_its_cabinet()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.Reservee(g, d => d with { CabinetId = monde.Cabinet });
        await application.Base(db =>
            db.Users.Where(u => u.Id == monde.Juge.UtilisateurId)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, false))
        );

        await monde.Repondre(g, id, new Reponse.JeNePeuxPas(MotifRefus.Absence));

        Assert.Empty(await monde.Sujets(await monde.CourrielDe(monde.Juge)));
        Assert.Single(await monde.Sujets(await monde.CourrielDe(monde.Greffier)));
        Assert.Single(await monde.Notifications(monde.Greffier));
    }
}
