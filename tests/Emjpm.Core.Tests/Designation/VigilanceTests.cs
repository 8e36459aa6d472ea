using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

public sealed class VigilanceTests
{
    private static string? Phrase(
        TypePointAttention type,
        Besoin besoin,
        params CandidatGestionnaire[] candidats
    ) =>
        Classer(besoin, candidats)
            .Proposes.Single(p => p.Candidat.Id == 1)
            .PointsAttention.SingleOrDefault(p => p.Type == type)
            ?.Phrase.Replace('\u00A0', ' ');

    [Fact]
    public void Rien_a_signaler() => Assert.Empty(Proposer(Besoin(), Candidat()).PointsAttention);

    [Theory]
    [InlineData(38, null)]
    [InlineData(39, "1 mesure au-delà de la capacité de 40")]
    [InlineData(43, "5 mesures au-delà de la capacité de 40")]
    public void Surcapacite(int enCours, string? phrase) =>
        Assert.Equal(
            phrase,
            Phrase(
                TypePointAttention.Surcapacite,
                Besoin(),
                Candidat(1, Lieu() with { EnCours = enCours })
            )
        );

    [Fact]
    public void Capacite_inconnue() =>
        Assert.Equal(
            "capacité jamais déclarée",
            Phrase(
                TypePointAttention.CapaciteInconnue,
                Besoin(),
                Candidat(1, Lieu() with { Capacite = null })
            )
        );

    [Fact]
    public void Reponses_en_attente() =>
        Assert.Equal(
            "2 réponses en attente",
            Phrase(
                TypePointAttention.ReponsesEnAttente,
                Besoin(),
                Candidat() with
                {
                    EnAttenteReponse = 2,
                }
            )
        );

    [Theory]
    [InlineData(2, 0, null)]
    [InlineData(3, 3, null)]
    [InlineData(
        9,
        1,
        "9 désignations par votre tribunal en 90 jours, soit 90 % pour 33 % des places libres"
    )]
    public void Part_des_designations_notable(int siennes, int autres, string? phrase) =>
        Assert.Equal(
            phrase,
            Phrase(
                TypePointAttention.PartDesignations,
                Besoin(),
                Candidat(1) with
                {
                    DesignationsTribunal90j = siennes,
                },
                Candidat(2, Lieu(2), Lieu(3)) with
                {
                    DesignationsTribunal90j = autres,
                }
            )
        );

    [Theory]
    [InlineData(180, null)]
    [InlineData(181, "chiffres déclarés il y a 181 jours")]
    [InlineData(null, "chiffres jamais déclarés")]
    public void Chiffres_anciens(int? jours, string? phrase) =>
        Assert.Equal(
            phrase,
            Phrase(
                TypePointAttention.ChiffresAnciens,
                Besoin(),
                Candidat(1, Lieu() with { DeclareLe = jours is { } j ? IlYA(j) : null })
            )
        );

    [Theory]
    [InlineData(NatureMesure.CuratelleSimple, "première mesure de cette nature (curatelle simple)")]
    [InlineData(NatureMesure.Tutelle, null)]
    [InlineData(null, null)]
    public void Premiere_mesure_de_cette_nature(NatureMesure? nature, string? phrase) =>
        Assert.Equal(
            phrase,
            Phrase(
                TypePointAttention.PremiereMesure,
                Besoin() with
                {
                    Nature = nature,
                },
                Candidat() with
                {
                    Experience = Experience.Lire("nat.tutelle:1;total:1"),
                }
            )
        );

    [Fact]
    public void Nature_que_le_mandataire_ne_dit_pas_prendre()
    {
        var candidat = Candidat() with
        {
            NaturesAcceptees = Ensemble(NatureMesure.CuratelleSimple),
        };
        Assert.Equal(
            "n’indique pas cette nature parmi celles qu’il prend (tutelle)",
            Phrase(
                TypePointAttention.NatureNonSouhaitee,
                Besoin() with
                {
                    Nature = NatureMesure.Tutelle,
                },
                candidat
            )
        );
        Assert.Null(
            Phrase(
                TypePointAttention.NatureNonSouhaitee,
                Besoin() with
                {
                    Nature = NatureMesure.CuratelleSimple,
                },
                candidat
            )
        );
    }

    [Theory]
    [InlineData(19.9, null)]
    [InlineData(20.1, "au-delà des 20 km de déplacement déclarés")]
    public void Deplacement_au_dela_du_declare(double km, string? phrase) =>
        Assert.Equal(
            phrase,
            Phrase(
                TypePointAttention.Deplacement,
                Besoin(),
                Candidat(1, Lieu(km: km)) with
                {
                    DeplacementMaxKm = 20,
                }
            )
        );

    [Fact]
    public void Position_du_lieu_approchee_ou_inconnue()
    {
        Assert.Equal(
            "lieu d’exercice situé à la commune, pas à l’adresse",
            Phrase(
                TypePointAttention.PositionApprochee,
                Besoin(),
                Candidat(1, Lieu() with { Position = new(50.7, 3.1, true) })
            )
        );
        Assert.Equal(
            "lieu d’exercice non situé sur la carte",
            Phrase(
                TypePointAttention.PositionApprochee,
                Besoin(),
                Candidat(1, Lieu() with { Position = null })
            )
        );
    }

    [Theory]
    [InlineData(30, null, "absent à partir du 21 décembre 2026, jusqu’au 5 janvier 2027")]
    [InlineData(31, null, null)]
    [InlineData(31, 31, "absent à partir du 22 décembre 2026, jusqu’au 5 janvier 2027")]
    public void Absence_prochaine(int dans, int? jugementDans, string? phrase) =>
        Assert.Equal(
            phrase,
            Phrase(
                TypePointAttention.AbsenceProchaine,
                Besoin() with
                {
                    DateJugement = jugementDans is { } j ? Jour.AddDays(j) : null,
                },
                Candidat() with
                {
                    Indisponibilites =
                    [
                        new(Jour.AddDays(dans), new(2027, 1, 5), null, "congé", false),
                    ],
                }
            )
        );

    [Fact]
    public void Fin_d_habilitation_prochaine()
    {
        var habilitation = Habilitation() with { RetireeLe = Jour.AddDays(11) };
        var candidat = Candidat() with { Habilitations = [habilitation] };
        Assert.Equal(
            "habilitation jusqu’au 1er décembre 2026",
            Phrase(TypePointAttention.FinHabilitation, Besoin(), candidat)
        );
        Assert.Null(
            Phrase(
                TypePointAttention.FinHabilitation,
                Besoin(),
                candidat with
                {
                    Habilitations = [habilitation, Habilitation()],
                }
            )
        );
    }
}
