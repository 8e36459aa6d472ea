using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>
/// The counters of the lieux follow the mesures whatever happens to them: long runs of acts drawn at random, refusals
/// included, and acts at the same instant. <c>EMJPM_ACTES</c> sets the length of a run.
/// </summary>
public sealed class CompteursTests(Application application) : IClassFixture<Application>
{
    private static readonly int Longueur = Environment.GetEnvironmentVariable("EMJPM_ACTES")
        is { } n
        ? int.Parse(n, CultureInfo.InvariantCulture)
        : 600;

    private async Task<bool> Agir(Func<IServiceProvider, Task> acte)
    {
        await using var portee = application.Services.CreateAsyncScope();
        try
        {
            await acte(portee.ServiceProvider);
            return true;
        }
        catch (RegleMetierException)
        {
            return false;
        }
    }

    private static FaitsModifies Deplacer(Mesure m, int lieu) =>
        new()
        {
            NumeroRg = m.NumeroRg,
            NumeroDossier = m.NumeroDossier,
            Civilite = m.Civilite,
            AnneeNaissance = m.AnneeNaissance,
            DatePremiereProtection = m.DatePremiereProtection,
            DateNomination = m.DateNomination,
            DateProtectionEnCours = m.DateProtectionEnCours,
            Echeance = m.EcheanceDuJuge,
            TribunalId = m.TribunalId,
            LieuExerciceId = lieu,
            Version = m.Version,
        };

    private static Func<IServiceProvider, Task> Tirer(
        Random hasard,
        Acteur acteur,
        Mesure m,
        IReadOnlyList<int> lieux,
        DateOnly aujourdhui
    ) =>
        hasard.Next(6) switch
        {
            0 or 1 => s =>
                s.GetRequiredService<CloreMesure>()
                    .ExecuterAsync(
                        acteur,
                        m.Id,
                        new ClotureMesure
                        {
                            Cause = CauseSortie.Mainlevee,
                            DateFin = aujourdhui.AddDays(hasard.Next(-20, 6)),
                            Version = m.Version,
                        }
                    ),
            2 => s =>
                s.GetRequiredService<RouvrirMesure>()
                    .ExecuterAsync(
                        acteur,
                        m.Id,
                        new ReouvertureMesure
                        {
                            Raison = "tirage",
                            LieuExerciceId = lieux[hasard.Next(lieux.Count)],
                            Version = m.Version,
                        }
                    ),
            3 => s =>
                s.GetRequiredService<ModifierMesure>()
                    .ExecuterAsync(acteur, m.Id, Deplacer(m, lieux[hasard.Next(lieux.Count)])),
            4 => s =>
                s.GetRequiredService<AnnulerFinAnnoncee>().ExecuterAsync(acteur, m.Id, m.Version),
            _ when hasard.Next(8) == 0 => s =>
                s.GetRequiredService<RetirerMesure>()
                    .ExecuterAsync(
                        acteur,
                        m.Id,
                        new RetraitMesure { Motif = MotifRetrait.Essai, Version = m.Version }
                    ),
            _ => s =>
                s.GetRequiredService<ChangerSituation>()
                    .ExecuterAsync(
                        acteur,
                        m.Id,
                        new ChangementSituation
                        {
                            DateEffet = aujourdhui.AddDays(-hasard.Next(900)),
                            LieuVie = LieuVie.Sdf,
                            Version = m.Version,
                        }
                    ),
        };

    [Theory]
    [InlineData(1)]
    [InlineData(20261121)]
    public async Task After_many_random_acts_counters_equal_a_recount(int graine)
    {
        var hasard = new Random(graine);
        var acteur = await application.Acteur(Comptes.Service);
        var lieux = (await application.Lieux(Comptes.Service)).Select(l => l.Id).ToList();
        var mesures = new List<int>();
        var (faits, refuses) = (0, 0);
        for (var i = 0; i < Longueur; i++)
        {
            if (mesures.Count == 0 || hasard.Next(12) == 0)
                mesures.Add(
                    await application.Enregistrer(
                        Comptes.Service,
                        m => m with { LieuExerciceId = lieux[hasard.Next(lieux.Count)] }
                    )
                );
            if (hasard.Next(60) == 0)
            {
                application.Horloge.AvancerDeJours(1);
                await Agir(s =>
                    s.GetRequiredService<CloreMesuresEchues>().ExecuterAsync(CancellationToken.None)
                );
            }
            var id = mesures[hasard.Next(mesures.Count)];
            var mesure = await application.Base(db =>
                db.Mesures.AsNoTracking().SingleAsync(m => m.Id == id)
            );
            var fait = await Agir(
                Tirer(hasard, acteur, mesure, lieux, application.Horloge.Aujourdhui())
            );
            (faits, refuses) = fait ? (faits + 1, refuses) : (faits, refuses + 1);
            if (i % 200 == 0)
                await application.CompteursJustes();
        }

        await application.CompteursJustes();
        Assert.True(faits > Longueur / 3, $"{faits} acts done, {refuses} refused");
        Assert.True(refuses > 0, "nothing was refused");
    }

    [Fact]
    public async Task Of_acts_at_the_same_instant_each_counts_once_and_none_waits_for_ever()
    {
        var acteur = await application.Acteur(Comptes.Service);
        var lieux = (await application.Lieux(Comptes.Service)).Select(l => l.Id).ToList();
        var ids = new List<int>();
        for (var i = 0; i < 6; i++)
            ids.Add(
                await application.Enregistrer(
                    Comptes.Service,
                    m => m with { LieuExerciceId = lieux[i % 2] }
                )
            );
        var mesures = await Task.WhenAll(ids.Select(application.Mesure));

        // Half of them cross: from the first lieu to the second, and back. Each is closed three times at the same instant.
        await Task.WhenAll(
            mesures.SelectMany(
                (m, i) =>
                    new[]
                    {
                        Agir(s =>
                            s.GetRequiredService<ModifierMesure>()
                                .ExecuterAsync(acteur, m.Id, Deplacer(m, lieux[1 - i % 2]))
                        ),
                        Clore(m),
                        Clore(m),
                        Clore(m),
                    }
            )
        );

        await application.CompteursJustes();
        foreach (var id in ids)
        {
            var m = await application.Mesure(id);
            Assert.Equal(
                1 + m.Evenements.Count(e => e.Type != TypeEvenementMesure.Ouverture),
                m.Version
            );
            Assert.True(m.Evenements.Count(e => e.Type == TypeEvenementMesure.Cloture) <= 1);
            Assert.True(m.Version > 1);
        }

        Task<bool> Clore(Mesure m) =>
            Agir(s =>
                s.GetRequiredService<CloreMesure>()
                    .ExecuterAsync(
                        acteur,
                        m.Id,
                        new ClotureMesure
                        {
                            Cause = CauseSortie.Deces,
                            DateFin = application.Horloge.Aujourdhui(),
                            Version = m.Version,
                        }
                    )
            );
    }
}
