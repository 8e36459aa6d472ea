using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.LigneDeCommande;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The job of the night and the command: facts that change, a death in the middle, periods that cannot be.</summary>
public sealed class NuitTests(Application application) : IClassFixture<Application>
{
    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private Task<T> Etablir<T>(Func<EtablirReleves, Task<T>> acte) => application.Executer(acte);

    [Fact]
    public async Task The_night_establishes_what_misses_and_nothing_twice()
    {
        var taches = application.Services.GetRequiredService<ExecuterTaches>();
        var avant = await Nombre();
        application.Horloge.AvancerDeJours(3);

        Assert.StartsWith(
            "3\u00A0jours établis",
            await taches.ExecuterAsync("releves", Annulation)
        );
        Assert.StartsWith("0\u00A0jour établi", await taches.ExecuterAsync("releves", Annulation));

        Assert.Equal(avant + 3, await Nombre());
        Assert.Equal(
            application.Horloge.Aujourdhui().AddDays(-1),
            await application.Base(db => db.JoursReleve.MaxAsync(j => j.Jour, Annulation))
        );
    }

    [Fact]
    public async Task Killed_in_the_middle_it_goes_on_from_the_first_day_that_misses()
    {
        var jours = EtablirReleves.Jours(new(2024, 3, 5), new(2024, 3, 14));
        var avant = await Nombre();
        using var mort = new CancellationTokenSource();

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            Etablir(e =>
                e.EtablirAsync(
                    jours,
                    refaire: false,
                    a =>
                    {
                        if (a.Fait == 4)
                            mort.Cancel();
                        return Task.CompletedTask;
                    },
                    mort.Token
                )
            )
        );
        Assert.Equal(avant + 4, await Nombre());
        var bilan = await Etablir(e => e.EtablirAsync(jours, refaire: false, null, Annulation));

        Assert.Equal(new BilanReleves(6, 0, 0), bilan);
        Assert.Equal(
            new BilanReleves(0, 0, 10),
            await Etablir(e => e.EtablirAsync(jours, refaire: true, null, Annulation))
        );
    }

    [Fact]
    public async Task The_past_changes_only_when_asked_and_says_so()
    {
        DateOnly jour = new(2025, 6, 30);
        var mesure = await application.Base(async db =>
        {
            var m = await db.Mesures.FirstAsync(
                m =>
                    m.DateNomination < jour
                    && m.Statut == StatutMesure.EnCours
                    && m.DateFin == null
                    && m.LieuExercice!.Commune!.DepartementCode == "62"
                    && m.Gestionnaire!.Habilitations.Any(h =>
                        h.Du < jour && h.Au == null && h.RetireeLe == null && h.SuspendueDu == null
                    ),
                Annulation
            );
            m.DateNomination = jour.AddDays(1);
            await db.SaveChangesAsync(Annulation);
            return m.Id;
        });
        var avant = await Lire(jour);

        Assert.Equal(
            new BilanReleves(0, 0, 0),
            await Etablir(e => e.EtablirAsync([jour], refaire: false, null, Annulation))
        );
        Assert.Equal(avant, await Lire(jour));
        Assert.Equal(
            new BilanReleves(0, 1, 0),
            await Etablir(e => e.EtablirAsync([jour], refaire: true, null, Annulation))
        );

        Assert.Equal(avant - 1, await Lire(jour));
        var visiteur = await application.Connecter(Comptes.Direction);
        await visiteur.Ouvrir("/direction/territoires/region-32?au=2025-06-30");
        Assert.Contains(
            visiteur.Alertes,
            a =>
                a.Contains("Chiffres rectifiés le", StringComparison.Ordinal)
                && a.Contains("Mesures en cours", StringComparison.Ordinal)
        );
        Assert.NotEqual(0, mesure);
    }

    [Fact]
    public async Task A_site_that_moves_leaves_its_past_where_it_was()
    {
        var hier = application.Horloge.Aujourdhui().AddDays(-1);
        await application
            .Services.GetRequiredService<ExecuterTaches>()
            .ExecuterAsync("releves", Annulation);
        var (lieu, commune) = await application.Base(async db =>
        {
            var l = await db
                .LieuxExercice.Where(l => l.Commune!.DepartementCode == "62" && l.EnCours > 3)
                .FirstAsync(Annulation);
            var ancienne = l.CommuneCode;
            l.CommuneCode = "59350";
            await db.SaveChangesAsync(Annulation);
            return (l.Id, ancienne);
        });
        application.Horloge.AvancerDeJours(1);
        await application
            .Services.GetRequiredService<ExecuterTaches>()
            .ExecuterAsync("releves", Annulation);

        var departements = await application.Base(db =>
            db.RelevesLieu.Where(r => r.LieuId == lieu && r.Jour >= hier)
                .OrderBy(r => r.Jour)
                .Select(r => r.DepartementCode)
                .ToListAsync(Annulation)
        );

        Assert.Equal(["62", "59"], departements);
        Assert.NotEqual("59350", commune);
    }

    [Fact]
    public async Task A_capacity_is_known_from_the_day_it_was_seen()
    {
        var aujourdhui = application.Horloge.Aujourdhui();
        var lieu = await application.Base(async db =>
        {
            var l = await db.LieuxExercice.FirstAsync(
                l => l.CapaciteSouhaitee > 10 && l.FermeLe == null,
                Annulation
            );
            l.FixerCapacites(null, 3);
            await db.SaveChangesAsync(Annulation);
            return l.Id;
        });
        await application.Executer((NoterCapacites n) => n.ExecuterAsync(aujourdhui, Annulation));
        await application.Executer((NoterCapacites n) => n.ExecuterAsync(aujourdhui, Annulation));

        var releves = await application.Base(db =>
            db.RelevesCapacite.Where(r => r.LieuId == lieu && r.Du == aujourdhui)
                .ToListAsync(Annulation)
        );

        Assert.Equal(3, Assert.Single(releves).Souhaitee);
    }

    [Theory]
    [InlineData("releves", 2, "--du est obligatoire")]
    [InlineData("releves --du hier", 2, "une date AAAA-MM-JJ est attendue")]
    [InlineData("releves --du 2026-02-30", 2, "une date AAAA-MM-JJ est attendue")]
    [InlineData("releves --du 2025-02-02 --au 2025-02-01", 1, "finit avant de commencer")]
    [InlineData("releves --du 1999-12-31 --au 2000-01-02", 1, "commencent au")]
    [InlineData("releves --du 2025-01-01 --au 2099-01-01", 1, "établis quand il est fini")]
    public async Task A_period_that_cannot_be_is_refused(string commande, int code, string phrase)
    {
        await using var poste = await Poste.DevantLaDemonstrationAsync();

        var reponse = await poste.TaperAsync(commande);

        Assert.Equal(code, reponse.Code);
        Assert.Contains(phrase, reponse.Erreur, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_establishes_the_days_that_miss()
    {
        await using var poste = await Poste.DevantLaDemonstrationAsync();

        var reponse = await poste.TaperAsync("releves --du 2023-05-01 --au 2023-05-04 --refaire");

        Assert.Equal(0, reponse.Code);
        Assert.StartsWith("4\u00A0jours établis", reponse.Sortie, StringComparison.Ordinal);
        Assert.Equal(
            4,
            await poste.LireAsync(db =>
                db.JoursReleve.CountAsync(j =>
                    j.Jour >= new DateOnly(2023, 5, 1) && j.Jour <= new DateOnly(2023, 5, 4)
                )
            )
        );
    }

    private Task<int> Nombre() => application.Base(db => db.JoursReleve.CountAsync(Annulation));

    private Task<int> Lire(DateOnly jour) =>
        application.Base(async db =>
            (
                await db
                    .RelevesTerritoire.AsNoTracking()
                    .SingleAsync(r => r.Jour == jour && r.Niveau == NiveauReleve.France, Annulation)
            ).Decompte[Grandeur.EnCours]
        );
}
