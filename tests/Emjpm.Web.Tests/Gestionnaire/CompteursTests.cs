using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>Acts at the same instant on the same mesures: each counts once, and none waits for ever.</summary>
public sealed class CompteursTests(Application application) : IClassFixture<Application>
{
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
