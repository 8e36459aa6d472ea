using System.Text.Json;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using FsCheck;
using FsCheck.Fluent;
using static Emjpm.Core.Tests.Designation.Exemples;

namespace Emjpm.Core.Tests.Designation;

/// <summary>What holds for every need, every population and every bareme.</summary>
public sealed class ProprietesTests
{
    // The replay is fixed: a failure is a failure every time, on every machine.
    private static readonly Config Configuration = Config
        .QuickThrowOnFailure.WithMaxTest(300)
        .WithQuietOnSuccess(true)
        .WithReplay(new Replay(new Rnd(20261121, 35), null));

    private static void Toujours(Func<Cas, bool> propriete) =>
        Check.One(Configuration, Prop.ForAll(Populations.Cas, propriete));

    [Fact]
    public void Chaque_candidat_est_dans_une_liste_et_une_seule() =>
        Toujours(cas =>
        {
            var classement = cas.Classer();
            return cas
                .Candidats.Select(c => c.Id)
                .Order()
                .SequenceEqual(
                    classement
                        .Ids()
                        .Concat(classement.Ecartes.Select(e => e.Candidat.Id))
                        .Concat(classement.HorsPlateforme.Select(h => h.Candidat.Id))
                        .Order()
                );
        });

    [Fact]
    public void Aucun_candidat_eligible_n_est_perdu() =>
        Toujours(cas =>
            cas.Candidats.Select(c => c.Id)
                .Where(id => id < Populations.PremierDefaillant)
                .All(cas.Classer().Ids().Contains)
        );

    [Fact]
    public void Chaque_exclusion_a_sa_raison_en_toutes_lettres() =>
        Toujours(cas =>
            cas.Classer()
                .Ecartes.All(e => e.Detail.Length > 0 && e.Raison != RaisonExclusion.HorsPlateforme)
        );

    [Fact]
    public void Un_rejeu_retient_les_memes_dans_le_meme_ordre() =>
        Toujours(cas =>
            Classement
                .Retenir(cas.Besoin, cas.Candidats, cas.Bareme)
                .Select(r => (r.Candidat.Id, Couvre: r.CouvreTout, Lieux: Ids(r.Lieux)))
                .SequenceEqual(
                    cas.Classer()
                        .Proposes.Select(p =>
                            (
                                p.Candidat.Id,
                                Couvre: p.Lignes.All(l =>
                                    l.Critere != Critere.Adequation || l.Points >= l.Maximum
                                ),
                                Lieux: Ids([p.Evaluation, .. p.AutresLieux])
                            )
                        ),
                    EqualityComparer<(int, bool, string)>.Create(
                        (a, b) =>
                            (a.Item1, a.Item3) == (b.Item1, b.Item3)
                            && (a.Item2 == b.Item2 || cas.Bareme.Poids.Adequation == 0)
                    )
                )
        );

    private static string Ids(IEnumerable<LieuEvalue> lieux) =>
        string.Join(' ', lieux.Select(l => l.Lieu.Id));

    [Fact]
    public void L_ordre_est_total_et_ne_depend_pas_de_celui_des_candidats() =>
        Toujours(cas =>
            Complet(cas.Classer())
            == Complet((cas with { Candidats = [.. cas.Candidats.Reverse()] }).Classer())
        );

    [Fact]
    public void Memes_donnees_meme_resultat() =>
        Toujours(cas => Complet(cas.Classer()) == Complet(cas.Classer()));

    [Fact]
    public void Les_rangs_se_suivent() =>
        Toujours(cas =>
            cas.Classer().Proposes.Select((p, index) => p.Rang == index + 1).All(juste => juste)
        );

    [Fact]
    public void Personne_sans_place_avant_quelqu_un_qui_en_a() =>
        Toujours(cas => cas.Classer().Proposes.SkipWhile(p => p.AvecPlace).All(p => !p.AvecPlace));

    [Fact]
    public void A_place_egale_les_points_decident() =>
        Toujours(cas =>
            cas.Classer()
                .Proposes.GroupBy(p => p.AvecPlace)
                .All(groupe =>
                    groupe.Zip(groupe.Skip(1)).All(paire => paire.First.Total >= paire.Second.Total)
                )
        );

    [Fact]
    public void Les_lignes_restent_entre_zero_et_leur_maximum_et_font_le_total() =>
        Toujours(cas =>
            cas.Classer()
                .Proposes.All(p =>
                    p.Lignes.All(l => l.Points >= 0 && l.Points <= l.Maximum + 1e-9)
                    && Math.Abs(p.Lignes.Sum(l => l.Maximum) - 100) < 1e-9
                    && Math.Abs(p.Lignes.Sum(l => l.Points) - p.Total) < 1e-5
                )
        );

    [Fact]
    public void Le_lieu_propose_est_le_meilleur() =>
        Toujours(cas =>
            cas.Classer()
                .Proposes.All(p =>
                    p.AutresLieux.All(autre =>
                        (p.AvecPlace, p.Total).CompareTo((autre.Places > 0, autre.Total)) >= 0
                    )
                )
        );

    public static TheoryData<string> Ameliorations =>
        [
            "plus proche",
            "plus adéquat",
            "plus de places",
            "souhaite le tribunal",
            "plus frais",
            "répond plus vite",
        ];

    [Theory]
    [MemberData(nameof(Ameliorations))]
    public void S_ameliorer_sur_un_critere_ne_fait_jamais_reculer(string amelioration) =>
        Toujours(cas =>
            cas.Candidats.All(candidat =>
            {
                var avant = Rang(cas, candidat.Id);
                var apres = Rang(
                    cas with
                    {
                        Candidats =
                        [
                            .. cas.Candidats.Select(c =>
                                c == candidat ? Ameliorer(c, amelioration, cas.Besoin) : c
                            ),
                        ],
                    },
                    candidat.Id
                );
                return avant is null ? apres is null : apres <= avant;
            })
        );

    [Theory]
    [MemberData(nameof(Ameliorations))]
    public void S_ameliorer_sur_un_critere_peut_faire_gagner_des_points(string amelioration)
    {
        var besoin = Besoin() with { Langues = [Langue.Arabe] };
        var ordinaire = Candidat(
            1,
            Lieu(1, km: 30) with
            {
                EnCours = 36,
                DeclareLe = IlYA(100),
            }
        ) with
        {
            ReponsesNombre = 4,
            ReponsesHeuresTotal = 4 * 120,
        };
        Assert.True(
            Proposer(besoin, Ameliorer(ordinaire, amelioration, besoin)).Total
                > Proposer(besoin, ordinaire).Total
        );
    }

    private static int? Rang(Cas cas, int id) =>
        cas.Classer().Proposes.FirstOrDefault(p => p.Candidat.Id == id)?.Rang;

    private static CandidatGestionnaire Ameliorer(
        CandidatGestionnaire candidat,
        string amelioration,
        Besoin besoin
    ) =>
        amelioration switch
        {
            "plus proche" => Lieux(
                candidat,
                l => l with { Position = l.Position is null ? null : AMiChemin(l.Position) }
            ),
            "plus adéquat" => candidat with
            {
                Langues = Ensemble([.. candidat.Langues, .. besoin.Langues]),
                Accompagnements = Ensemble([
                    .. candidat.Accompagnements,
                    .. besoin.Accompagnements.Take(1),
                ]),
            },
            "plus de places" => Lieux(candidat, l => l with { EnCours = l.EnCours - 1 }),
            "souhaite le tribunal" => candidat with
            {
                TribunauxSouhaites = Ensemble(besoin.TribunalId),
            },
            "plus frais" => Lieux(
                candidat,
                l => l with { DeclareLe = IlYA(40) < l.DeclareLe ? l.DeclareLe : IlYA(40) }
            ),
            "répond plus vite" => candidat with
            {
                ReponsesHeuresTotal = candidat.ReponsesHeuresTotal / 2,
            },
            _ => throw new ArgumentOutOfRangeException(nameof(amelioration)),
        };

    private static CandidatGestionnaire Lieux(
        CandidatGestionnaire candidat,
        Func<CandidatLieu, CandidatLieu> changer
    ) => candidat with { Lieux = [.. candidat.Lieux.Select(changer)] };

    private static Position AMiChemin(Position position) =>
        new(
            (position.Latitude + Lille.Latitude) / 2,
            (position.Longitude + Lille.Longitude) / 2,
            position.Approchee
        );

    private static string Complet(Classement classement) => JsonSerializer.Serialize(classement);
}
