using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Referentiels.NatureMesure;

namespace Emjpm.Core.Tests.Mesures;

public sealed class EcheanceLegaleTests
{
    private static readonly DateOnly Jugement = new(2023, 3, 14);

    private static FaitsTerme Faits(NatureMesure nature, DateOnly? decision = null) =>
        new() { Nature = nature, DateDecision = decision ?? Jugement };

    private static RegleMetierException Refus(FaitsTerme faits) =>
        Assert.Throws<RegleMetierException>(() => EcheanceLegale.Calculer(faits));

    private static string Simple(string texte) => texte.Replace('\u00A0', ' ');

    [Theory]
    [InlineData(SauvegardeJustice, 1, "code civil, art. 439")]
    [InlineData(CuratelleSimple, 5, "code civil, art. 441")]
    [InlineData(CuratelleRenforcee, 5, "code civil, art. 441")]
    [InlineData(Tutelle, 5, "code civil, art. 441")]
    [InlineData(MesureAccompagnementJudiciaire, 2, "code civil, art. 495-8")]
    public void A_measure_pronounced_lasts_what_the_law_says(
        NatureMesure nature,
        int annees,
        string source
    )
    {
        var terme = EcheanceLegale.Calculer(Faits(nature));

        Assert.Equal(
            (Jugement.AddYears(annees), false, source),
            (terme.Date!.Value, terme.Fixee, terme.Source)
        );
        Assert.Equal(EcheanceLegale.Depuis(nature, Jugement), terme.Date);
        Assert.Equal(
            $"À réviser avant le 14 mars {2023 + annees} ({annees} an{(annees > 1 ? "s" : "")} après le jugement du 14 mars 2023).",
            Simple(terme.Phrase)
        );
        Assert.Equal(
            terme.Explication,
            EcheanceLegale.Expliquer(nature, Jugement, terme.Date, terme.Fixee)
        );
    }

    [Theory]
    [InlineData(MandatProtectionFuture, "code civil, art. 483")]
    [InlineData(MesureAdHoc, "code civil, art. 455")]
    [InlineData(SubrogeCurateur, "code civil, art. 454")]
    [InlineData(SubrogeTuteur, "code civil, art. 454")]
    public void Some_natures_have_no_legal_term_but_may_have_one_of_the_court(
        NatureMesure nature,
        string source
    )
    {
        var terme = EcheanceLegale.Calculer(Faits(nature));
        Assert.Equal(((DateOnly?)null, source), (terme.Date, terme.Source));
        Assert.StartsWith("Pas d’échéance", terme.Phrase);
        Assert.Contains(source[^3..], terme.Explication);

        var fixee = EcheanceLegale.Calculer(
            Faits(nature) with
            {
                Echeance = new DateOnly(2024, 1, 1),
            }
        );
        Assert.Equal((new DateOnly(2024, 1, 1), true), (fixee.Date!.Value, fixee.Fixee));
    }

    [Fact]
    public void Every_nature_has_its_rule_in_words()
    {
        foreach (var nature in Liste<NatureMesure>.Valeurs)
            Assert.Contains("code civil", EcheanceLegale.Regle(nature));
    }

    [Fact]
    public void A_leap_day_ends_on_the_last_of_february()
    {
        var terme = EcheanceLegale.Calculer(Faits(SauvegardeJustice, new(2024, 2, 29)));

        Assert.Equal(new DateOnly(2025, 2, 28), terme.Date);
        Assert.StartsWith("1 an après", Simple(terme.Explication));
    }

    [Theory]
    [InlineData(CuratelleSimple, 8)]
    [InlineData(Tutelle, 10)]
    [InlineData(Tutelle, 20)]
    [InlineData(SauvegardeJustice, 1)]
    [InlineData(MesureAccompagnementJudiciaire, 1)]
    public void The_length_set_by_the_court_prevails(NatureMesure nature, int annees)
    {
        var terme = EcheanceLegale.Calculer(Faits(nature) with { DureeAnnees = annees });

        Assert.Equal((Jugement.AddYears(annees), true), (terme.Date!.Value, terme.Fixee));
        Assert.Null(terme.Source);
        Assert.Equal(
            $"durée de {annees} an{(annees > 1 ? "s" : "")} fixée par le jugement du 14 mars 2023",
            Simple(terme.Explication)
        );
    }

    [Theory]
    [InlineData("2024-09-14", "durée de 18 mois fixée par le jugement du 14 mars 2023")]
    [InlineData("2025-09-14", "durée de 2 ans et 6 mois fixée par le jugement du 14 mars 2023")]
    [InlineData("2024-09-30", "date fixée par le jugement du 14 mars 2023")]
    public void The_date_set_by_the_court_prevails(string date, string explication)
    {
        var echeance = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);
        var terme = EcheanceLegale.Calculer(Faits(Tutelle) with { Echeance = echeance });

        Assert.Equal((echeance, true), (terme.Date!.Value, terme.Fixee));
        Assert.Equal(explication, Simple(terme.Explication));
    }

    [Theory]
    [InlineData(CuratelleRenforcee, 5, false)]
    [InlineData(CuratelleRenforcee, 6, true)]
    [InlineData(Tutelle, 10, false)]
    [InlineData(Tutelle, 11, true)]
    [InlineData(SubrogeTuteur, 15, false)]
    public void A_first_term_beyond_the_usual_one_is_said(
        NatureMesure nature,
        int annees,
        bool alerte
    )
    {
        var faits = Faits(nature) with { DureeAnnees = annees };

        Assert.Equal(alerte, EcheanceLegale.Calculer(faits).Alerte is not null);
        Assert.Null(EcheanceLegale.Calculer(faits with { Debut = Jugement.AddYears(-5) }).Alerte);
    }

    [Theory]
    [InlineData(CuratelleSimple, null, 60)]
    [InlineData(CuratelleSimple, 60, 60)]
    [InlineData(CuratelleRenforcee, 36, 36)]
    [InlineData(Tutelle, 120, 120)]
    [InlineData(Tutelle, 300, 240)]
    public void A_renewal_without_a_word_lasts_as_long_as_what_it_renews(
        NatureMesure nature,
        int? precedents,
        int attendus
    )
    {
        var terme = EcheanceLegale.Calculer(
            Faits(nature) with
            {
                Debut = Jugement.AddYears(-10),
                MoisPrecedents = precedents,
                DejaRenouvelee = true,
            }
        );

        Assert.Equal(Jugement.AddMonths(attendus), terme.Date);
        Assert.Equal("code civil, art. 442", terme.Source);
    }

    [Fact]
    public void A_length_before_counts_for_nothing_when_the_measure_is_pronounced() =>
        Assert.Equal(
            Jugement.AddYears(5),
            EcheanceLegale.Calculer(Faits(Tutelle) with { MoisPrecedents = 120 }).Date
        );

    [Fact]
    public void A_renewal_is_at_most_twenty_years()
    {
        var faits = Faits(Tutelle) with { Debut = Jugement.AddYears(-5) };

        Assert.Equal(
            Jugement.AddYears(20),
            EcheanceLegale.Calculer(faits with { DureeAnnees = 20 }).Date
        );
        Assert.Equal(
            (nameof(FaitsTerme.DureeAnnees), true),
            Champ(Refus(faits with { DureeAnnees = 21 }), "entre 1 et 20 ans")
        );
        Assert.Equal(
            (nameof(FaitsTerme.Echeance), true),
            Champ(
                Refus(faits with { Echeance = Jugement.AddYears(20).AddDays(1) }),
                "vingt ans (code civil, art. 442)"
            )
        );
    }

    [Fact]
    public void A_sauvegarde_is_renewed_once_and_lasts_two_years_in_all()
    {
        var renouvelee = Faits(SauvegardeJustice, Jugement.AddMonths(11)) with { Debut = Jugement };

        Assert.Equal(Jugement.AddMonths(23), EcheanceLegale.Calculer(renouvelee).Date);
        // Renewed late, it still ends two years after the first decision.
        var tardive = EcheanceLegale.Calculer(
            renouvelee with
            {
                DateDecision = Jugement.AddMonths(14).AddDays(3),
            }
        );
        Assert.Equal(Jugement.AddYears(2), tardive.Date);
        Assert.StartsWith("durée totale permise par la loi", tardive.Explication);
        Assert.Equal(
            (nameof(FaitsTerme.DateDecision), true),
            Champ(Refus(renouvelee with { DejaRenouvelee = true }), "qu’une fois")
        );
        Assert.Equal(
            (nameof(FaitsTerme.DateDecision), true),
            Champ(
                Refus(renouvelee with { DateDecision = Jugement.AddYears(2) }),
                "ne peut plus être renouvelée"
            )
        );
        Assert.Equal(
            (nameof(FaitsTerme.Echeance), true),
            Champ(
                Refus(renouvelee with { Echeance = Jugement.AddYears(2) }),
                "renouvelée pour 1 an au plus"
            )
        );
        Assert.Equal(
            (nameof(FaitsTerme.DureeAnnees), true),
            Champ(
                Refus(Faits(SauvegardeJustice) with { DureeAnnees = 2 }),
                "un an au plus (code civil, art. 439)"
            )
        );
    }

    [Fact]
    public void A_maj_lasts_two_years_and_four_in_all()
    {
        var faits = Faits(MesureAccompagnementJudiciaire, Jugement.AddMonths(20)) with
        {
            Debut = Jugement,
        };

        Assert.Equal(Jugement.AddMonths(44), EcheanceLegale.Calculer(faits).Date);
        // A second renewal only has what is left.
        var seconde = EcheanceLegale.Calculer(
            faits with
            {
                DateDecision = Jugement.AddMonths(36),
                DejaRenouvelee = true,
            }
        );
        Assert.Equal(Jugement.AddYears(4), seconde.Date);
        Assert.Equal(
            (nameof(FaitsTerme.Echeance), true),
            Champ(
                Refus(faits with { Echeance = Jugement.AddYears(4).AddDays(1) }),
                "4 ans au plus en tout (code civil, art. 495-8)"
            )
        );
        Assert.Equal(
            (nameof(FaitsTerme.DateDecision), true),
            Champ(
                Refus(faits with { DateDecision = Jugement.AddYears(4) }),
                "ne peut plus être renouvelée"
            )
        );
        Assert.Equal(
            (nameof(FaitsTerme.DureeAnnees), true),
            Champ(
                Refus(Faits(MesureAccompagnementJudiciaire) with { DureeAnnees = 3 }),
                "deux ans au plus"
            )
        );
    }

    [Fact]
    public void What_the_court_sets_is_one_thing_and_follows_the_decision()
    {
        var faits = Faits(Tutelle);

        Assert.Equal(
            (nameof(FaitsTerme.Echeance), true),
            Champ(
                Refus(faits with { Echeance = Jugement.AddYears(2), DureeAnnees = 2 }),
                "pas les deux"
            )
        );
        Assert.Equal(
            (nameof(FaitsTerme.Echeance), true),
            Champ(Refus(faits with { Echeance = Jugement }), "suit la date du jugement")
        );
        Assert.Equal(
            (nameof(FaitsTerme.DureeAnnees), true),
            Champ(Refus(faits with { DureeAnnees = 0 }), "entre 1 et 20 ans")
        );
    }

    [Fact]
    public void No_term_precedes_its_decision_nor_exceeds_the_law_whatever_the_facts()
    {
        var hasard = new Random(441);
        foreach (var nature in Liste<NatureMesure>.Valeurs)
            for (var i = 0; i < 2_000; i++)
            {
                var faits = Faits(nature, Jugement.AddDays(hasard.Next(4_000))) with
                {
                    Debut = hasard.Next(2) == 0 ? null : Jugement,
                    DejaRenouvelee = hasard.Next(2) == 0,
                    MoisPrecedents = hasard.Next(3) == 0 ? hasard.Next(300) : null,
                    DureeAnnees = hasard.Next(4) == 0 ? hasard.Next(25) : null,
                    Echeance = hasard.Next(4) == 0 ? Jugement.AddDays(hasard.Next(9_000)) : null,
                };
                Terme terme;
                try
                {
                    terme = EcheanceLegale.Calculer(faits);
                }
                catch (RegleMetierException e)
                {
                    Assert.NotNull(e.Champ);
                    continue;
                }
                if (terme.Date is not { } date)
                    continue;
                var debut = faits.Debut < faits.DateDecision ? Jugement : faits.DateDecision;
                Assert.True(date > faits.DateDecision, $"{faits}: {date}");
                Assert.True(date <= faits.DateDecision.AddYears(20), $"{faits}: {date}");
                if (nature == SauvegardeJustice)
                    Assert.True(date <= debut.AddYears(2), $"{faits}: {date}");
                if (nature == MesureAccompagnementJudiciaire)
                    Assert.True(date <= debut.AddYears(4), $"{faits}: {date}");
            }
    }

    private static (string?, bool) Champ(RegleMetierException refus, string phrase) =>
        (refus.Champ, Simple(refus.Message).Contains(phrase, StringComparison.Ordinal));
}
