using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Tests.Gestionnaires;

public sealed class ExperienceTests
{
    private static readonly TraitMesure Neutre = new(
        NatureMesure.CuratelleSimple,
        LieuVie.Domicile,
        null,
        1980,
        2024,
        []
    );

    private static Accompagnement[] Demontres(TraitMesure mesure) =>
        [.. Experience.Demontres(mesure)];

    [Fact]
    public void Une_mesure_ordinaire_ne_demontre_rien() => Assert.Empty(Demontres(Neutre));

    [Theory]
    [InlineData(1949, 2024, true)]
    [InlineData(1950, 2024, false)]
    [InlineData(null, 2024, false)]
    [InlineData(1940, null, false)]
    public void Le_grand_age_commence_a_75_ans_a_l_ouverture(
        int? naissance,
        int? ouverture,
        bool demontre
    ) =>
        Assert.Equal(
            demontre,
            Demontres(Neutre with { AnneeNaissance = naissance, AnneeOuverture = ouverture })
                .Contains(Accompagnement.GrandAge)
        );

    [Theory]
    [InlineData(TypeEtablissement.PersonnesAgees, Accompagnement.GrandAge)]
    [InlineData(TypeEtablissement.Psychiatrique, Accompagnement.Psychiatrie)]
    [InlineData(TypeEtablissement.PersonnesHandicapees, Accompagnement.HandicapMental)]
    public void L_etablissement_demontre(TypeEtablissement type, Accompagnement genre) =>
        Assert.Equal([genre], Demontres(Neutre with { TypeEtablissement = type }));

    [Theory]
    [InlineData(TypeEtablissement.Hospitalier)]
    [InlineData(TypeEtablissement.Autre)]
    public void D_autres_etablissements_ne_demontrent_rien(TypeEtablissement type) =>
        Assert.Empty(Demontres(Neutre with { TypeEtablissement = type }));

    [Theory]
    [InlineData(PrestationSociale.Apa, Accompagnement.GrandAge)]
    [InlineData(PrestationSociale.Aah, Accompagnement.HandicapMental)]
    [InlineData(PrestationSociale.Pch, Accompagnement.HandicapPhysique)]
    public void La_prestation_demontre(PrestationSociale prestation, Accompagnement genre) =>
        Assert.Equal([genre], Demontres(Neutre with { Prestations = [prestation] }));

    [Fact]
    public void Sans_domicile() =>
        Assert.Equal([Accompagnement.SansAbri], Demontres(Neutre with { LieuVie = LieuVie.Sdf }));

    [Fact]
    public void Une_mesure_peut_compter_pour_plusieurs_et_une_fois_pour_chacun()
    {
        var experience = Experience.FromMesures([
            Neutre with
            {
                AnneeNaissance = 1930,
                TypeEtablissement = TypeEtablissement.PersonnesAgees,
                Prestations = [PrestationSociale.Apa, PrestationSociale.Pch],
            },
            Neutre,
        ]);
        Assert.Equal(
            "acc.grand_age:1;acc.handicap_physique:1;nat.curatelle_simple:2;total:2;vie.domicile:2",
            experience.ToString()
        );
        Assert.Equal(
            (2, 1, 2, 2, 0),
            (
                experience.Total,
                experience.De(Accompagnement.GrandAge),
                experience.De(NatureMesure.CuratelleSimple),
                experience.De(LieuVie.Domicile),
                experience.De(NatureMesure.Tutelle)
            )
        );
    }

    [Fact]
    public void Se_relit_comme_elle_s_ecrit()
    {
        var experience = Experience.FromMesures([Neutre, Neutre with { LieuVie = LieuVie.Sdf }]);
        Assert.Equal(experience, Experience.Lire(experience.ToString()));
        Assert.NotEqual(experience, Experience.FromMesures([Neutre, Neutre]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Une_colonne_vide_est_sans_experience(string? texte) =>
        Assert.Equal(Experience.Vide, Experience.Lire(texte));

    [Theory]
    [InlineData("total")]
    [InlineData("total:")]
    [InlineData(":3")]
    [InlineData("total:0")]
    [InlineData("total:-1")]
    [InlineData("total:x")]
    [InlineData("total:1;")]
    [InlineData("total:1;total:2")]
    public void Un_texte_abime_est_refuse(string texte) =>
        Assert.Throws<FormatException>(() => Experience.Lire(texte));
}
