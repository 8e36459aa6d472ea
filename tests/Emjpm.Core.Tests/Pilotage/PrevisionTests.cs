using System.Globalization;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Previsions;

namespace Emjpm.Core.Tests.Pilotage;

/// <summary>The forecast, each number worked out by hand.</summary>
public sealed class PrevisionTests
{
    private static readonly DateOnly Dernier = new(2026, 10, 31);

    [Fact]
    public void A_steady_flow_goes_on_within_the_width_of_chance()
    {
        var p = Prevision.Etablir(Mois(36, _ => [(Grandeur.EntreesDuMois, 10)]))!;

        Assert.Equal((36, Dernier), (p.MoisLus, p.Depart.Fin));
        Assert.Equal(
            [new DateOnly(2027, 4, 30), new(2027, 10, 31), new(2028, 10, 31)],
            p.Periodes.Select(h => h.Au)
        );
        // Half a year: 60 awaited, variance 60 × (1 + 0.5) = 90, ±1.2816 × 9.487 = 12.2.
        Vaut(p.Periodes[0].Ouvertures, 60, 90);
        Assert.Equal((48, 72), Bornes(p.Periodes[0].Ouvertures));
        // A year: 120 and 120 × 2 = 240, ±19.9; two years: 240 and 240 × 3 = 720, ±34.4.
        Vaut(p.Periodes[1].Ouvertures, 120, 240);
        Assert.Equal((100, 140), Bornes(p.Periodes[1].Ouvertures));
        Vaut(p.Periodes[2].Ouvertures, 240, 720);
        Vaut(p.Periodes[2].Fins, 0, 0);
    }

    [Fact]
    public void A_trend_goes_on_for_the_half_of_what_exceeds_chance()
    {
        // 120 a year, then 240: the gap of 120 is 14,400 squared, chance alone makes 360, so 0.975 of it counts, by half: 58.5 a year.
        var p = Prevision.Etablir(Mois(24, i => [(Grandeur.EntreesDuMois, i < 12 ? 10 : 20)]))!;

        // From the middle of the known year to that of the next: one year.
        Assert.Equal(298.5, p.Periodes[1].Ouvertures.Attendu, 3);
        // The middles of the two next years are one and two years away.
        Assert.Equal(298.5 + 357, p.Periodes[2].Ouvertures.Attendu, 3);
    }

    [Fact]
    public void A_gap_that_chance_explains_is_no_trend()
    {
        // 120 then 132: the gap of 12 is 144 squared, chance alone makes 252.
        var p = Prevision.Etablir(Mois(24, i => [(Grandeur.EntreesDuMois, i < 12 ? 10 : 11)]))!;

        Assert.Equal(132, p.Periodes[1].Ouvertures.Attendu, 6);
    }

    [Fact]
    public void A_season_comes_back_drawn_a_little_towards_the_mean()
    {
        // All in January: 12 each year for three years. One more year without season: (36 + 1) / (36 + 12) of the year in January.
        var p = Prevision.Etablir(
            Mois(36, i => [(Grandeur.EntreesDuMois, Fin(36, i).Month == 1 ? 12 : 0)])
        )!;

        // November to April holds January and five months of 1/48 each.
        Assert.Equal(12 * (37 + 5) / 48.0, p.Periodes[0].Ouvertures.Attendu, 6);
        Assert.Equal(12, p.Periodes[1].Ouvertures.Attendu, 6);
    }

    [Fact]
    public void Months_more_scattered_than_chance_widen_the_interval()
    {
        // 0 and 20 in turn, with the same months of each year alike would be a season: here the years take turns.
        var p = Prevision.Etablir(
            Mois(24, i => [(Grandeur.EntreesDuMois, (i + i / 12) % 2 == 0 ? 0 : 20)])
        )!;

        // Each month is 10 off the 10 awaited: chi² is 24 × 100 / 10 = 240 for 11 degrees of freedom.
        Vaut(p.Periodes[1].Ouvertures, 120, 240.0 / 11 * 240);
    }

    [Fact]
    public void What_stands_moves_by_what_enters_and_leaves()
    {
        var p = Prevision.Etablir(
            Mois(
                36,
                _ =>
                    [
                        (Grandeur.EnCours, 500),
                        (Grandeur.EntreesDuMois, 10),
                        (Grandeur.SortiesDuMois, 5),
                    ]
            )
        )!;

        Vaut(p.Periodes[1].EnCours, 560, 240 + 120);
        Assert.Null(p.Periodes[1].Capacite);
        Assert.Null(p.Periodes[1].Solde);
    }

    [Fact]
    public void A_capacity_goes_on_by_half_and_what_is_missing_is_said()
    {
        // One more each month: 535 at the end, 6 more in a year once halved, without any scatter.
        var p = Prevision.Etablir(
            Mois(
                36,
                i =>
                    [
                        (Grandeur.EnCours, 500),
                        (Grandeur.PlacesOccupees, 520),
                        (Grandeur.Capacite, 500 + i),
                        (Grandeur.EntreesDuMois, 10),
                    ]
            )
        )!;

        Vaut(p.Periodes[1].Capacite!.Value, 541, 0);
        // 15 places more than mesures today, 6 more places, 120 more mesures.
        Vaut(p.Periodes[1].Solde!.Value, 15 + 6 - 120, 240);
    }

    [Fact]
    public void Terms_to_come_are_known_but_for_the_mesures_that_will_have_ended()
    {
        var p = Prevision.Etablir(
            Mois(
                24,
                _ =>
                    [
                        (Grandeur.EnCours, 480),
                        (Grandeur.SortiesDuMois, 10),
                        (Grandeur.Echeances6Mois, 10),
                        (Grandeur.Echeances12Mois, 30),
                        (Grandeur.Echeances24Mois, 60),
                    ]
            )
        )!;

        // A quarter ends each year: 0.75 to the power of 3, 9 and 18 months.
        var (a, b, c) = (
            10 * Math.Pow(0.75, 0.25),
            20 * Math.Pow(0.75, 0.75),
            30 * Math.Pow(0.75, 1.5)
        );
        Assert.Equal(a, p.Periodes[0].Echeances.Attendu, 9);
        Assert.Equal(a + b, p.Periodes[1].Echeances.Attendu, 9);
        Assert.Equal(a + b + c, p.Periodes[2].Echeances.Attendu, 9);
        Assert.Equal(a * (1 - Math.Pow(0.75, 0.25)), p.Periodes[0].Echeances.Variance, 9);
    }

    [Fact]
    public void Nothing_is_foreseen_from_too_few_months_or_across_a_gap()
    {
        Assert.Null(Prevision.Etablir(Mois(23, _ => [(Grandeur.EntreesDuMois, 10)])));
        var lus = Mois(40, i => [(Grandeur.EntreesDuMois, i < 3 ? 0 : 10)]);

        Assert.Equal(37, MoisConnu.Suite(lus).Count);
        Assert.Equal(20, MoisConnu.Suite([.. lus.Take(19), .. lus.Skip(20)]).Count);
        Assert.Empty(MoisConnu.Suite([]));
    }

    [Fact]
    public void The_back_test_compares_with_what_came_and_with_the_naive_forecast()
    {
        // 24 months of 10, then 12 of 20: known only at the end of the first 24, the next six bring 120 and not 60.
        var erreurs = ControlePrevision.Mesurer([
            Mois(36, i => [(Grandeur.EntreesDuMois, i < 24 ? 10 : 20)]),
        ]);

        var an = Assert.Single(erreurs, e => e is { Objet: "ouvertures", Mois: 12 });
        Assert.Equal((1, 0.0), (an.Essais, an.Couverture));
        Assert.Equal(0.5, an.Erreur, 9);
        Assert.Equal(0.5, an.ErreurNaive, 9);
        Assert.Equal(7, erreurs.Single(e => e is { Objet: "ouvertures", Mois: 6 }).Essais);
        Assert.DoesNotContain(erreurs, e => e.Mois == 24 || e.Objet == "fins");
    }

    private static DateOnly Fin(int nombre, int rang) =>
        Prevision.FinDeMois(Dernier, rang + 1 - nombre);

    private static IReadOnlyList<MoisConnu> Mois(
        int nombre,
        Func<int, (Grandeur Compte, int Valeur)[]> comptes
    ) =>
        [
            .. Enumerable
                .Range(0, nombre)
                .Select(i => new MoisConnu(Fin(nombre, i), Compter(comptes(i)))),
        ];

    private static Decompte Compter((Grandeur Compte, int Valeur)[] comptes)
    {
        var valeurs = new int[Enum.GetValues<Grandeur>().Length];
        foreach (var (compte, valeur) in comptes)
            valeurs[(int)compte] = valeur;
        return Decompte.Lire(
            string.Join(' ', valeurs.Select(v => v.ToString(CultureInfo.InvariantCulture)))
        );
    }

    private static (int, int) Bornes(Projection p) =>
        ((int)Math.Round(p.Bas), (int)Math.Round(p.Haut));

    private static void Vaut(Projection p, double attendu, double variance)
    {
        Assert.Equal(attendu, p.Attendu, 6);
        Assert.Equal(variance, p.Variance, 6);
    }
}
