using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Jobs;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Inscriptions;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Deploiement;

/// <summary>The bulletin of the week: written once, mailed once, never changed, each within what it follows.</summary>
public sealed class BulletinTests(Application application) : IClassFixture<Application>
{
    /// <summary>To the next Monday, early in the morning.</summary>
    private DateOnly LundiSuivant()
    {
        var lundi = BulletinDeploiement.LundiDe(application.Horloge.Aujourdhui()).AddDays(7);
        application.Horloge.Avancer(
            Horloge.InstantParis(lundi, new TimeOnly(7, 20)) - application.Horloge.Maintenant()
        );
        return lundi;
    }

    private Task<string> Etablir() =>
        application.Executer((EtablirBulletin e) => e.ExecuterAsync(default));

    private Task<int> Courriels(string courriel, DateOnly lundi) =>
        application.Base(db =>
        {
            var debut = Horloge.InstantParis(lundi, TimeOnly.MinValue);
            return db.Courriels.CountAsync(c =>
                c.Destinataire == courriel
                && c.Sujet.StartsWith("e-MJPM : déploiement")
                && c.CreeLe >= debut
            );
        });

    private Task<IReadOnlyList<LigneBulletin>> Lignes(DateOnly lundi) =>
        application.Base(async db =>
            (
                await db.BulletinsDeploiement.AsNoTracking().SingleAsync(b => b.Semaine == lundi)
            ).LireLignes()
        );

    [Fact]
    public async Task A_week_is_told_once_to_those_who_lead_and_kept_as_it_was_written()
    {
        LundiSuivant();
        await Etablir();
        // What the week after will tell.
        application.Horloge.Avancer(TimeSpan.FromDays(1));
        var (debut, admin) = (application.Horloge.Maintenant(), await Id(Comptes.Admin));
        await application.Base(async db =>
        {
            await db
                .Deploiements.Where(d => d.DepartementCode == "76")
                .ExecuteUpdateAsync(s => s.SetProperty(d => d.Stade, StadeDeploiement.Ouverture));
            db.EvenementsDeploiement.Add(
                new EvenementDeploiement
                {
                    DepartementCode = "76",
                    Instant = debut,
                    AuteurId = admin,
                    Avant = StadeDeploiement.Formation,
                    Stade = StadeDeploiement.Ouverture,
                    Texte = "Ouvert.",
                }
            );
            var juge = await db.Users.SingleAsync(u => u.Email == Comptes.Juge);
            juge.PremiereVenueLe = debut;
            // A rise: the week before, less was ready.
            var releve = await db
                .RelevesDeploiement.Where(r => r.DepartementCode == "59")
                .OrderByDescending(r => r.Semaine)
                .FirstAsync();
            await db
                .RelevesDeploiement.Where(r =>
                    r.DepartementCode == "59" && r.Semaine == releve.Semaine
                )
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Note, 10));
            return await db.SaveChangesAsync();
        });
        var lundi = LundiSuivant();

        await Etablir();

        var lignes = await Lignes(lundi);
        Assert.Contains(
            lignes,
            l => l is { Rubrique: RubriqueBulletin.Ouvertures, Departement: "76" }
        );
        Assert.Contains(lignes, l => l is { Rubrique: RubriqueBulletin.Venues, Departement: "59" });
        var note = await application.Base(db =>
            db.RelevesDeploiement.Where(r => r.Semaine == lundi && r.DepartementCode == "59")
                .Select(r => r.Note)
                .SingleAsync()
        );
        Assert.Equal(
            note - 10,
            lignes
                .Single(l => l is { Rubrique: RubriqueBulletin.Preparation, Departement: "59" })
                .Nombre
        );
        Assert.Contains(
            lignes,
            l => l is { Rubrique: RubriqueBulletin.Blocages, Departement: "974" }
        );
        Assert.Contains(
            lignes,
            l => l is { Rubrique: RubriqueBulletin.Retards, Departement: "02" }
        );
        Assert.DoesNotContain(
            lignes,
            l => l.Texte.Contains("juge n’est", StringComparison.Ordinal)
        );

        Assert.Equal(1, await Courriels(Comptes.Admin, lundi));
        Assert.Equal(1, await Courriels(Comptes.Direction, lundi));
        Assert.Equal(0, await Courriels("nord@demo.emjpm.fr", lundi));
        var agent = await application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == Comptes.Direction)
                .OrderByDescending(c => c.Id)
                .Select(c => c.Texte)
                .FirstAsync()
        );
        Assert.Contains("Nord (59)", agent);
        // 76 is led by the administrator.
        Assert.DoesNotContain("(76)", agent);

        // Again, and two at once: nothing more.
        await Task.WhenAll(Etablir(), Etablir());
        Assert.Equal(1, await Courriels(Comptes.Admin, lundi));

        // What happens afterwards changes nothing of what was written.
        var ecrit = await application.Base(db =>
            db.BulletinsDeploiement.Where(b => b.Semaine == lundi)
                .Select(b => b.Contenu)
                .SingleAsync()
        );
        await application.Base(db => db.EvenementsDeploiement.ExecuteDeleteAsync());
        var visiteur = await application.Connecter(Comptes.Admin);
        await visiteur.Ouvrir("/administration/deploiement");
        await visiteur.Suivre("Bulletin de la semaine");
        Assert.Contains("Seine-Maritime (76)", visiteur.Texte);
        Assert.Equal(
            ecrit,
            await application.Base(db =>
                db.BulletinsDeploiement.Where(b => b.Semaine == lundi)
                    .Select(b => b.Contenu)
                    .SingleAsync()
            )
        );
    }

    [Fact]
    public async Task A_job_killed_midway_leaves_nothing_and_the_next_one_does_it_whole()
    {
        var lundi = LundiSuivant();
        using var arret = new CancellationTokenSource();
        await arret.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            application.Executer((EtablirBulletin e) => e.ExecuterAsync(arret.Token))
        );
        Assert.Equal(0, await Courriels(Comptes.Admin, lundi));
        // Killed between the rows and the end of the transaction: what was written goes with it.
        await application.Base(async db =>
        {
            await using var tx = await db.Database.BeginTransactionAsync();
            db.BulletinsDeploiement.Add(
                new BulletinDeploiement { Semaine = lundi, Contenu = "[]" }
            );
            return await db.SaveChangesAsync();
        });

        await application.Executer(
            (ExecuterTaches t) => t.ExecuterAsync("bulletin-deploiement", CancellationToken.None)
        );

        Assert.Equal(1, await Courriels(Comptes.Admin, lundi));
        Assert.NotEqual(
            0,
            await application.Base(db => db.RelevesDeploiement.CountAsync(r => r.Semaine == lundi))
        );
    }

    [Fact]
    public async Task Who_refused_the_reminders_gets_none_and_reads_the_page()
    {
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Admin)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.RappelsRefusesLe, DateTime.UnixEpoch))
        );
        var lundi = LundiSuivant();
        await Etablir();
        Assert.Equal(0, await Courriels(Comptes.Admin, lundi));
        await application.Base(db =>
            db.Users.Where(u => u.Email == Comptes.Admin)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.RappelsRefusesLe, (DateTime?)null))
        );

        var nord = await application.Connecter("nord@demo.emjpm.fr");
        await nord.Ouvrir("/direction/deploiement/bulletin");
        Assert.Equal(200, nord.Statut);
        Assert.DoesNotContain("(974)", nord.Texte);
        Assert.DoesNotContain("(62)", nord.Texte);
        foreach (
            var faux in new[] { "2020-01-06", "pas-une-date", $"{lundi.AddDays(1):yyyy-MM-dd}" }
        )
            Assert.Equal(
                404,
                (await nord.Ouvrir($"/direction/deploiement/bulletin?semaine={faux}")).Statut
            );
    }

    [Fact]
    public void It_leaves_on_Monday_morning_across_a_change_of_clock()
    {
        var tache = TacheRecurrente.Toutes.Single(t => t.Nom == "bulletin-deploiement");
        // Sunday 25 October 2026 has twenty-five hours.
        var samedi = Horloge.InstantParis(new DateOnly(2026, 10, 24), new TimeOnly(12, 0));
        var lundi = tache.Prochaine(samedi);
        Assert.Equal(Horloge.InstantParis(new DateOnly(2026, 10, 26), new TimeOnly(7, 15)), lundi);
        Assert.Equal(
            Horloge.InstantParis(new DateOnly(2026, 11, 2), new TimeOnly(7, 15)),
            tache.Prochaine(lundi)
        );
        Assert.Equal(
            new DateOnly(2028, 2, 28),
            BulletinDeploiement.LundiDe(new DateOnly(2028, 2, 29))
        );
    }

    private Task<int> Id(string courriel) =>
        application.Base(db =>
            db.Users.Where(u => u.Email == courriel).Select(u => u.Id).SingleAsync()
        );
}
