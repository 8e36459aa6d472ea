using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

/// <summary>The acceptance scenarios that concern the ranking, by their number.</summary>
public sealed class ScenariosTests
{
    private static readonly Besoin AParis = Besoin() with
    {
        CommuneCode = "75101",
        DepartementCode = "75",
        EpciCode = null,
        Position = Paris1,
    };

    [Fact]
    public void Scenario_1_habilite_et_souhaitant_ce_tribunal_apparait_une_fois()
    {
        var proposition = Proposer(
            AParis,
            Candidat() with
            {
                Habilitations = [Habilitation("75"), Habilitation("75")],
                TribunauxSouhaites = Ensemble(TribunalLille),
            }
        );
        var ligne = proposition.Ligne(Critere.Tribunal);
        Assert.Equal(ligne.Maximum, ligne.Points);
    }

    [Fact]
    public void Scenario_2_souhaiter_le_tribunal_n_habilite_pas()
    {
        var classement = Classer(
            Besoin(),
            Candidat() with
            {
                Habilitations = [],
                TribunauxSouhaites = Ensemble(TribunalLille),
            }
        );
        Assert.Empty(classement.Proposes);
        Assert.Equal(RaisonExclusion.NonHabilite, Assert.Single(classement.Ecartes).Raison);
    }

    [Fact]
    public void Scenario_3_un_compte_inactif_n_est_jamais_propose()
    {
        var classement = Classer(Besoin(), Candidat() with { CompteActif = false });
        Assert.Empty(classement.Proposes);
        Assert.Single(classement.HorsPlateforme);
    }

    [Fact]
    public void Scenario_4_un_service_suspendu_aux_antennes_libres_est_montre_interrompu_avec_son_motif()
    {
        var service = Candidat(1, Lieu(1) with { EnCours = 0 }, Lieu(2) with { EnCours = 0 }) with
        {
            Type = TypeGestionnaire.Service,
            Indisponibilites = [new(Jour.AddDays(-5), null, null, "sous-effectif", true)],
        };
        var classement = Classer(Besoin(), service, Candidat(2, Lieu(3) with { EnCours = 60 }));
        Assert.Equal([2], classement.Ids());
        var ecarte = Assert.Single(classement.Ecartes);
        Assert.Equal(RaisonExclusion.ActiviteInterrompue, ecarte.Raison);
        Assert.EndsWith(": sous-effectif", ecarte.Detail);
    }

    [Fact]
    public void Scenario_6_de_Lille_a_Paris_1er_environ_203_km()
    {
        var mandataire = Candidat(1, Lieu() with { Position = Paris1 });
        Assert.Equal("203\u00A0km", Proposer(Besoin(), mandataire).Ligne(Critere.Proximite).Valeur);
    }

    [Fact]
    public void Scenario_7_le_chiffre_montre_est_celui_du_lieu_nomme()
    {
        var antenne75 = Lieu(1) with
        {
            Nom = "Antenne Paris",
            Position = Paris1,
            Capacite = 50,
            EnCours = 44,
            EnAttente = 0,
        };
        var antenne92 = Lieu(2) with
        {
            Nom = "Antenne Nanterre",
            Position = new(48.892, 2.207, false),
            Capacite = 80,
            EnCours = 20,
            EnAttente = 0,
        };
        var service = Candidat(1, antenne75, antenne92) with
        {
            Type = TypeGestionnaire.Service,
            Habilitations = [Habilitation("75"), Habilitation("92")],
        };
        var proposition = Proposer(AParis, service);
        Assert.Equal(("Antenne Paris", 6), (proposition.Lieu.Nom, proposition.Places));
        Assert.StartsWith("6\u00A0places sur 50", proposition.Ligne(Critere.Disponibilite).Valeur);
        var autre = Assert.Single(proposition.AutresLieux);
        Assert.Equal(("Antenne Nanterre", 60), (autre.Lieu.Nom, autre.Places));
    }
}
