using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

public sealed class EligibiliteTests
{
    private static void Ecarte(
        RaisonExclusion raison,
        string detail,
        Besoin besoin,
        CandidatGestionnaire candidat
    )
    {
        var classement = Classer(besoin, candidat);
        var ecarte = Assert.Single(classement.Ecartes);
        Assert.Equal((raison, detail), (ecarte.Raison, ecarte.Detail.Replace('\u00A0', ' ')));
        Assert.Empty(classement.Proposes);
    }

    private static CandidatGestionnaire Avec(HabilitationCandidat habilitation) =>
        Candidat() with
        {
            Habilitations = [habilitation],
        };

    [Fact]
    public void Sans_habilitation_pour_le_departement() =>
        Ecarte(
            RaisonExclusion.NonHabilite,
            "aucune habilitation pour le département 59",
            Besoin(),
            Avec(Habilitation("62"))
        );

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Habilitation_des_son_premier_jour(int debut) =>
        Proposer(Besoin(), Avec(Habilitation() with { Du = Jour.AddDays(debut) }));

    [Fact]
    public void Habilitation_a_venir() =>
        Ecarte(
            RaisonExclusion.NonHabilite,
            "habilitation à compter du 22 novembre 2026",
            Besoin(),
            Avec(Habilitation() with { Du = Jour.AddDays(1) })
        );

    [Fact]
    public void Habilitation_jusqu_a_son_dernier_jour() =>
        Proposer(Besoin(), Avec(Habilitation() with { Au = Jour }));

    [Fact]
    public void Habilitation_echue() =>
        Ecarte(
            RaisonExclusion.NonHabilite,
            "habilitation échue le 20 novembre 2026",
            Besoin(),
            Avec(Habilitation() with { Au = Jour.AddDays(-1) })
        );

    [Fact]
    public void Habilitation_retiree_le_jour_meme() =>
        Ecarte(
            RaisonExclusion.NonHabilite,
            "habilitation retirée le 21 novembre 2026",
            Besoin(),
            Avec(Habilitation() with { RetireeLe = Jour })
        );

    [Fact]
    public void Habilitation_retiree_demain_vaut_encore() =>
        Proposer(Besoin(), Avec(Habilitation() with { RetireeLe = Jour.AddDays(1) }));

    [Fact]
    public void Habilitation_suspendue() =>
        Ecarte(
            RaisonExclusion.HabilitationSuspendue,
            "habilitation suspendue du 1er novembre 2026 au 21 novembre 2026",
            Besoin(),
            Avec(Habilitation() with { SuspendueDu = new(2026, 11, 1), SuspendueAu = Jour })
        );

    [Fact]
    public void Suspension_levee_hier() =>
        Proposer(
            Besoin(),
            Avec(
                Habilitation() with
                {
                    SuspendueDu = Jour.AddDays(-30),
                    SuspendueAu = Jour.AddDays(-1),
                }
            )
        );

    [Fact]
    public void Une_habilitation_active_suffit() =>
        Proposer(
            Besoin(),
            Candidat() with
            {
                Habilitations = [Habilitation() with { Au = Jour.AddDays(-1) }, Habilitation()],
            }
        );

    [Fact]
    public void Nature_non_permise() =>
        Ecarte(
            RaisonExclusion.NatureNonPermise,
            "habilité pour : curatelle simple et tutelle",
            Besoin() with
            {
                Nature = NatureMesure.MesureAccompagnementJudiciaire,
            },
            Avec(
                Habilitation() with
                {
                    NaturesPermises = Ensemble(NatureMesure.Tutelle, NatureMesure.CuratelleSimple),
                }
            )
        );

    [Theory]
    [InlineData(NatureMesure.Tutelle)]
    [InlineData(null)]
    public void Nature_permise_ou_non_precisee(NatureMesure? nature) =>
        Proposer(
            Besoin() with
            {
                Nature = nature,
            },
            Avec(Habilitation() with { NaturesPermises = Ensemble(NatureMesure.Tutelle) })
        );

    [Fact]
    public void Nature_permise_seulement_ailleurs_ou_autrefois()
    {
        var candidat = Candidat() with
        {
            Habilitations =
            [
                Habilitation() with
                {
                    NaturesPermises = Ensemble(NatureMesure.CuratelleSimple),
                },
                Habilitation() with
                {
                    Au = Jour.AddDays(-1),
                },
                Habilitation("62"),
            ],
        };
        Ecarte(
            RaisonExclusion.NatureNonPermise,
            "habilité pour : curatelle simple",
            Besoin() with
            {
                Nature = NatureMesure.Tutelle,
            },
            candidat
        );
    }

    [Fact]
    public void Autre_type_que_celui_souhaite() =>
        Ecarte(
            RaisonExclusion.AutreType,
            "mandataire individuel",
            Besoin() with
            {
                TypeSouhaite = TypeGestionnaire.Service,
            },
            Candidat()
        );

    [Fact]
    public void Deja_sollicite_pour_cette_personne() =>
        Ecarte(
            RaisonExclusion.DejaSollicite,
            "a décliné ou n’a pas répondu pour cette personne",
            Besoin() with
            {
                DejaSollicites = Ensemble(1),
            },
            Candidat(1)
        );

    [Theory]
    [InlineData(true, RaisonExclusion.ActiviteInterrompue)]
    [InlineData(false, RaisonExclusion.Absent)]
    public void Indisponible_ce_jour(bool suspension, RaisonExclusion raison) =>
        Ecarte(
            raison,
            "depuis le 21 novembre 2026 : congé de maternité",
            Besoin(),
            Candidat() with
            {
                Indisponibilites = [new(Jour, null, null, "congé de maternité", suspension)],
            }
        );

    [Theory]
    [InlineData(-9, -1)]
    [InlineData(1, 9)]
    public void Indisponible_un_autre_jour(int du, int au) =>
        Proposer(
            Besoin(),
            Candidat() with
            {
                Indisponibilites = [new(Jour.AddDays(du), Jour.AddDays(au), null, "congé", false)],
            }
        );

    [Fact]
    public void Un_lieu_ferme_laisse_les_autres()
    {
        var candidat = Candidat(1, Lieu(1, km: 1), Lieu(2, km: 8)) with
        {
            Indisponibilites = [new(Jour, Jour, 1, "travaux", true)],
        };
        var proposition = Proposer(Besoin(), candidat);
        Assert.Equal(2, proposition.Lieu.Id);
        Assert.Empty(proposition.AutresLieux);
    }

    [Fact]
    public void Tous_les_lieux_fermes() =>
        Ecarte(
            RaisonExclusion.ActiviteInterrompue,
            "du 21 novembre 2026 au 22 novembre 2026 : travaux",
            Besoin(),
            Candidat(1, Lieu(1), Lieu(2)) with
            {
                Indisponibilites =
                [
                    new(Jour, null, 1, "congé", false),
                    new(Jour, Jour.AddDays(1), 2, "travaux", true),
                ],
            }
        );

    [Fact]
    public void Sans_lieu_d_exercice() =>
        Ecarte(
            RaisonExclusion.AucunLieu,
            "aucun lieu d’exercice enregistré",
            Besoin(),
            Candidat() with
            {
                Lieux = [],
            }
        );

    [Fact]
    public void La_loi_passe_avant_le_souhait_et_l_absence() =>
        Ecarte(
            RaisonExclusion.NonHabilite,
            "aucune habilitation pour le département 59",
            Besoin() with
            {
                TypeSouhaite = TypeGestionnaire.Service,
            },
            Avec(Habilitation("62")) with
            {
                Indisponibilites = [new(Jour, null, null, "congé", true)],
                CompteActif = false,
            }
        );

    [Fact]
    public void Sans_compte_actif_est_hors_plateforme_avec_son_lieu_le_plus_proche()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1, Lieu(1, km: 30), Lieu(2, km: 8)) with
            {
                CompteActif = false,
            },
            Candidat(2, Lieu(3, km: 4)) with
            {
                CompteActif = false,
            }
        );
        Assert.Empty(classement.Proposes);
        Assert.Empty(classement.Ecartes);
        Assert.Equal([3, 2], classement.HorsPlateforme.Select(h => h.Lieu.Id));
        Assert.Equal([(RaisonExclusion.HorsPlateforme, 2)], classement.Exclusions);
    }

    [Fact]
    public void Les_exclusions_sont_comptees_par_raison()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1),
            Candidat(2) with
            {
                Habilitations = [],
            },
            Candidat(3) with
            {
                Habilitations = [],
            },
            Candidat(4) with
            {
                Lieux = [],
            }
        );
        Assert.Equal(
            [(RaisonExclusion.NonHabilite, 2), (RaisonExclusion.AucunLieu, 1)],
            classement.Exclusions
        );
    }
}
