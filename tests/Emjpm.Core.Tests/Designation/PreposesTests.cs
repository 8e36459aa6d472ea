using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

public sealed class PreposesTests
{
    private const string Finess = "590000011";

    private static RaisonExclusion Raison(Besoin besoin, CandidatGestionnaire candidat) =>
        Assert.Single(Classer(besoin, candidat).Ecartes).Raison;

    [Fact]
    public void Propose_dans_son_etablissement_meme_loin_de_la_commune_du_besoin()
    {
        var besoin = Besoin() with { EtablissementFiness = Finess };
        Assert.Equal(1, Proposer(besoin, Prepose(1, Finess, "59009")).Rang);
    }

    [Fact]
    public void Ecarte_d_un_autre_etablissement_de_la_commune() =>
        Assert.Equal(
            RaisonExclusion.PreposeAutreEtablissement,
            Raison(
                Besoin() with
                {
                    EtablissementFiness = Finess,
                },
                Prepose(1, "590000029", CommuneLille)
            )
        );

    [Theory]
    [InlineData(null)]
    [InlineData(LieuVie.Etablissement)]
    [InlineData(LieuVie.EtablissementConservationDomicile)]
    public void Etablissement_inconnu_la_commune_decide(LieuVie? lieuVie)
    {
        var besoin = Besoin() with { LieuVie = lieuVie };
        Proposer(besoin, Prepose(1, Finess, CommuneLille));
        Assert.Equal(
            RaisonExclusion.PreposeAutreEtablissement,
            Raison(besoin, Prepose(1, Finess, "59009"))
        );
    }

    [Theory]
    [InlineData(LieuVie.Domicile)]
    [InlineData(LieuVie.Sdf)]
    public void Ecarte_quand_la_personne_ne_vit_pas_en_etablissement(LieuVie lieuVie) =>
        Assert.Equal(
            RaisonExclusion.PreposeHorsEtablissement,
            Raison(Besoin() with { LieuVie = lieuVie }, Prepose(1, Finess, CommuneLille))
        );

    [Fact]
    public void Ecarte_sans_habilitation_active()
    {
        var prepose = Prepose(1, Finess, CommuneLille);
        var echu = prepose with
        {
            Habilitations = [prepose.Habilitations[0] with { Au = Jour.AddDays(-1) }],
        };
        Assert.Equal(RaisonExclusion.NonHabilite, Raison(Besoin(), echu));
    }

    [Fact]
    public void Une_habilitation_sans_etablissement_ne_vaut_nulle_part() =>
        Assert.Equal(
            RaisonExclusion.PreposeAutreEtablissement,
            Raison(
                Besoin(),
                Prepose(1, Finess, CommuneLille) with
                {
                    Habilitations = [Habilitation()],
                }
            )
        );

    [Fact]
    public void Son_lieu_est_l_etablissement_et_pas_un_autre()
    {
        var prepose = Prepose(1, Finess, CommuneLille) with
        {
            Lieux =
            [
                Lieu(1, km: 1) with
                {
                    EtablissementFiness = "590000029",
                    Capacite = 90,
                },
                Lieu(2, km: 9) with
                {
                    EtablissementFiness = Finess,
                },
            ],
        };
        var proposition = Proposer(Besoin(), prepose);
        Assert.Equal(2, proposition.Lieu.Id);
        Assert.Empty(proposition.AutresLieux);
    }

    [Fact]
    public void Sans_lieu_dans_l_etablissement() =>
        Assert.Equal(
            RaisonExclusion.AucunLieu,
            Raison(Besoin(), Prepose(1, Finess, CommuneLille) with { Lieux = [Lieu()] })
        );

    [Fact]
    public void La_nature_permise_est_celle_de_l_etablissement()
    {
        var autre = Prepose(1, "590000029", CommuneLille).Habilitations[0];
        var prepose = Prepose(1, Finess, CommuneLille) with
        {
            Habilitations =
            [
                autre,
                autre with
                {
                    EtablissementFiness = Finess,
                    NaturesPermises = Ensemble(NatureMesure.Tutelle),
                },
            ],
        };
        Assert.Equal(
            RaisonExclusion.NatureNonPermise,
            Raison(
                Besoin() with
                {
                    EtablissementFiness = Finess,
                    Nature = NatureMesure.CuratelleSimple,
                },
                prepose
            )
        );
    }
}
