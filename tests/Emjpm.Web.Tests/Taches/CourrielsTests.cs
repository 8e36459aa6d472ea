using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Emjpm.Web.Tests.Taches;

/// <summary>The outbox, against a real SMTP server.</summary>
public sealed class CourrielsTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_mail_arrives_whole_once_with_its_identity()
    {
        var courriel = await EcrireAsync(urgent: false);

        await EnvoyerAsync();
        await EnvoyerAsync();

        var recu = Assert.Single(Recus(courriel));
        Assert.Equal("ne-pas-repondre@emjpm.example", recu.De);
        Assert.Equal("e-MJPM : réservation n°\u00A012 confirmée", recu.Sujet);
        Assert.Contains("Où l’été s’achève : à 14 h.", recu.Texte, StringComparison.Ordinal);
        Assert.Equal($"<{courriel.Cle}@emjpm.example>", recu.EnTetes["Message-ID"]);
        Assert.Equal("auto-generated", recu.EnTetes["Auto-Submitted"]);
        Assert.False(recu.EnTetes.ContainsKey("X-Priority"));
        var lu = await LireAsync(courriel);
        Assert.Equal((EtatCourriel.Envoye, 1), (lu.Etat, lu.Tentatives));
        Assert.Equal(application.Horloge.Maintenant(), lu.EnvoyeLe);
    }

    [Fact]
    public async Task An_urgent_mail_says_so_to_mail_readers()
    {
        var courriel = await EcrireAsync(urgent: true);

        await EnvoyerAsync();

        var recu = Assert.Single(Recus(courriel));
        Assert.Equal("1", recu.EnTetes["X-Priority"]);
        Assert.Equal("high", recu.EnTetes["Importance"]);
    }

    [Fact]
    public async Task Urgent_mails_leave_first()
    {
        var simple = await EcrireAsync(urgent: false);
        var urgent = await EcrireAsync(urgent: true);

        await EnvoyerAsync();

        Assert.Equal(
            [urgent.Destinataire, simple.Destinataire],
            application
                .Smtp.Messages.SelectMany(m => m.A)
                .Where(a => a == simple.Destinataire || a == urgent.Destinataire)
        );
    }

    [Fact]
    public async Task A_server_down_for_an_hour_delays_the_mail_and_loses_nothing()
    {
        var courriel = await EcrireAsync(urgent: false);
        application.Smtp.EnPanne = true;
        var essais = new List<int>();
        for (var minute = 0; minute < 60; minute++)
        {
            await EnvoyerAsync();
            essais.Add((await LireAsync(courriel)).Tentatives);
            application.Horloge.Avancer(TimeSpan.FromMinutes(1));
        }
        application.Smtp.EnPanne = false;

        // After 0, 1, 3, 7, 15 and 31 minutes; the next try comes 63 minutes after the first.
        Assert.Equal([1, 2, 2, 3, 3, 3, 3, 4], essais[..8]);
        Assert.Equal(6, essais[^1]);
        var attente = await LireAsync(courriel);
        Assert.Equal(EtatCourriel.AEnvoyer, attente.Etat);
        Assert.Contains("out of order", attente.DerniereErreur, StringComparison.Ordinal);

        application.Horloge.Avancer(TimeSpan.FromMinutes(10));
        await EnvoyerAsync();

        Assert.Single(Recus(courriel));
        var lu = await LireAsync(courriel);
        Assert.Equal((EtatCourriel.Envoye, null), (lu.Etat, lu.DerniereErreur));
    }

    [Fact]
    public async Task After_three_days_a_mail_is_given_up_and_shown_as_such()
    {
        var courriel = await EcrireAsync(urgent: false);
        application.Smtp.EnPanne = true;
        await EnvoyerAsync();
        application.Horloge.AvancerDeJours(4);
        await EnvoyerAsync();
        application.Smtp.EnPanne = false;
        await EnvoyerAsync();

        Assert.Equal(EtatCourriel.Abandonne, (await LireAsync(courriel)).Etat);
        Assert.Empty(Recus(courriel));
    }

    [Fact]
    public async Task When_the_answer_is_lost_the_repeat_has_the_same_identity()
    {
        var courriel = await EcrireAsync(urgent: false);
        application.Smtp.CoupeApresReception = true;
        await EnvoyerAsync();
        application.Smtp.CoupeApresReception = false;
        application.Horloge.Avancer(TimeSpan.FromMinutes(2));
        await EnvoyerAsync();

        var recus = Recus(courriel);
        Assert.Equal(2, recus.Count);
        Assert.Single(recus.Select(m => m.EnTetes["Message-ID"]).Distinct());
        Assert.Equal(EtatCourriel.Envoye, (await LireAsync(courriel)).Etat);
    }

    [Fact]
    public async Task Two_nodes_at_once_send_each_mail_once()
    {
        var courriels = new List<Courriel>();
        for (var i = 0; i < 30; i++)
            courriels.Add(await EcrireAsync(urgent: false));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(EnvoyerAsync)));

        Assert.All(courriels, c => Assert.Single(Recus(c)));
    }

    [Fact]
    public async Task A_mail_held_by_a_dead_node_is_taken_over_when_its_lease_ends()
    {
        var courriel = await EcrireAsync(urgent: false);
        var bail = application.Horloge.Maintenant().AddMinutes(2);
        await application.Base(db =>
            db.Courriels.Where(c => c.Id == courriel.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.LoueJusqua, bail))
        );

        await EnvoyerAsync();
        Assert.Empty(Recus(courriel));
        application.Horloge.Avancer(TimeSpan.FromMinutes(3));
        await EnvoyerAsync();

        Assert.Single(Recus(courriel));
    }

    [Fact]
    public async Task An_address_that_is_not_one_is_given_up_and_stops_nobody()
    {
        var faux = await EcrireAsync(urgent: true, "pas une adresse");
        var vrai = await EcrireAsync(urgent: false);

        await EnvoyerAsync();

        Assert.Equal(EtatCourriel.Abandonne, (await LireAsync(faux)).Etat);
        Assert.Single(Recus(vrai));
    }

    [Fact]
    public async Task Without_a_server_mails_wait_and_the_job_says_so()
    {
        var courriel = await EcrireAsync(urgent: false);
        await using var portee = application.Services.CreateAsyncScope();
        var sansServeur = new EnvoyerCourriels(
            portee.ServiceProvider.GetRequiredService<EmjpmDbContext>(),
            new ReglagesSmtp(),
            application.Horloge,
            NullLogger<EnvoyerCourriels>.Instance
        );

        var resultat = await sansServeur.ExecuterAsync(CancellationToken.None);

        Assert.Contains("Aucun serveur SMTP configuré", resultat, StringComparison.Ordinal);
        Assert.Equal(EtatCourriel.AEnvoyer, (await LireAsync(courriel)).Etat);
        await EnvoyerAsync();
    }

    [Fact]
    public async Task When_nobody_listens_the_job_says_so_and_stops_there()
    {
        var premier = await EcrireAsync(urgent: true);
        var second = await EcrireAsync(urgent: false);
        var libre = new ServeurSmtp();
        var port = libre.Port;
        await libre.DisposeAsync();
        await using var portee = application.Services.CreateAsyncScope();
        var sansReponse = new EnvoyerCourriels(
            portee.ServiceProvider.GetRequiredService<EmjpmDbContext>(),
            new ReglagesSmtp { Hote = "127.0.0.1", Port = port },
            application.Horloge,
            NullLogger<EnvoyerCourriels>.Instance
        );

        var resultat = await sansReponse.ExecuterAsync(CancellationToken.None);

        Assert.Contains("ne répond pas", resultat, StringComparison.Ordinal);
        Assert.Equal(1, (await LireAsync(premier)).Tentatives);
        Assert.Equal(0, (await LireAsync(second)).Tentatives);
        application.Horloge.Avancer(TimeSpan.FromMinutes(2));
        await EnvoyerAsync();
    }

    private static int _numero;

    private Task<Courriel> EcrireAsync(bool urgent, string? destinataire = null) =>
        application.Base(async db =>
        {
            var maintenant = application.Horloge.Maintenant();
            var courriel = new Courriel
            {
                Destinataire =
                    destinataire ?? $"d{Interlocked.Increment(ref _numero)}@essai.example",
                Sujet = "e-MJPM : réservation n°\u00A012 confirmée",
                Texte = "Bonjour,\n\nOù l’été s’achève : à 14 h.\n",
                Urgent = urgent,
                CreeLe = maintenant,
                ProchainEssaiLe = maintenant,
            };
            db.Courriels.Add(courriel);
            await db.SaveChangesAsync();
            return courriel;
        });

    private Task<string> EnvoyerAsync() =>
        application.Executer((EnvoyerCourriels o) => o.ExecuterAsync(CancellationToken.None));

    private Task<Courriel> LireAsync(Courriel courriel) =>
        application.Base(db => db.Courriels.AsNoTracking().SingleAsync(c => c.Id == courriel.Id));

    private List<MessageRecu> Recus(Courriel courriel) =>
        [.. application.Smtp.Messages.Where(m => m.A.Contains(courriel.Destinataire))];
}
