using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Mesures;

public sealed class CoherenceMesureTests
{
    private static readonly DateOnly Aujourdhui = new(2026, 11, 16);

    private static readonly FaitsMesure Justes = new()
    {
        AnneeNaissance = 1950,
        Nature = NatureMesure.Tutelle,
        Champ = ChampMesure.ProtectionBienPersonne,
        DatePremiereProtection = new DateOnly(2020, 1, 10),
        DateNomination = new DateOnly(2022, 3, 14),
        DateProtectionEnCours = new DateOnly(2022, 3, 14),
        DatesEtats = [new DateOnly(2022, 3, 14), new DateOnly(2024, 5, 2)],
        DateFin = new DateOnly(2026, 1, 1),
        Echeance = new DateOnly(2032, 3, 14),
    };

    private static IEnumerable<string> Champs(FaitsMesure faits) =>
        CoherenceMesure.Verifier(faits, Aujourdhui).Select(i => i.Champ);

    [Fact]
    public void Facts_in_order_are_consistent() =>
        Assert.Empty(CoherenceMesure.Verifier(Justes, Aujourdhui));

    [Fact]
    public void Each_date_out_of_order_is_named_by_its_field()
    {
        var nomination = Justes.DateNomination;
        (FaitsMesure Faits, string Champ)[] cas =
        [
            (Justes with { AnneeNaissance = 1899 }, nameof(FaitsMesure.AnneeNaissance)),
            (Justes with { AnneeNaissance = 2027 }, nameof(FaitsMesure.AnneeNaissance)),
            (
                Justes with
                {
                    DatePremiereProtection = nomination.AddDays(1),
                    DateProtectionEnCours = null,
                },
                nameof(FaitsMesure.DatePremiereProtection)
            ),
            (
                Justes with
                {
                    DatesEtats = [nomination.AddDays(-1)],
                },
                nameof(FaitsMesure.DateNomination)
            ),
            (
                Justes with
                {
                    DateProtectionEnCours = Aujourdhui.AddDays(1),
                },
                nameof(FaitsMesure.DateProtectionEnCours)
            ),
            (
                Justes with
                {
                    DateProtectionEnCours = new DateOnly(2019, 1, 1),
                },
                nameof(FaitsMesure.DateProtectionEnCours)
            ),
            (Justes with { DateFin = nomination.AddDays(-1) }, nameof(FaitsMesure.DateFin)),
            (Justes with { DateFin = new DateOnly(2024, 5, 1) }, nameof(FaitsMesure.DateFin)),
            (Justes with { Echeance = nomination }, nameof(FaitsMesure.Echeance)),
            (
                Justes with
                {
                    Echeance = nomination.AddYears(20).AddDays(1),
                },
                nameof(FaitsMesure.Echeance)
            ),
        ];
        foreach (var (faits, champ) in cas)
            Assert.Contains(champ, Champs(faits));
    }

    [Fact]
    public void A_nomination_in_the_future_or_before_the_birth_is_refused()
    {
        foreach (var date in new[] { Aujourdhui.AddDays(1), new DateOnly(1949, 12, 31) })
            Assert.Contains(
                nameof(FaitsMesure.DateNomination),
                Champs(
                    Justes with
                    {
                        DateNomination = date,
                        DatePremiereProtection = null,
                        DatesEtats = [],
                    }
                )
            );
    }

    [Theory]
    [InlineData(NatureMesure.SauvegardeJustice, 1)]
    [InlineData(NatureMesure.MesureAccompagnementJudiciaire, 4)]
    [InlineData(NatureMesure.CuratelleSimple, 20)]
    [InlineData(NatureMesure.Tutelle, 20)]
    public void A_term_counts_from_the_last_decision_within_what_the_law_allows(
        NatureMesure nature,
        int annees
    )
    {
        var faits = Justes with
        {
            Nature = nature,
            Champ = ChampMesure.ProtectionBien,
            DateDerniereDecision = new DateOnly(2025, 6, 1),
        };

        Assert.Empty(Champs(faits with { Echeance = new DateOnly(2025 + annees, 6, 1) }));
        Assert.Equal(
            [nameof(FaitsMesure.Echeance)],
            Champs(faits with { Echeance = new DateOnly(2025 + annees, 6, 2) })
        );
    }

    [Fact]
    public void Only_the_maj_is_limited_to_the_property()
    {
        foreach (var nature in Liste<NatureMesure>.Valeurs)
        foreach (var champ in Liste<ChampMesure>.Valeurs)
            Assert.Equal(
                nature != NatureMesure.MesureAccompagnementJudiciaire
                    || champ == ChampMesure.ProtectionBien,
                CoherenceMesure.Permet(nature, champ)
            );
        Assert.True(CoherenceMesure.Permet(NatureMesure.MesureAccompagnementJudiciaire, null));
    }

    [Fact]
    public void A_situation_says_what_it_lacks_and_what_cannot_be()
    {
        var chezSoi = new SituationMesure(
            NatureMesure.Tutelle,
            null,
            LieuVie.Domicile,
            null,
            "59512",
            "FR"
        );
        Assert.Empty(CoherenceMesure.Manques(chezSoi));
        Assert.Empty(CoherenceMesure.Manques(chezSoi with { CommuneCode = null, Pays = "BE" }));
        Assert.Empty(
            CoherenceMesure.Manques(chezSoi with { CommuneCode = null, LieuVie = LieuVie.Sdf })
        );
        Assert.Equal(
            [nameof(SituationMesure.TypeEtablissement), nameof(SituationMesure.CommuneCode)],
            CoherenceMesure
                .Manques(chezSoi with { CommuneCode = null, LieuVie = LieuVie.Etablissement })
                .Select(i => i.Champ)
        );
        Assert.Single(CoherenceMesure.Verifier(chezSoi, communeConnue: false));
        Assert.Single(CoherenceMesure.Verifier(chezSoi with { Pays = "BE" }, communeConnue: true));
        Assert.Empty(CoherenceMesure.Verifier(chezSoi, communeConnue: true));
    }

    [Fact]
    public void The_kind_of_etablissement_is_kept_only_with_an_etablissement()
    {
        var etat = new SituationMesure(
            NatureMesure.Tutelle,
            null,
            LieuVie.Domicile,
            TypeEtablissement.Psychiatrique,
            "",
            "FR"
        ).Au(Aujourdhui);

        Assert.Equal((null, null), (etat.TypeEtablissement, etat.CommuneCode));
    }
}
