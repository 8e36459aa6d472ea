using Emjpm.Core;
using Emjpm.Core.Audit;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Taches;

public sealed class TachesTests(Application application) : IClassFixture<Application>
{
    private ExecuterTaches Taches => application.Services.GetRequiredService<ExecuterTaches>();

    [Theory]
    [MemberData(nameof(Noms))]
    public async Task Every_job_runs_and_says_what_it_did(string nom)
    {
        var resultat = await Taches.ExecuterAsync(nom, CancellationToken.None);

        Assert.False(string.IsNullOrWhiteSpace(resultat));
        Assert.DoesNotContain("Échec", resultat, StringComparison.Ordinal);
        var tache = await LireAsync(nom);
        Assert.StartsWith(resultat, tache.DernierResultat, StringComparison.Ordinal);
        Assert.Equal(
            (null, application.Horloge.Maintenant()),
            (tache.LoueeJusqua, tache.DerniereLe)
        );
        Assert.True(tache.ProchaineLe > application.Horloge.Maintenant());
    }

    public static TheoryData<string> Noms => [.. TacheRecurrente.Toutes.Select(t => t.Nom)];

    [Fact]
    public async Task An_unknown_job_names_those_that_exist()
    {
        var erreur = await Assert.ThrowsAsync<ArgumentException>(() =>
            Taches.ExecuterAsync("ménage", CancellationToken.None)
        );

        Assert.Contains("purge-besoins", erreur.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ten_nodes_one_runs_the_job_and_it_waits_for_its_next_time()
    {
        var executions = 0;
        var tache = new TacheRecurrente(
            "essai",
            i => i.AddMinutes(10),
            TimeSpan.FromMinutes(5),
            (_, _) =>
            {
                Interlocked.Increment(ref executions);
                return Task.FromResult("fait");
            }
        );
        var noeuds = Enumerable
            .Range(0, 10)
            .Select(_ => ActivatorUtilities.CreateInstance<ExecuterTaches>(application.Services))
            .ToList();
        async Task Ronde() =>
            await Task.WhenAll(
                noeuds.Select(n =>
                    Task.Run(() => n.ExecuterDuesAsync([tache], CancellationToken.None))
                )
            );

        await Ronde();
        Assert.Equal(0, executions);
        application.Horloge.Avancer(TimeSpan.FromMinutes(10));
        await Ronde();
        await Ronde();

        Assert.Equal(1, executions);
    }

    [Fact]
    public async Task A_job_that_fails_says_why_and_runs_again()
    {
        var essais = 0;
        var tache = new TacheRecurrente(
            "fragile",
            i => i.AddMinutes(1),
            TimeSpan.FromMinutes(5),
            (_, _) =>
                ++essais == 1
                    ? throw new InvalidOperationException("plus de papier")
                    : Task.FromResult("fait")
        );
        async Task Ronde()
        {
            await Taches.ExecuterDuesAsync([tache], CancellationToken.None);
            application.Horloge.Avancer(TimeSpan.FromMinutes(1));
        }
        await Ronde();
        await Ronde();
        Assert.StartsWith(
            "Échec : plus de papier",
            (await LireAsync("fragile")).DernierResultat,
            StringComparison.Ordinal
        );
        await Ronde();
        Assert.StartsWith(
            "fait",
            (await LireAsync("fragile")).DernierResultat,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_job_held_by_a_dead_node_is_taken_over_when_its_lease_ends()
    {
        var fin = application.Horloge.Maintenant().AddMinutes(30);
        await Taches.ExecuterAsync("relances", CancellationToken.None);
        await application.Base(db =>
            db.Taches.Where(t => t.Nom == "relances")
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(t => t.LoueeJusqua, fin).SetProperty(t => t.LoueePar, "mort")
                )
        );

        Assert.Null(await Taches.ExecuterAsync("relances", CancellationToken.None));
        application.Horloge.Avancer(TimeSpan.FromMinutes(31));
        Assert.NotNull(await Taches.ExecuterAsync("relances", CancellationToken.None));
    }

    [Fact]
    public async Task A_drift_of_the_counters_is_corrected_and_reported()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var sain = await monde.GestionnaireAsync();
        await monde.MesureAsync(g, Monde.Rg());
        await monde.Reservee(g);
        await monde.Reservee(sain);
        await application.Base(db =>
            db.LieuxExercice.Where(l => l.Id == g.Lieu)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(l => l.EnCours, 5).SetProperty(l => l.EnAttente, 0)
                )
        );

        await Taches.ExecuterAsync("compteurs", CancellationToken.None);

        Assert.Equal((1, 1), await monde.Compteurs(g.Lieu));
        Assert.Equal((0, 1), await monde.Compteurs(sain.Lieu));
        Assert.Equal(
            "en cours 5 → 1, en attente 0 → 1",
            await application.Base(db =>
                db.EvenementsAudit.Where(e =>
                        e.Acte == "lieu.corriger_compteurs" && e.ObjetId == g.Lieu
                    )
                    .Select(e => e.Details)
                    .SingleAsync()
            )
        );
        Assert.Empty(await monde.Audit("lieu", sain.Lieu));
    }

    [Fact]
    public async Task Experience_and_delays_of_answer_are_computed_from_the_facts()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var mesure = await monde.MesureAsync(g, Monde.Rg());
        await application.Base(async db =>
        {
            db.Ressources.Add(
                new Ressource
                {
                    MesureId = mesure,
                    Annee = 2025,
                    Prestations = [PrestationSociale.Pch],
                }
            );
            await db.SaveChangesAsync();
        });
        var id = await monde.Reservee(g);
        application.Horloge.Avancer(TimeSpan.FromHours(50));
        await monde.Repondre(g, id, new Reponse.JePeux());
        await application.Base(db =>
            db.Gestionnaires.Where(x => x.Id == g.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(x => x.ReponsesNombre, 9).SetProperty(x => x.ReponsesHeures, 9)
                )
        );

        await Taches.ExecuterAsync("experience", CancellationToken.None);

        await application.Base(async db =>
        {
            var x = await db.Gestionnaires.SingleAsync(x => x.Id == g.Id);
            Assert.Equal(
                "acc.grand_age:1;acc.handicap_physique:1;nat.curatelle_simple:1;total:1;vie.domicile:1",
                x.Experience
            );
            Assert.Equal((1, 50), (x.ReponsesNombre, x.ReponsesHeures));
        });
    }

    [Fact]
    public async Task The_needs_of_the_person_are_erased_thirty_days_after_the_end()
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync(capacite: 10);
        Task<int> Nouvelle() =>
            monde.Reservee(
                g,
                d =>
                    d with
                    {
                        Message = "Parle peu.",
                        Accompagnements = [Accompagnement.Psychiatrie],
                        Langues = [Langue.Lsf],
                        RaisonsVues = "{}",
                    }
            );
        var annulee = await Nouvelle();
        await monde.Annuler(annulee, MotifAnnulation.PasDeMesure);
        application.Horloge.AvancerDeJours(29);
        await Taches.ExecuterAsync("purge-besoins", CancellationToken.None);
        Assert.NotNull((await monde.Lire(annulee)).Message);
        var vivante = await Nouvelle();

        application.Horloge.AvancerDeJours(1);
        await Taches.ExecuterAsync("purge-besoins", CancellationToken.None);

        var r = await monde.Lire(annulee);
        Assert.Equal((null, null), (r.Message, r.RaisonsVues));
        Assert.Empty(r.Accompagnements);
        Assert.Empty(r.Langues);
        Assert.Equal(MotifAnnulation.PasDeMesure, r.MotifAnnulation);
        Assert.NotEmpty((await monde.Lire(vivante)).Accompagnements);
    }

    [Fact]
    public async Task Searches_and_the_access_log_end_at_their_term()
    {
        var monde = await Monde.CreerAsync(application);
        var maintenant = application.Horloge.Maintenant();
        var (passee, gardee) = await application.Base(async db =>
        {
            Recherche Une(int jours) =>
                new()
                {
                    TribunalId = monde.Juge.TribunalId,
                    AuteurId = monde.Juge.UtilisateurId,
                    CommuneCode = Monde.Lille,
                    ExpireLe = maintenant.AddDays(jours),
                };
            var (a, b) = (Une(0), Une(1));
            db.Recherches.AddRange(a, b);
            await db.SaveChangesAsync();
            db.ClassementsVus.Add(
                new ClassementVu
                {
                    RechercheId = a.Id,
                    BaremeVersion = "x",
                    Empreinte = "x",
                    Contenu = [1],
                }
            );
            foreach (var mois in (int[])[-13, -11])
                db.AccesJournal.Add(
                    new Acces
                    {
                        Instant = maintenant.AddMonths(mois),
                        Methode = "GET",
                        Chemin = "/essai",
                    }
                );
            await db.SaveChangesAsync();
            return (a.Id, b.Id);
        });

        await Taches.ExecuterAsync("purge-recherches", CancellationToken.None);
        await Taches.ExecuterAsync("purge-journal-acces", CancellationToken.None);

        await application.Base(async db =>
        {
            Assert.False(await db.Recherches.AnyAsync(r => r.Id == passee));
            Assert.False(await db.ClassementsVus.AnyAsync(c => c.RechercheId == passee));
            Assert.True(await db.Recherches.AnyAsync(r => r.Id == gardee));
            Assert.Equal(1, await db.AccesJournal.CountAsync(a => a.Chemin == "/essai"));
        });
    }

    private Task<Tache> LireAsync(string nom) =>
        application.Base(db => db.Taches.AsNoTracking().SingleAsync(t => t.Nom == nom));
}
