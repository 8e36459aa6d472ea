using System.Collections.Concurrent;
using System.Net;
using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>
/// The process of a web node is killed, several times, in the middle of fifty reservations and of their mails. The judges,
/// who got an error page, press the button again; after the last start everything is there, once.
/// </summary>
public sealed class ProcessusTueTests(Application application) : IClassFixture<Application>
{
    private const int Nombre = 50;
    private readonly ConcurrentDictionary<string, int> _enregistrees = new();

    [Fact]
    public async Task Killed_in_the_middle_a_node_leaves_nothing_half_done_and_every_mail_leaves()
    {
        // The node lives at the hour of the machine: so does the browser's side.
        application.Horloge.Avancer(
            TimeProvider.System.GetUtcNow() - application.Horloge.GetUtcNow()
        );
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: Nombre + 10);
        var formulaires = await RemplirAsync(g.Lieu);
        var recus = () => application.Smtp.Messages.Count(m => m.A.Contains(g.Courriel));

        // Killed as soon as some judges were told « enregistrée », the others being anywhere between the two ends.
        await TuerPendantAsync(formulaires, _ => _enregistrees.Count >= 3);
        await ApresUneHeureAsync();
        await TuerPendantAsync(formulaires, _ => _enregistrees.Count >= 25);
        await ApresUneHeureAsync();

        // Killed when the mail server has a message of which the node does not know yet that it has it.
        var avant = recus();
        await TuerPendantAsync(formulaires, message => message is not null && recus() >= avant + 5);
        Assert.True(recus() < Nombre, "Killed too late: every mail had left.");
        await ApresUneHeureAsync();

        await using (var noeud = await Noeud.DemarrerAsync(application.Hote))
        {
            await EnvoyerTousAsync(noeud, formulaires, () => { });
            await AttendreAsync(
                () =>
                    application.Base(async db =>
                        !await db.Courriels.AnyAsync(c =>
                            c.Reservation!.GestionnaireId == g.Id && c.Etat != EtatCourriel.Envoye
                        )
                    ),
                noeud
            );
            Assert.Empty(noeud.Erreurs);
        }

        await ToutYEstUneFoisAsync(g);
        await LesCompteursSontExactsAsync();
        var messages = application.Smtp.Messages.Where(m => m.A.Contains(g.Courriel)).ToList();
        var identites = messages.Select(m => m.EnTetes["Message-ID"]).ToHashSet();
        var attendues = await application.Base(db =>
            db.Courriels.Where(c => c.Reservation!.GestionnaireId == g.Id)
                .Select(c => c.Cle)
                .ToListAsync()
        );
        Assert.Equal(attendues.Select(cle => $"<{cle}@emjpm.example>").Order(), identites.Order());
        // A node sends one mail at a time: each death repeats one at most, under the same Message-ID.
        var repetes = messages.Count - identites.Count;
        Assert.InRange(repetes, 1, 3);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Nombre} mails, {repetes} received twice, {identites.Count} kept by a server that knows Message-IDs."
        );
    }

    /// <summary>Fifty forms of ten judges, filled and ready.</summary>
    private async Task<FormulairePret[]> RemplirAsync(int lieu)
    {
        var juges = await application.OuvrirSessionsAsync(10);
        var parJuge = await Task.WhenAll(
            juges.Select(async juge =>
            {
                var siens = new List<FormulairePret>();
                for (var i = 0; i < Nombre / juges.Length; i++)
                {
                    await juge.Visiteur.RemplirReservationAsync(lieu);
                    siens.Add(await FormulairePret.LireAsync(juge.Visiteur, "Réserver"));
                }
                return siens;
            })
        );
        return [.. parJuge.SelectMany(f => f)];
    }

    /// <summary>Starts a node, sends it everything at once, kills it when <paramref name="moment"/> comes.</summary>
    /// <param name="moment">asked at each reservation (null) and at each message received</param>
    private async Task TuerPendantAsync(
        FormulairePret[] formulaires,
        Func<MessageRecu?, bool> moment
    )
    {
        await using var noeud = await Noeud.DemarrerAsync(application.Hote);
        void Juger(MessageRecu? message)
        {
            if (moment(message))
                noeud.Tuer();
        }
        application.Smtp.AvantReponse = Juger;
        await EnvoyerTousAsync(noeud, formulaires, () => Juger(null));
        Assert.Equal(128 + 9, await noeud.FinAsync());
        application.Smtp.AvantReponse = null;

        await application.Base(async db =>
        {
            foreach (var (chemin, id) in _enregistrees.Select(e => (e.Key, e.Value)))
                Assert.True(
                    await db.Reservations.AnyAsync(r => r.Id == id),
                    $"{chemin} was told and is not saved."
                );
        });
    }

    private Task EnvoyerTousAsync(Noeud noeud, FormulairePret[] formulaires, Action apresChacune) =>
        Ensemble.Lancer(
            formulaires.Length,
            async i =>
            {
                try
                {
                    using var reponse = await noeud.Client.SendAsync(formulaires[i].Requete());
                    Assert.Equal(HttpStatusCode.Redirect, reponse.StatusCode);
                    var chemin = reponse.Headers.Location!.ToString();
                    Assert.StartsWith("/juridiction/reservations/", chemin);
                    _enregistrees[chemin] = int.Parse(chemin.Split('/')[3]);
                    apresChacune();
                    return true;
                }
                catch (HttpRequestException)
                {
                    return false; // the node is dead
                }
            }
        );

    /// <summary>The machine stays down for an hour: the leases of the dead node run out.</summary>
    private Task ApresUneHeureAsync() =>
        application.Base(async db =>
        {
            var passe = TimeProvider.System.Maintenant().AddMinutes(-58);
            await db
                .Courriels.Where(c => c.LoueJusqua != null)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.LoueJusqua, passe));
            await db
                .Taches.Where(t => t.LoueeJusqua != null)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.LoueeJusqua, passe));
        });

    private static async Task AttendreAsync(Func<Task<bool>> condition, Noeud noeud)
    {
        for (var debut = TimeProvider.System.GetTimestamp(); !await condition(); )
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(debut) < TimeSpan.FromSeconds(30),
                $"The outbox is not empty after thirty seconds.\n{string.Join('\n', noeud.Erreurs)}"
            );
            await Task.Delay(50);
        }
    }

    private Task ToutYEstUneFoisAsync(GestionnaireEssai g) =>
        application.Base(async db =>
        {
            var ids = await db
                .Reservations.Where(r => r.GestionnaireId == g.Id)
                .Select(r => r.Id)
                .Order()
                .ToListAsync();
            Assert.Equal(Nombre, ids.Count);
            Assert.Equal(ids, _enregistrees.Values.Order());
            Assert.Equal(
                ids.Select(id => ("reservation.creer", (int?)id)),
                (
                    await db
                        .EvenementsAudit.Where(e => e.GestionnaireId == g.Id)
                        .OrderBy(e => e.ObjetId)
                        .Select(e => new { e.Acte, e.ObjetId })
                        .ToListAsync()
                ).Select(e => (e.Acte, (int?)e.ObjetId))
            );
            Assert.Equal(
                ids.Select(id => (int?)id),
                await db
                    .Courriels.Where(c => c.Reservation!.GestionnaireId == g.Id)
                    .Select(c => c.ReservationId)
                    .Order()
                    .ToListAsync()
            );
            Assert.Equal(
                Nombre,
                await db.Notifications.CountAsync(n => n.UtilisateurId == g.Acteur!.UtilisateurId)
            );
            Assert.Equal(
                Nombre,
                await db
                    .LieuxExercice.Where(l => l.Id == g.Lieu)
                    .Select(l => l.EnAttente)
                    .SingleAsync()
            );
        });

    private Task LesCompteursSontExactsAsync() =>
        application.Base(async db =>
            Assert.Empty(
                await db
                    .LieuxExercice.Where(l =>
                        l.EnAttente
                            != db.Reservations.Count(r =>
                                r.LieuId == l.Id
                                && (
                                    r.Etat == EtatReservation.EnAttente
                                    || r.Etat == EtatReservation.Confirmee
                                )
                            )
                        || l.EnCours
                            != db.Mesures.Count(m =>
                                m.LieuExerciceId == l.Id && m.Statut == StatutMesure.EnCours
                            )
                    )
                    .Select(l => l.Nom)
                    .ToListAsync()
            )
        );
}
