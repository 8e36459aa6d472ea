using System.Runtime.CompilerServices;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Data;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>
/// What goes wrong around the figures: the map that changes, the clock that changes, the reader who leaves, the facts that are corrected.
/// A death in the middle of a night, a site that moves and impossible periods are in <see cref="NuitTests"/>.
/// </summary>
public sealed class FautesTests(Application application) : IClassFixture<Application>
{
    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_département_that_changes_region_stays_in_the_former_one_for_the_past()
    {
        var hier = application.Horloge.Aujourdhui().AddDays(-1);
        DateOnly apres = new(2023, 7, 3);
        var agent = await application.Connecter(Comptes.Direction);
        async Task<double> Region(string code, DateOnly jour)
        {
            var photo = await Photographier(jour);
            var region = new Territoire(NiveauReleve.Region, code);
            var somme = photo
                .Noms.Departements(region)
                .Sum(d => Mesures(photo, new(NiveauReleve.Departement, d)));
            Assert.Equal(Mesures(photo, region), somme);
            return somme;
        }
        var avant = await Region("32", hier);
        var pasDeCalais = Mesures(await Photographier(hier), new(NiveauReleve.Departement, "62"));
        Assert.NotEqual(0, pasDeCalais);
        await Changer("84");
        try
        {
            // The past as it was: the figure, its parts, its lines and its path.
            Assert.Equal(avant, await Region("32", hier));
            var region = new Territoire(NiveauReleve.Region, "32");
            var composition = (await Photographier(hier)).Noms.Departements(region);
            var lignes = await application.Executer(
                (LectureLignes l) =>
                    l.LireAsync(Dictionnaire.MesuresEnCours, region, composition, hier, Annulation)
            );
            Assert.Equal(avant, lignes.Sum(l => l.Valeur));
            await agent.Ouvrir("/direction/territoires/departement-62");
            Assert.NotNull(
                agent.Page.QuerySelector("main a[href*='region-32'], nav a[href*='region-32']")
            );

            // A day counted since: in its new region, and everything still adds up.
            await application.Executer(
                (EtablirReleves e) => e.EtablirAsync([apres], refaire: false, null, Annulation)
            );
            var photo = await Photographier(apres);
            Assert.Equal(
                Mesures(photo, new(NiveauReleve.Departement, "62")),
                await Region("84", apres)
            );
            Assert.Equal(
                Mesures(photo, new(NiveauReleve.Departement, "59")),
                await Region("32", apres)
            );
            Assert.Equal(
                Mesures(photo, Territoire.France),
                photo.Present.DuNiveau(NiveauReleve.Region).Sum(r => Mesures(photo, r))
            );
            // Who has a right on a region has it on what the region is today, for any date.
            foreach (
                var (adresse, statut) in ((string, int)[])
                    [
                        ($"region-32?au={apres:yyyy-MM-dd}", 200),
                        ("region-32", 404),
                        ("departement-62", 404),
                        ($"region-84?au={apres:yyyy-MM-dd}", 404),
                    ]
            )
            {
                await agent.Ouvrir($"/direction/lignes/mesures/{adresse}");
                Assert.Equal((adresse, statut), (adresse, agent.Statut));
            }
        }
        finally
        {
            await Changer("32");
        }

        async Task Changer(string region)
        {
            await application.Base(db =>
                db.Departements.Where(d => d.Code == "62")
                    .ExecuteUpdateAsync(s => s.SetProperty(d => d.RegionCode, region), Annulation)
            );
            // The command changes the map, in another process: the host follows within half a minute.
            application.Horloge.Avancer(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task What_another_process_counts_again_is_followed_within_half_a_minute()
    {
        DateOnly jour = new(2025, 5, 31);
        await using var noeud = application.Hote.AutreNoeud();
        var (id, nommee) = await MesureSuivie(jour);
        var avant = Mesures(await Photographier(jour), Territoire.France);
        var lignes = await Lignes();
        try
        {
            await Nommer(id, jour.AddDays(1));
            await using (var portee = noeud.Services.CreateAsyncScope())
                Assert.Equal(
                    new BilanReleves(0, 1, 0),
                    await portee
                        .ServiceProvider.GetRequiredService<EtablirReleves>()
                        .EtablirAsync([jour], refaire: true, null, Annulation)
                );
            application.Horloge.Avancer(TimeSpan.FromSeconds(30));

            Assert.Equal(avant - 1, Mesures(await Photographier(jour), Territoire.France));
            Assert.Equal(lignes - 1, await Lignes());
        }
        finally
        {
            await Nommer(id, nommee);
        }
        // What this node counts is shown at once, in the same instant as well.
        await Etablir([jour]);
        Assert.Equal(avant, Mesures(await Photographier(jour), Territoire.France));
        Assert.Equal(lignes, await Lignes());

        Task<double> Lignes() =>
            application.Executer(
                async (LectureLignes l) =>
                    (
                        await l.LirePageAsync(
                            Dictionnaire.MesuresEnCours,
                            Territoire.France,
                            [],
                            jour,
                            1,
                            50,
                            Annulation
                        )
                    ).Somme
            );
    }

    [Theory]
    [InlineData("2026-03-28T23:00:00", "2026-03-29")]
    [InlineData("2026-03-29T21:59:59", "2026-03-29")]
    [InlineData("2026-03-29T22:00:00", "2026-03-30")]
    [InlineData("2026-10-24T22:00:00", "2026-10-25")]
    [InlineData("2026-10-25T22:59:59", "2026-10-25")]
    [InlineData("2026-10-25T23:00:00", "2026-10-26")]
    public async Task What_happens_the_day_the_clock_changes_counts_on_its_day_in_Paris(
        string utc,
        string le
    )
    {
        var jour = DateOnly.Parse(le, System.Globalization.CultureInfo.InvariantCulture);
        var instant = DateTime.SpecifyKind(
            DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture),
            DateTimeKind.Utc
        );
        var (id, creee) = await application.Base(async db =>
        {
            var r = await db
                .Reservations.Where(r =>
                    r.Gestionnaire!.Habilitations.Any(h =>
                        h.Du < jour.AddYears(-1)
                        && h.Au == null
                        && h.RetireeLe == null
                        && h.SuspendueDu == null
                    )
                )
                .OrderBy(r => r.Id)
                .Select(r => new { r.Id, r.CreeeLe })
                .FirstAsync(Annulation);
            return (r.Id, r.CreeeLe);
        });
        try
        {
            await Dater(new(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            var sans = await Compter(Grandeur.Reservations12Mois, jour.AddDays(-1), jour);
            await Dater(instant);
            var avec = await Compter(Grandeur.Reservations12Mois, jour.AddDays(-1), jour);

            Assert.Equal([sans[0], sans[1] + 1], avec);
        }
        finally
        {
            await Dater(creee);
        }

        Task Dater(DateTime quand) =>
            application.Base(db =>
                db.Reservations.Where(r => r.Id == id)
                    .ExecuteUpdateAsync(s => s.SetProperty(r => r.CreeeLe, quand), Annulation)
            );
    }

    [Fact]
    public async Task A_nomination_of_the_29th_of_February_lasts_its_year_and_no_day_more()
    {
        DateOnly[] jours = [new(2024, 2, 28), new(2024, 2, 29), new(2025, 2, 27), new(2025, 2, 28)];
        var (id, nommee) = await MesureSuivie(jours[0]);
        try
        {
            await Nommer(id, new(2031, 1, 1));
            var sans = await Lire();
            await Nommer(id, new(2024, 2, 29));
            var avec = await Lire();

            Assert.Equal([0, 1, 1, 0], Ecart(Grandeur.Entrees12Mois));
            Assert.Equal([0, 1, 0, 0], Ecart(Grandeur.EntreesDuMois));
            Assert.Equal([0, 1, 1, 0], Ecart(Grandeur.MoinsDUnAn));
            Assert.Equal([0, 0, 0, 1], Ecart(Grandeur.De1A2Ans));
            Assert.Equal([0, 1, 1, 1], Ecart(Grandeur.EnCours));

            int[] Ecart(Grandeur g) => [.. avec.Zip(sans, (a, s) => a[g] - s[g])];
        }
        finally
        {
            await Nommer(id, nommee);
        }

        Task<List<Decompte>> Lire() => Etablir(jours);
    }

    [Fact]
    public async Task Facts_corrected_since_a_night_are_said_beside_its_lines()
    {
        var agent = await application.Connecter(Comptes.Direction);
        DateOnly jour = new(2026, 8, 31);
        var habilitation = await application.Base(async db =>
        {
            var h = await db
                .Habilitations.Where(Habilitation.ActiveLe(jour))
                .Where(h =>
                    h.DepartementCode == "59"
                    && h.Gestionnaire!.Type == Core.Referentiels.TypeGestionnaire.Individuel
                    && h.Gestionnaire.Habilitations.Count == 1
                )
                .OrderBy(h => h.Id)
                .FirstAsync(Annulation);
            var du = h.Du;
            h.Du = jour.AddDays(1);
            await db.SaveChangesAsync(Annulation);
            return (h.Id, Du: du);
        });
        try
        {
            await agent.Ouvrir(
                $"/direction/lignes/individuels/departement-59?au={jour:yyyy-MM-dd}"
            );
            Assert.Contains(
                "Ces lignes ne font pas le chiffre",
                Assert.Single(agent.Alertes),
                StringComparison.Ordinal
            );
        }
        finally
        {
            await application.Base(db =>
                db.Habilitations.Where(h => h.Id == habilitation.Id)
                    .ExecuteUpdateAsync(s => s.SetProperty(h => h.Du, habilitation.Du), Annulation)
            );
        }
        await agent.Ouvrir($"/direction/lignes/individuels/departement-59?au={jour:yyyy-MM-dd}");
        Assert.Empty(agent.Alertes);
    }

    [Fact]
    public async Task A_file_whose_reader_leaves_midway_leaves_nothing_behind()
    {
        const int Lignes = 6_000;
        var avant = Temporaires();
        using var depart = new CancellationTokenSource();
        using var corps = new MemoryStream();
        var http = new DefaultHttpContext { RequestAborted = depart.Token };
        http.Response.Body = corps;
        var (lues, rendu, gros) = (0, false, "");
        var fichier = new FichierClasseur<string>(
            FormatClasseur.Csv,
            "essai",
            new("Essai", [Colonne<string>.Texte("Texte", l => l)]),
            Lire()
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fichier.ExecuteResultAsync(new ActionContext { HttpContext = http })
        );

        Assert.InRange(lues, 1, Lignes - 1);
        Assert.True(rendu, "what was being read was not given back");
        Assert.Equal(0, corps.Length);
        Assert.NotEqual("", gros);
        Assert.False(File.Exists(gros), $"{gros} is still there");

        async IAsyncEnumerable<string> Lire(
            [EnumeratorCancellation] CancellationToken annulation = default
        )
        {
            var texte = new string('x', 10_000);
            try
            {
                for (; lues < Lignes; lues++)
                {
                    if (lues == Lignes / 2)
                    {
                        // Far more than any other test writes at this moment.
                        gros = Temporaires()
                            .Except(avant)
                            .Single(f => new FileInfo(f).Length > 10_000_000);
                        await depart.CancelAsync();
                    }
                    annulation.ThrowIfCancellationRequested();
                    yield return texte;
                }
            }
            finally
            {
                rendu = true;
            }
        }

        static HashSet<string> Temporaires() =>
            [.. Directory.GetFiles(Path.GetTempPath(), "ASPNETCORE_*.tmp")];
    }

    [Fact]
    public async Task Downloads_given_up_at_any_moment_leave_no_work_no_error_and_a_service_that_answers()
    {
        var agent = await application.Connecter(Comptes.Direction);
        var travaux = await application.Base(db => db.Travaux.CountAsync(Annulation));
        var erreurs = application.Hote.Erreurs.Lignes.Count;
        foreach (var format in (string[])["csv", "xlsx", "ods"])
        foreach (var millisecondes in (int[])[0, 1, 3, 8, 20])
        {
            using var depart = new CancellationTokenSource();
            using var requete = new HttpRequestMessage(
                HttpMethod.Get,
                $"/direction/territoires/france.{format}"
            );
            var nom = Guid.CreateVersion7().ToString("N");
            requete.Headers.Add(SuiviRequetes.EnTete, nom);
            var finie = application.Hote.Suivi.Attendre(nom);
            var demande = agent.Client.SendAsync(requete, depart.Token);
            depart.CancelAfter(millisecondes);
            try
            {
                (await demande).Dispose();
                await finie;
            }
            catch (OperationCanceledException)
            {
                // Given up in time; it may also have come whole, or not have reached the service.
            }
        }
        using var entier = await agent.Client.GetAsync(
            "/direction/territoires/france.csv",
            Annulation
        );

        Assert.True(entier.IsSuccessStatusCode);
        Assert.Equal(travaux, await application.Base(db => db.Travaux.CountAsync(Annulation)));
        Assert.Equal(erreurs, application.Hote.Erreurs.Lignes.Count);
        // A reader or a transaction left open would hold the writers back.
        await application.Base(async db =>
        {
            await using var tx = await db.EcrireAsync(Annulation);
            await tx.CommitAsync(Annulation);
        });
    }

    /// <summary>A mesure en cours of a mandataire entitled from before a day on.</summary>
    private Task<(int Id, DateOnly Nommee)> MesureSuivie(DateOnly jour) =>
        application.Base(async db =>
        {
            var m = await db
                .Mesures.Where(m =>
                    m.Statut == StatutMesure.EnCours
                    && m.DateFin == null
                    && m.DateNomination < jour
                    && m.Gestionnaire!.Habilitations.Any(h =>
                        h.Du < jour && h.Au == null && h.RetireeLe == null && h.SuspendueDu == null
                    )
                )
                .OrderBy(m => m.Id)
                .Select(m => new { m.Id, m.DateNomination })
                .FirstAsync(Annulation);
            return (m.Id, m.DateNomination);
        });

    private Task Nommer(int id, DateOnly le) =>
        application.Base(db =>
            db.Mesures.Where(m => m.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.DateNomination, le), Annulation)
        );

    private Task<Photographie> Photographier(DateOnly jour) =>
        application.Executer(
            async (LectureReleves l) => (await l.PhotographierAsync(jour, _ => true, Annulation))!
        );

    private static double Mesures(Photographie photo, Territoire territoire) =>
        photo.Present.Lire(Dictionnaire.MesuresEnCours, territoire).Nombre!.Value;

    private async Task<int[]> Compter(Grandeur grandeur, params DateOnly[] jours) =>
        [.. (await Etablir(jours)).Select(d => d[grandeur])];

    /// <summary>Days of the country, counted again.</summary>
    private async Task<List<Decompte>> Etablir(IReadOnlyList<DateOnly> jours)
    {
        await application.Executer(
            (EtablirReleves e) => e.EtablirAsync(jours, refaire: true, null, Annulation)
        );
        return await application.Base(db =>
            db.RelevesTerritoire.AsNoTracking()
                .Where(r => r.Niveau == NiveauReleve.France && jours.Contains(r.Jour))
                .OrderBy(r => r.Jour)
                .Select(r => r.Decompte)
                .ToListAsync(Annulation)
        );
    }
}
