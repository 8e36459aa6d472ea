using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

public sealed class LignesTests
{
    private static string Texte(LigneAdequation ligne) => ligne.Valeur.Replace('\u00A0', ' ');

    private static LigneAdequation Ligne(
        Critere critere,
        Besoin besoin,
        CandidatGestionnaire candidat
    ) => Proposer(besoin, candidat).Ligne(critere);

    /// <summary>The adequacy line is in, so that maxima are the weights themselves.</summary>
    private static Besoin BesoinDeLangue() => Besoin() with { Langues = [Langue.Arabe] };

    private static LigneAdequation Proximite(Besoin besoin, CandidatLieu lieu) =>
        Ligne(Critere.Proximite, besoin, Candidat(1, lieu));

    [Fact]
    public void Proximite_au_kilometre()
    {
        var ligne = Proximite(BesoinDeLangue(), Lieu(km: 19));
        Assert.Equal(17.5, ligne.Points, 0.05);
        Assert.Equal(35, ligne.Maximum);
        Assert.Equal(
            ("19 km", SourceDonnee.Calcule, false),
            (Texte(ligne), ligne.Source, ligne.Approchee)
        );
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Proximite_approchee_si_un_bout_l_est(bool personne, bool lieu)
    {
        var position = AKilometres(12);
        var ligne = Proximite(
            BesoinDeLangue() with
            {
                Position = new(Lille.Latitude, Lille.Longitude, personne),
            },
            Lieu() with
            {
                Position = new(position.Latitude, position.Longitude, lieu),
            }
        );
        Assert.Equal(("environ 12 km", true), (Texte(ligne), ligne.Approchee));
    }

    public static TheoryData<string> Zones => ["commune", "epci", "rayon"];

    [Theory]
    [MemberData(nameof(Zones))]
    public void Dans_la_zone_declaree_compte_comme_proche(string zone)
    {
        var loin = Lieu(km: 40);
        var ligne = Proximite(
            BesoinDeLangue(),
            zone switch
            {
                "commune" => loin with { ZoneCommunes = Ensemble(CommuneLille) },
                "epci" => loin with { ZoneEpcis = Ensemble(EpciLille) },
                _ => loin with { ZoneRayonKm = 40.5 },
            }
        );
        Assert.Equal(35, ligne.Points);
        Assert.Equal("40 km · dans la zone d’intervention déclarée", Texte(ligne));
        Assert.Equal(SourceDonnee.DeclareEtCalcule, ligne.Source);
    }

    [Fact]
    public void Hors_de_la_zone_declaree_la_distance_compte()
    {
        var ligne = Proximite(
            BesoinDeLangue(),
            Lieu(km: 40) with
            {
                ZoneCommunes = Ensemble("59009"),
                ZoneEpcis = Ensemble("245900000"),
                ZoneRayonKm = 39.5,
            }
        );
        Assert.InRange(ligne.Points, 1, 10);
        Assert.Equal("40 km", Texte(ligne));
    }

    [Fact]
    public void Distance_inconnue()
    {
        var ligne = Proximite(BesoinDeLangue(), Lieu() with { Position = null });
        Assert.Equal((0, "distance inconnue", true), (ligne.Points, Texte(ligne), ligne.Approchee));
    }

    [Fact]
    public void Distance_inconnue_dans_la_meme_commune()
    {
        var ligne = Proximite(
            BesoinDeLangue() with
            {
                Position = null,
            },
            Lieu() with
            {
                CommuneCode = CommuneLille,
            }
        );
        Assert.Equal(
            (35, "même commune, distance exacte inconnue", true),
            (ligne.Points, Texte(ligne), ligne.Approchee)
        );
    }

    [Fact]
    public void Distance_inconnue_dans_la_zone()
    {
        var ligne = Proximite(
            BesoinDeLangue(),
            Lieu() with
            {
                Position = null,
                ZoneCommunes = Ensemble(CommuneLille),
            }
        );
        Assert.Equal(35, ligne.Points);
        Assert.Equal("distance inconnue · dans la zone d’intervention déclarée", Texte(ligne));
    }

    private static Experience DesPersonnesAgees(int nombre) =>
        Experience.FromMesures(
            Enumerable.Repeat(
                new TraitMesure(NatureMesure.Tutelle, LieuVie.Domicile, null, 1940, 2022, []),
                nombre
            )
        );

    [Fact]
    public void Adequation_declaree_et_demontree()
    {
        var besoin = Besoin() with
        {
            Langues = [Langue.Arabe],
            Accompagnements = [Accompagnement.GrandAge, Accompagnement.GrandAge],
        };
        var ligne = Ligne(
            Critere.Adequation,
            besoin,
            Candidat() with
            {
                Langues = Ensemble(Langue.Arabe),
                Experience = DesPersonnesAgees(31),
            }
        );
        Assert.Equal((45, 45), (ligne.Points, ligne.Maximum));
        Assert.Equal("arabe déclaré · 31 mesures de personnes âgées", Texte(ligne));
        Assert.Equal(SourceDonnee.DeclareEtCalcule, ligne.Source);
    }

    [Theory]
    [InlineData(2, 0, "non couvert : grand âge et perte d’autonomie (2 mesures, il en faut 3)")]
    [InlineData(3, 45, "3 mesures de personnes âgées")]
    public void Demontre_a_partir_de_trois_mesures(int mesures, double points, string valeur)
    {
        var ligne = Ligne(
            Critere.Adequation,
            Besoin() with
            {
                Accompagnements = [Accompagnement.GrandAge],
            },
            Candidat() with
            {
                Experience = DesPersonnesAgees(mesures),
            }
        );
        Assert.Equal((points, valeur), (ligne.Points, Texte(ligne)));
    }

    [Fact]
    public void Adequation_partielle_nomme_ce_qui_manque()
    {
        var ligne = Ligne(
            Critere.Adequation,
            Besoin() with
            {
                Langues = [Langue.Polonais],
                Accompagnements = [Accompagnement.Surendettement, Accompagnement.Addiction],
            },
            Candidat() with
            {
                Accompagnements = Ensemble(Accompagnement.Surendettement),
            }
        );
        Assert.Equal(45 / 3.0, ligne.Points, 1e-9);
        Assert.Equal(
            "surendettement (déclaré) · non couvert : polonais, conduites addictives",
            Texte(ligne)
        );
        Assert.Equal(SourceDonnee.Declare, ligne.Source);
    }

    [Fact]
    public void Rien_n_est_demande_la_ligne_sort_et_les_autres_vont_a_100()
    {
        var proposition = Proposer(Besoin(), Candidat());
        Assert.DoesNotContain(proposition.Lignes, l => l.Critere == Critere.Adequation);
        Assert.Equal(100, proposition.Lignes.Sum(l => l.Maximum), 1e-9);
        Assert.Equal(35 / 0.55, proposition.Ligne(Critere.Proximite).Maximum, 1e-9);
    }

    [Fact]
    public void Le_total_est_la_somme_des_lignes()
    {
        var parfait = Candidat(1, Lieu() with { EnCours = 0, EnAttente = 0 }) with
        {
            Langues = Ensemble(Langue.Arabe),
            TribunauxSouhaites = Ensemble(TribunalLille),
            ReponsesNombre = 5,
            ReponsesHeuresTotal = 60,
        };
        Assert.Equal(100, Proposer(BesoinDeLangue(), parfait).Total);
        Assert.Equal(100, Proposer(Besoin(), parfait).Total);

        var ordinaire = Proposer(BesoinDeLangue(), Candidat());
        Assert.Equal(ordinaire.Lignes.Sum(l => l.Points), ordinaire.Total, 1e-6);
        Assert.Equal(47.5, ordinaire.Total);
    }

    [Theory]
    [InlineData(42, 36, 2, "4 places sur 42 (36 en cours, 2 en attente)")]
    [InlineData(42, 40, 1, "1 place sur 42 (40 en cours, 1 en attente)")]
    [InlineData(42, 40, 3, "aucune place sur 42 (40 en cours, 3 en attente)")]
    [InlineData(null, 40, 3, "capacité jamais déclarée (40 en cours, 3 en attente)")]
    public void Disponibilite_montre_ses_ingredients(
        int? capacite,
        int enCours,
        int enAttente,
        string valeur
    )
    {
        var lieu = Lieu() with { Capacite = capacite, EnCours = enCours, EnAttente = enAttente };
        Assert.Equal(valeur, Texte(Ligne(Critere.Disponibilite, Besoin(), Candidat(1, lieu))));
    }

    [Theory]
    [InlineData(TribunalLille, 5)]
    [InlineData(99, 0)]
    public void Tribunal_souhaite(int souhaite, double points) =>
        Assert.Equal(
            points,
            Ligne(
                Critere.Tribunal,
                BesoinDeLangue(),
                Candidat() with
                {
                    TribunauxSouhaites = Ensemble(souhaite),
                }
            ).Points
        );

    [Fact]
    public void Fraicheur_se_compte_en_jours_de_Paris()
    {
        // 23:30 UTC on 21 October is already 22 October in Paris: 30 days before 21 November.
        var lieu = Lieu() with
        {
            DeclareLe = new(2026, 10, 21, 23, 30, 0, DateTimeKind.Utc),
        };
        var ligne = Ligne(Critere.Fraicheur, BesoinDeLangue(), Candidat(1, lieu));
        Assert.Equal((5, "déclaré il y a 30 jours (saisie)"), (ligne.Points, Texte(ligne)));
    }

    [Theory]
    [InlineData(0, 0, "aucune réponse connue, note neutre", 2.5)]
    [InlineData(2, 90, "2 réponses seulement, note neutre", 2.5)]
    [InlineData(12, 12 * 72, "répond en 3 jours en moyenne (12 réponses)", 4)]
    [InlineData(12, 12 * 6, "répond en moins d’un jour en moyenne (12 réponses)", 5)]
    public void Reponse_moyenne(int nombre, double heures, string valeur, double points)
    {
        var ligne = Ligne(
            Critere.Reponse,
            BesoinDeLangue(),
            Candidat() with
            {
                ReponsesNombre = nombre,
                ReponsesHeuresTotal = heures,
            }
        );
        Assert.Equal((points, valeur), (ligne.Points, Texte(ligne)));
    }
}
