using System.Globalization;
using System.Xml.Linq;
using Emjpm.Core;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Previsions;
using Emjpm.Web.Pages.Direction;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Emjpm.Web.Tests.LigneDeCommande;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Pilotage;

/// <summary>The forecast as agents read it, its files, its secrecy, and its errors measured on the demonstration.</summary>
public sealed class PrevisionTests(Application application) : IClassFixture<Application>
{
    private const string Nord = "nord@demo.emjpm.fr";

    private static CancellationToken Annulation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_shows_what_the_last_months_let_foresee()
    {
        var prevision = await application.Executer(
            async (LectureReleves l) =>
                Prevision.Etablir(
                    await l.MoisAsync(
                        new(NiveauReleve.Departement, "59"),
                        application.Horloge.Aujourdhui().AddDays(-1),
                        4,
                        Annulation
                    )
                )!
        );
        var agent = await application.Connecter(Nord);
        await agent.Ouvrir("/direction");
        await agent.Suivre("Prévision");

        Assert.Equal("Prévision, Nord (59)", agent.Titre);
        agent.BudgetSql(8);
        var an = prevision.Periodes[1];
        var lignes = agent
            .Page.QuerySelectorAll("tbody tr")
            .ToDictionary(
                tr => Libelles.Texte(tr.QuerySelector("th")),
                tr => Libelles.Texte(tr.QuerySelectorAll("td")[2])
            );
        foreach (
            var (objet, p) in new[]
            {
                ("Ouvertures de mesures", an.Ouvertures),
                ("Fins de mesures", an.Fins),
                ("Mesures à réviser", an.Echeances),
                ("Mesures en cours", an.EnCours),
                ("Capacité", an.Capacite!.Value),
                ("Capacité moins mesures et réservations", an.Solde!.Value),
            }
        )
        {
            Assert.Contains(LignePrevision.Ecrire(p.Attendu), lignes[objet].Replace(' ', '\u00A0'));
            Assert.True(p.Bas <= p.Attendu && p.Attendu <= p.Haut);
        }
        Assert.Equal(new DateOnly(2026, 10, 31), prevision.Depart.Fin);
    }

    [Fact]
    public async Task The_same_numbers_are_files_and_a_picture()
    {
        var agent = await application.Connecter(Nord);

        var csv = await agent.Csv("/direction/territoires/departement-59/prevision.csv");
        var svg = XDocument.Parse(
            await agent.Client.GetStringAsync(
                "/direction/territoires/departement-59/prevision.svg",
                Annulation
            )
        );

        Assert.Equal(18, csv.Count);
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.Contains(
            "Mesures en cours, connues et prévues, Nord (59)",
            svg.Root.Value,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("france", 200)]
    [InlineData("region-32", 200)]
    [InlineData("departement-62", 200)]
    [InlineData("departement-00", 404)]
    [InlineData("ressort-tj-lille", 404)]
    [InlineData("departement-75", 200)]
    public async Task A_territory_is_foreseen_but_not_the_jurisdiction_of_a_court(
        string territoire,
        int statut
    )
    {
        var agent = await application.Connecter(Nord);

        await agent.Ouvrir($"/direction/territoires/{territoire}/prevision");

        Assert.Equal(statut, agent.Statut);
        if (territoire == "departement-75")
            Assert.Contains("Pas encore assez de recul", agent.Texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_few_persons_nothing_is_foreseen_before_somebody_of_another_territory()
    {
        await application.Base(async db =>
        {
            var jours = await db
                .JoursReleve.Where(j => j.Jour > new DateOnly(2023, 1, 1))
                .Select(j => j.Jour)
                .ToListAsync(Annulation);
            var comptes = new int[(int)Grandeur.SortiesDuMois];
            (comptes[(int)Grandeur.EnCours], comptes[(int)Grandeur.EntreesDuMois]) = (3, 1);
            db.RelevesTerritoire.AddRange(
                jours.Select(j => new ReleveTerritoire
                {
                    Niveau = NiveauReleve.Departement,
                    Code = "80",
                    Jour = j,
                    Decompte = Decompte.Lire(
                        string.Join(
                            ' ',
                            comptes.Select(c => c.ToString(CultureInfo.InvariantCulture))
                        )
                    ),
                })
            );
            await db.SaveChangesAsync(Annulation);
        });
        const string Adresse = "/direction/territoires/departement-80/prevision";
        var voisin = await application.Connecter(Nord);
        await voisin.Ouvrir(Adresse);
        Assert.Contains("trop faibles", voisin.Texte, StringComparison.Ordinal);
        using var fichier = await voisin.Client.GetAsync($"{Adresse}.csv", Annulation);
        Assert.Equal(404, (int)fichier.StatusCode);

        var region = await application.Connecter(Comptes.Direction);
        await region.Ouvrir(Adresse);
        Assert.Contains("Mesures en cours", region.Texte, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_foresees_and_measures_its_errors_on_the_past()
    {
        await using var poste = await Poste.DevantLaDemonstrationAsync();

        var prevision = await poste.TaperAsync(
            "prevision --territoire departement-59 --au 2026-11-10"
        );
        var controle = await poste.TaperAsync("prevision --au 2026-11-10");

        Assert.Equal((0, ""), (prevision.Code, prevision.Erreur));
        Assert.Contains("à 24 mois", prevision.Sortie, StringComparison.Ordinal);
        Assert.Equal((0, ""), (controle.Code, controle.Erreur));
        Assert.Contains("naïve", controle.Sortie, StringComparison.Ordinal);
        TestContext.Current.SendDiagnosticMessage(controle.Sortie);
        Assert.Equal(
            1,
            (await poste.TaperAsync("prevision --territoire departement-75 --au 2026-11-10")).Code
        );
        Assert.Equal(2, (await poste.TaperAsync("prevision --territoire planete-mars")).Code);
    }

    /// <summary>What docs/prevision.md says: better than the naive forecast, but for openings a year or two ahead, where it is its equal.</summary>
    [Fact]
    public async Task On_the_demonstration_the_method_is_worth_more_than_the_past_repeated()
    {
        var erreurs = await application.Executer(
            async (LectureReleves l) =>
            {
                var suites = new List<IReadOnlyList<MoisConnu>>();
                foreach (var departement in new[] { "59", "62", "974" })
                    suites.Add(
                        await l.MoisAsync(
                            new(NiveauReleve.Departement, departement),
                            new(2026, 10, 31),
                            10,
                            Annulation
                        )
                    );
                return ControlePrevision.Mesurer(suites);
            }
        );

        Assert.Equal(15, erreurs.Count);
        Assert.All(
            erreurs.Where(e => e.Objet != "ouvertures" || e.Mois == 6),
            e => Assert.True(e.Erreur < e.ErreurNaive, $"{e}")
        );
        Assert.All(
            erreurs.Where(e => e.Objet == "ouvertures"),
            e => Assert.True(e.Erreur < e.ErreurNaive + 0.01, $"{e}")
        );
    }
}
