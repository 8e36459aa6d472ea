using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Jobs;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>Alerts: opened and ended by the night, told once, seen, put aside, and nobody's outside the territory.</summary>
public sealed class AlertesTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    private Task<string?> Nuit() =>
        application
            .Services.GetRequiredService<ExecuterTaches>()
            .ExecuterAsync("alertes", Annulation);

    private Task<List<Alerte>> Alertes() =>
        application.Base(db =>
            db.Alertes.AsNoTracking()
                .Include(a => a.Gestionnaire)
                .OrderBy(a => a.Id)
                .ToListAsync(Annulation)
        );

    [Fact]
    public async Task A_night_opens_what_begins_tells_each_agent_once_and_ends_what_stops()
    {
        Assert.NotNull(await Nuit());
        var alertes = await Alertes();
        Assert.Contains(
            alertes,
            a =>
                a.Regle == RegleAlerte.Surcapacite
                && a is { DepartementCode: "59", GestionnaireId: not null }
        );
        Assert.Contains(alertes, a => a.Regle == RegleAlerte.CapaciteInconnue);
        Assert.Contains(alertes, a => a.FinieLe is null);
        var courriels = await application.Base(db =>
            db.Courriels.Where(c => c.Sujet.Contains("alerte"))
                .Select(c => c.Destinataire)
                .ToListAsync(Annulation)
        );
        Assert.Equal(["direction@demo.emjpm.fr", Nord], courriels.Order());

        var encore = await Nuit();

        Assert.StartsWith("0\u00A0alerte nouvelle", encore);
        Assert.Equal(alertes.Count, (await Alertes()).Count);
        Assert.Equal(
            2,
            await application.Base(db =>
                db.Courriels.CountAsync(c => c.Sujet.Contains("alerte"), Annulation)
            )
        );

        await application.Executer(
            (FixerSeuils f) =>
                application.Base(async db =>
                {
                    var agent = await db.Users.SingleAsync(u => u.Email == Nord, Annulation);
                    var acteur = (
                        await db.LireActeurAsync(
                            agent.Id,
                            application.Horloge.Aujourdhui(),
                            Annulation
                        )
                    )!;
                    Assert.True(
                        await f.ExecuterAsync(
                            acteur,
                            "59",
                            new Dictionary<RegleAlerte, int> { [RegleAlerte.Surcapacite] = 300 },
                            Annulation
                        )
                    );
                    Assert.False(
                        await f.ExecuterAsync(
                            acteur,
                            "62",
                            new Dictionary<RegleAlerte, int> { [RegleAlerte.Surcapacite] = 300 },
                            Annulation
                        )
                    );
                    await Assert.ThrowsAsync<RegleMetierException>(() =>
                        f.ExecuterAsync(
                            acteur,
                            "59",
                            new Dictionary<RegleAlerte, int> { [RegleAlerte.Surcapacite] = 900 },
                            Annulation
                        )
                    );
                    return 0;
                })
        );
        await Nuit();

        Assert.All(
            (await Alertes()).Where(a =>
                a is { Regle: RegleAlerte.Surcapacite, DepartementCode: "59" }
            ),
            a => Assert.NotNull(a.FinieLe)
        );
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/alertes?vue=finies");
        Assert.Contains("finie le", agent.Texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_sees_an_alert_and_puts_it_aside()
    {
        await Nuit();
        var alerte = (await Alertes()).First(a =>
            a is { DepartementCode: "59", FinieLe: null, Regle: RegleAlerte.CapaciteInconnue }
        );
        var agent = await application.Connecter(Nord);
        var nom = $"{alerte.Regle.Libelle()}, {alerte.Gestionnaire!.Nom}";
        await agent.Ouvrir("/direction/alertes");
        agent.BudgetSql(6);

        await agent.Envoyer($"J’en ai pris connaissance : {nom}");
        Assert.Contains("Vue par Bruno Lecomte", agent.Texte, StringComparison.Ordinal);
        await agent.Envoyer($"Mettre de côté : {nom}");

        Assert.DoesNotContain(alerte.Gestionnaire.Nom, agent.Texte, StringComparison.Ordinal);
        await agent.Ouvrir("/direction/alertes?vue=de-cote");
        Assert.Contains(alerte.Gestionnaire.Nom, agent.Texte, StringComparison.Ordinal);
        Assert.Equal(
            ["alerte.prendre_en_compte", "alerte.mettre_de_cote"],
            await application.Base(db =>
                db.EvenementsAudit.Where(e => e.Objet == "alerte" && e.ObjetId == alerte.Id)
                    .OrderBy(e => e.Id)
                    .Select(e => e.Acte)
                    .ToListAsync(Annulation)
            )
        );
    }

    [Fact]
    public async Task The_alerts_of_another_territory_do_not_exist()
    {
        await application.Base(async db =>
        {
            db.Alertes.Add(
                new()
                {
                    Regle = RegleAlerte.RefusFrequents,
                    DepartementCode = "62",
                    ApparueLe = new(2026, 11, 1),
                    Valeur = 60,
                    Seuil = 40,
                }
            );
            await db.SaveChangesAsync(Annulation);
        });
        var id = (await Alertes()).Last(a => a.DepartementCode == "62").Id;
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir("/direction/alertes");
        Assert.DoesNotContain("Pas-de-Calais", agent.Texte, StringComparison.Ordinal);
        Assert.False(
            await application.Base(async db =>
            {
                var compte = await db.Users.SingleAsync(u => u.Email == Nord, Annulation);
                var acteur = (
                    await db.LireActeurAsync(
                        compte.Id,
                        application.Horloge.Aujourdhui(),
                        Annulation
                    )
                )!;
                return await new SuivreAlerte(db, application.Horloge).ExecuterAsync(
                    acteur,
                    id,
                    true,
                    Annulation
                );
            })
        );
        await agent.Ouvrir("/direction/alertes/seuils?departement=62");
        Assert.Equal(404, agent.Statut);
    }

    [Fact]
    public async Task Thresholds_are_set_by_a_form_that_refuses_what_cannot_be()
    {
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction/alertes/seuils");
        Assert.Equal(
            "5",
            agent.Valeur("Places libres, en % de la capacité : alerte au-dessous de")
        );

        agent.Remplir("Places libres, en % de la capacité : alerte au-dessous de", "999");
        await agent.Envoyer("Enregistrer les seuils");
        Assert.Equal(422, agent.Statut);
        Assert.Equal(
            "999",
            agent.Valeur("Places libres, en % de la capacité : alerte au-dessous de")
        );
        agent.Remplir("Places libres, en % de la capacité : alerte au-dessous de", "12");
        await agent.Envoyer("Enregistrer les seuils");

        Assert.Equal(
            "12",
            agent.Valeur("Places libres, en % de la capacité : alerte au-dessous de")
        );
        Assert.Contains(
            agent.Alertes,
            a => a.Contains("Les seuils sont enregistrés", StringComparison.Ordinal)
        );
    }
}
