using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The rules of a whole département, each found when it begins and ended when it stops.</summary>
public sealed class ReglesAlerteTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private async Task<Alerte?> Nuit(RegleAlerte regle)
    {
        await application
            .Services.GetRequiredService<ExecuterTaches>()
            .ExecuterAsync("alertes", Annulation);
        return await application.Base(db =>
            db.Alertes.AsNoTracking()
                .SingleOrDefaultAsync(
                    a => a.Regle == regle && a.DepartementCode == "59" && a.FinieLe == null,
                    Annulation
                )
        );
    }

    [Fact]
    public async Task An_etablissement_that_loses_its_prepose_is_told_and_listed()
    {
        var avant = (await Nuit(RegleAlerte.SansPrepose))?.Valeur ?? 0;
        var (finess, nom) = await application.Base(async db =>
        {
            var jour = application.Horloge.Aujourdhui();
            var h = await db
                .Habilitations.Include(h => h.Etablissement)
                .Where(h =>
                    h.DepartementCode == "59"
                    && h.EtablissementFiness != null
                    && h.Etablissement!.Commune!.DepartementCode == "59"
                    && h.Etablissement.FermeLe == null
                    && h.RetireeLe == null
                    && h.SuspendueDu == null
                    && h.Du < jour.AddDays(-30)
                    && (h.Au == null || h.Au > jour)
                )
                .OrderBy(h => h.Id)
                .FirstAsync(Annulation);
            return (h.EtablissementFiness!, h.Etablissement!.Nom);
        });
        await application.Base(db =>
            db.Habilitations.Where(h => h.EtablissementFiness == finess)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(h => h.Au, new DateOnly(2026, 10, 1)),
                    Annulation
                )
        );

        var alerte = await Nuit(RegleAlerte.SansPrepose);

        Assert.NotNull(alerte);
        Assert.Equal(avant + 1, alerte.Valeur);
        Assert.Null(alerte.GestionnaireId);
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/alertes");
        await agent.Suivre("Ces établissements, Nord (59)");
        Assert.Contains(nom, agent.Texte, StringComparison.Ordinal);
        Assert.All(
            agent.Page.QuerySelectorAll("td[data-libelle='Préposés']"),
            td => Assert.Equal("aucun", td.TextContent.Trim())
        );
        agent.BudgetSql(8);

        await application.Base(db =>
            db.Habilitations.Where(h => h.EtablissementFiness == finess)
                .ExecuteUpdateAsync(s => s.SetProperty(h => h.Au, (DateOnly?)null), Annulation)
        );
        Assert.Equal(avant, (await Nuit(RegleAlerte.SansPrepose))?.Valeur ?? 0);
    }

    [Fact]
    public async Task Places_are_counted_in_weeks_of_demand()
    {
        var releve = await application.Base(async db =>
        {
            var jour = await db.JoursReleve.MaxAsync(j => j.Jour, Annulation);
            return await db.RelevesTerritoire.SingleAsync(
                r => r.Jour == jour && r.Niveau == NiveauReleve.Departement && r.Code == "59",
                Annulation
            );
        });
        var d = releve.Decompte;
        // 52 weeks bring the nominations of a year: so many weeks fill the places left.
        var semaines = (int)Math.Floor(52.0 * d[Grandeur.PlacesLibres] / d[Grandeur.Entrees12Mois]);
        Assert.InRange(semaines, 0, FixerSeuils.Maximum - 1);
        var acteur = await application.Acteur(Nord);
        Task Fixer(int seuil) =>
            application.Executer(
                async (FixerSeuils f) =>
                    Assert.True(
                        await f.ExecuterAsync(
                            acteur,
                            "59",
                            new Dictionary<RegleAlerte, int>
                            {
                                [RegleAlerte.PlacesSemaines] = seuil,
                            },
                            Annulation
                        )
                    )
            );

        await Fixer(semaines);
        Assert.Null(await Nuit(RegleAlerte.PlacesSemaines));
        await Fixer(semaines + 1);
        var alerte = await Nuit(RegleAlerte.PlacesSemaines);

        Assert.Equal((semaines, semaines + 1), (alerte!.Valeur, alerte.Seuil));
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/alertes/seuils");
        Assert.Equal(
            (semaines + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            agent.Valeur(
                "Semaines de demande que couvrent les places libres : alerte au-dessous de"
            )
        );
    }
}
