using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

public sealed class OrdreTests
{
    private static CandidatLieu Plein(int id, double km) => Lieu(id, km) with { EnCours = 50 };

    [Fact]
    public void Sans_place_apres_tous_ceux_qui_en_ont()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1, Plein(1, km: 1)),
            Candidat(2, Lieu(2, km: 90))
        );
        Assert.Equal([2, 1], classement.Ids());
        Assert.True(classement.Proposes[1].Total > classement.Proposes[0].Total);
        Assert.Equal([true, false], classement.Proposes.Select(p => p.AvecPlace));
    }

    [Fact]
    public void Les_deux_groupes_sont_classes_de_meme()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1, Plein(1, km: 30)),
            Candidat(2, Plein(2, km: 10)),
            Candidat(3, Lieu(3, km: 30)),
            Candidat(4, Lieu(4, km: 10))
        );
        Assert.Equal([4, 3, 2, 1], classement.Ids());
        Assert.Equal([1, 2, 3, 4], classement.Proposes.Select(p => p.Rang));
    }

    [Fact]
    public void Une_fois_par_gestionnaire_au_meilleur_lieu()
    {
        var proposition = Proposer(
            Besoin(),
            Candidat(1, Plein(1, km: 1), Lieu(2, km: 60), Lieu(3, km: 20))
        );
        Assert.Equal(3, proposition.Lieu.Id);
        Assert.Equal([2, 1], proposition.AutresLieux.Select(l => l.Lieu.Id));
    }

    [Fact]
    public void Lieux_a_egalite_le_plus_de_places_puis_le_plus_proche_puis_l_id()
    {
        // Under 5 km and over 20 % of free places, all four have the same points.
        var libre = Lieu() with
        {
            EnCours = 10,
            EnAttente = 0,
        };
        var proposition = Proposer(
            Besoin(),
            Candidat(
                1,
                libre with
                {
                    Id = 9,
                    Position = AKilometres(2),
                },
                libre with
                {
                    Id = 4,
                    Position = AKilometres(2),
                },
                libre with
                {
                    Id = 7,
                    Position = AKilometres(1),
                },
                libre with
                {
                    Id = 5,
                    Position = AKilometres(4),
                    EnCours = 5,
                }
            )
        );
        Assert.Equal(
            [5, 7, 4, 9],
            proposition.AutresLieux.Prepend(proposition.Evaluation).Select(l => l.Lieu.Id)
        );
    }

    [Fact]
    public void Egalite_le_plus_de_places_libres()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1, Lieu(1) with { Capacite = 60 }),
            Candidat(2, Lieu(2) with { Capacite = 80 })
        );
        Assert.Equal(classement.Proposes[0].Total, classement.Proposes[1].Total);
        Assert.Equal([2, 1], classement.Ids());
    }

    [Fact]
    public void Egalite_le_moins_au_dela_de_la_capacite()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1, Lieu(1) with { EnCours = 60 }),
            Candidat(2, Lieu(2) with { EnCours = 50 })
        );
        Assert.Equal([2, 1], classement.Ids());
    }

    [Fact]
    public void Egalite_jamais_designe_puis_le_plus_ancien()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1) with
            {
                DerniereDesignationParTribunal = IlYA(3),
            },
            Candidat(2) with
            {
                DerniereDesignationParTribunal = IlYA(300),
            },
            Candidat(3)
        );
        Assert.Equal([3, 2, 1], classement.Ids());
    }

    [Fact]
    public void Egalite_le_nom_sans_accent_ni_casse_puis_l_id()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1) with
            {
                Nom = "Zoé",
            },
            Candidat(2) with
            {
                Nom = "ELISE",
            },
            Candidat(3) with
            {
                Nom = "Élise",
            },
            Candidat(4) with
            {
                Nom = "andré",
            }
        );
        Assert.Equal([4, 2, 3, 1], classement.Ids());
    }

    [Fact]
    public void Les_desequilibres_sont_montres_et_ne_changent_pas_l_ordre()
    {
        var classement = Classer(
            Besoin(),
            Candidat(1, Lieu(1, km: 2)) with
            {
                DesignationsTribunal90j = 40,
                EnAttenteReponse = 9,
            },
            Candidat(2, Lieu(2, km: 15))
        );
        Assert.Equal([1, 2], classement.Ids());
        Assert.Equal([1.0, 0.0], classement.Proposes.Select(p => p.PartDesignations!.Value));
        Assert.Equal([0.5, 0.5], classement.Proposes.Select(p => p.PartPlaces!.Value));
    }

    [Fact]
    public void Le_total_affiche_est_arrondi_au_plus_proche()
    {
        var proposition = Proposer(Besoin(), Candidat(1, Lieu(1, km: 19)));
        Assert.Equal(Math.Round(proposition.Total), proposition.TotalAffiche);
        Assert.NotEqual(proposition.Total, proposition.TotalAffiche);
    }

    [Fact]
    public void Le_total_s_arrete_au_millionieme_pour_que_le_bruit_du_calcul_ne_classe_personne()
    {
        var proposition = Proposer(Besoin(), Candidat(1, Lieu(1, km: 19)));
        Assert.Equal(Math.Round(proposition.Total, 6), proposition.Total);
        Assert.NotEqual(proposition.Total, proposition.Lignes.Sum(l => l.Points));
    }

    [Fact]
    public void Personne_a_classer()
    {
        var classement = Classer(Besoin());
        Assert.Empty(classement.Proposes);
        Assert.Equal(Bareme.Defaut.Version, classement.BaremeVersion);
    }

    [Fact]
    public void Deux_candidats_de_meme_id_sont_refuses() =>
        Assert.Throws<ArgumentException>(() => Classer(Besoin(), Candidat(1), Candidat(1)));

    [Fact]
    public void Deux_lieux_de_meme_id_sont_refuses() =>
        Assert.Throws<ArgumentException>(() => Classer(Besoin(), Candidat(1, Lieu(1), Lieu(1))));
}
