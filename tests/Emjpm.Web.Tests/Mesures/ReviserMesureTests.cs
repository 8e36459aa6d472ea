using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Mesures;

public sealed class ReviserMesureTests(Application application) : IClassFixture<Application>
{
    private static readonly DateOnly Nomination = new(2021, 3, 1);
    private static readonly DateOnly Decision = new(2026, 2, 10);

    private sealed record Cas(Monde Monde, GestionnaireEssai G, int Id)
    {
        public Acteur Acteur => G.Acteur!;
    }

    /// <summary>A curatelle simple of 1 March 2021, at home in Lille.</summary>
    private async Task<Cas> Curatelle(Action<Mesure>? avec = null)
    {
        var monde = await Monde.CreerAsync(application);
        var g = await monde.GestionnaireAsync();
        var id = await monde.MesureAsync(g, Monde.Rg());
        if (avec is not null)
            await application.Base(async db =>
            {
                avec(await db.Mesures.Include(m => m.Etats).SingleAsync(m => m.Id == id));
                await db.SaveChangesAsync();
            });
        return new(monde, g, id);
    }

    private Task<Mesure> Lire(int id) =>
        application.Base(db =>
            db.Mesures.AsNoTracking()
                .Include(m => m.Etats)
                .Include(m => m.Evenements)
                .AsSplitQuery()
                .SingleAsync(m => m.Id == id)
        );

    private async Task<RevisionFaite?> Reviser(
        Cas cas,
        ResultatRevision resultat,
        Func<RevisionMesure, RevisionMesure>? avec = null,
        Acteur? acteur = null
    )
    {
        var saisie = new RevisionMesure
        {
            Resultat = resultat,
            DateDecision = Decision,
            Version = (await Lire(cas.Id)).Version,
        };
        return await application.Executer(
            (ReviserMesure o) =>
                o.ExecuterAsync(acteur ?? cas.Acteur, cas.Id, avec?.Invoke(saisie) ?? saisie)
        );
    }

    private async Task<RegleMetierException> Refus(
        Cas cas,
        ResultatRevision resultat,
        Func<RevisionMesure, RevisionMesure>? avec = null
    )
    {
        var avant = await Lire(cas.Id);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Reviser(cas, resultat, avec)
        );
        var apres = await Lire(cas.Id);
        Assert.Equal(
            (avant.Version, avant.Etats.Count, avant.Evenements.Count, avant.Echeance),
            (apres.Version, apres.Etats.Count, apres.Evenements.Count, apres.Echeance)
        );
        return refus;
    }

    [Fact]
    public async Task A_reconduction_counts_a_new_term_and_nothing_else()
    {
        var cas = await Curatelle();

        var faite = await Reviser(cas, ResultatRevision.Reconduction);

        Assert.Equal(new RevisionFaite(false, null), faite);
        var m = await Lire(cas.Id);
        Assert.Equal(
            (Decision.AddYears(5), false, Decision, Nomination),
            (m.Echeance!.Value, m.EcheanceFixee, m.DateDerniereDecision, m.DateProtectionEnCours)
        );
        Assert.Single(m.Etats);
        var e = m.Evenements.Last();
        Assert.Equal(
            (TypeEvenementMesure.Revision, ResultatRevision.Reconduction, Decision),
            (e.Type, e.Resultat, e.DateEffet)
        );
        Assert.Equal(
            "Échéance : 1er mars 2026 → 10 février 2031 (5 ans après le jugement du 10 février 2026)",
            e.Details!.Replace('\u00A0', ' ')
        );
        Assert.Equal(["mesure.reviser"], await cas.Monde.Audit("mesure", cas.Id));
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.G.Lieu));

        // The same form sent twice records one decision.
        Assert.NotNull(await Reviser(cas, ResultatRevision.Reconduction));
        Assert.Equal(m.Version, (await Lire(cas.Id)).Version);
    }

    [Fact]
    public async Task A_renewal_without_a_word_lasts_as_long_and_the_courts_word_prevails()
    {
        var longue = await Curatelle(m =>
            (m.Echeance, m.EcheanceFixee) = (Nomination.AddYears(8), true)
        );
        await Reviser(longue, ResultatRevision.Reconduction);
        Assert.Equal(Decision.AddYears(8), (await Lire(longue.Id)).Echeance);

        var cas = await Curatelle();
        await Reviser(cas, ResultatRevision.Reconduction, s => s with { DureeAnnees = 20 });
        var m = await Lire(cas.Id);
        Assert.Equal((Decision.AddYears(20), true), (m.Echeance!.Value, m.EcheanceFixee));
    }

    [Fact]
    public async Task A_decision_that_follows_the_term_is_recorded_with_a_word()
    {
        var cas = await Curatelle(m => m.Echeance = new DateOnly(2025, 12, 31));

        var faite = await Reviser(cas, ResultatRevision.Reconduction);

        Assert.Contains("art. 443", faite!.Alerte);
    }

    [Fact]
    public async Task An_aggravation_opens_a_situation_on_the_day_of_the_decision()
    {
        var cas = await Curatelle();

        await Reviser(
            cas,
            ResultatRevision.Aggravation,
            s =>
                s with
                {
                    Nature = NatureMesure.Tutelle,
                    Champ = ChampMesure.ProtectionBienPersonne,
                    DureeAnnees = 10,
                }
        );

        var m = await Lire(cas.Id);
        Assert.Equal(
            (NatureMesure.Tutelle, ChampMesure.ProtectionBienPersonne, Decision),
            (m.Nature, m.Champ, m.DateProtectionEnCours)
        );
        Assert.Equal((Decision.AddYears(10), true), (m.Echeance!.Value, m.EcheanceFixee));
        Assert.Equal(
            [
                (Nomination, NatureMesure.CuratelleSimple, (ChampMesure?)null),
                (Decision, NatureMesure.Tutelle, ChampMesure.ProtectionBienPersonne),
            ],
            m.Etats.OrderBy(e => e.DateEffet).Select(e => (e.DateEffet, e.Nature, e.Champ))
        );
        Assert.All(m.Etats, e => Assert.Equal(Monde.Lille, e.CommuneCode));
        Assert.StartsWith(
            "Curatelle simple → tutelle aux biens et à la personne. Échéance :",
            m.Evenements.Last().Details
        );
    }

    [Fact]
    public async Task A_move_recorded_since_the_decision_keeps_its_place_and_takes_the_new_nature()
    {
        var demenagement = Decision.AddMonths(2);
        var cas = await Curatelle(m =>
            m.AjouterEtat(
                new EtatMesure
                {
                    DateEffet = demenagement,
                    Nature = m.Nature,
                    Champ = m.Champ,
                    LieuVie = LieuVie.Domicile,
                    CommuneCode = Monde.Arras,
                }
            )
        );

        await Reviser(
            cas,
            ResultatRevision.Aggravation,
            s => s with { Nature = NatureMesure.CuratelleRenforcee }
        );

        var m = await Lire(cas.Id);
        Assert.Equal(
            [
                (Nomination, NatureMesure.CuratelleSimple, Monde.Lille),
                (Decision, NatureMesure.CuratelleRenforcee, Monde.Lille),
                (demenagement, NatureMesure.CuratelleRenforcee, Monde.Arras),
            ],
            m.Etats.OrderBy(e => e.DateEffet).Select(e => (e.DateEffet, e.Nature, e.CommuneCode!))
        );
        Assert.Equal(
            (NatureMesure.CuratelleRenforcee, Monde.Arras, Decision, Decision.AddYears(5)),
            (m.Nature, m.CommuneCode, m.DateProtectionEnCours, m.Echeance)
        );
    }

    [Fact]
    public async Task The_situation_of_a_review_stays_when_its_term_is_too_long_for_the_nature_before()
    {
        var cas = await Curatelle(m =>
            m.CorrigerEtat(
                m.Etats[0],
                m.Etats[0].DateEffet,
                SituationMesure.De(m.Etats[0]) with
                {
                    Nature = NatureMesure.SauvegardeJustice,
                }
            )
        );
        await Reviser(
            cas,
            ResultatRevision.Aggravation,
            s => s with { Nature = NatureMesure.Tutelle, DureeAnnees = 10 }
        );
        var revisee = await Lire(cas.Id);

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (RetirerSituation o) =>
                    o.ExecuterAsync(
                        cas.Acteur,
                        cas.Id,
                        revisee.Etats.MaxBy(e => e.DateEffet)!.Id,
                        "saisie deux fois",
                        revisee.Version
                    )
            )
        );

        Assert.StartsWith("Sans cette situation", refus.Message, StringComparison.Ordinal);
        Assert.Contains("code civil, art. 439", refus.Message, StringComparison.Ordinal);
        var apres = await Lire(cas.Id);
        Assert.Equal(
            (revisee.Version, revisee.Nature, revisee.Etats.Count),
            (apres.Version, apres.Nature, apres.Etats.Count)
        );
    }

    [Fact]
    public async Task An_allegement_narrows_the_champ_and_counts_the_term_again()
    {
        var cas = await Curatelle(m =>
            m.CorrigerEtat(
                m.Etats[0],
                Nomination,
                SituationMesure.De(m.Etats[0]) with
                {
                    Champ = ChampMesure.ProtectionBienPersonne,
                }
            )
        );

        await Reviser(
            cas,
            ResultatRevision.Allegement,
            s => s with { Champ = ChampMesure.ProtectionBien }
        );

        var m = await Lire(cas.Id);
        Assert.Equal(
            (NatureMesure.CuratelleSimple, ChampMesure.ProtectionBien, Decision.AddYears(5)),
            (m.Nature, m.Champ, m.Echeance)
        );
    }

    [Theory]
    [InlineData(ResultatRevision.Mainlevee, CauseSortie.Mainlevee)]
    [InlineData(ResultatRevision.DessaisissementFamille, CauseSortie.DessaisissementFamille)]
    [InlineData(ResultatRevision.DessaisissementAutreMjpm, CauseSortie.DessaisissementAutreMjpm)]
    public async Task What_ends_the_mandate_closes_the_mesure_and_frees_the_place(
        ResultatRevision resultat,
        CauseSortie cause
    )
    {
        var cas = await Curatelle();

        Assert.True((await Reviser(cas, resultat))!.Close);

        var m = await Lire(cas.Id);
        Assert.Equal(
            (StatutMesure.Eteinte, cause, Decision),
            (m.Statut, m.CauseSortie, m.DateFin!.Value)
        );
        Assert.Equal(
            [
                TypeEvenementMesure.Ouverture,
                TypeEvenementMesure.Revision,
                TypeEvenementMesure.Cloture,
            ],
            m.Evenements.OrderBy(e => e.Id).Select(e => e.Type)
        );
        Assert.Equal((0, 0), await cas.Monde.Compteurs(cas.G.Lieu));
    }

    [Fact]
    public async Task An_end_to_come_is_announced_and_the_place_stays_taken()
    {
        var cas = await Curatelle();
        var fin = application.Horloge.Aujourdhui().AddDays(20);

        await Reviser(cas, ResultatRevision.Mainlevee, s => s with { DateFin = fin });

        var m = await Lire(cas.Id);
        Assert.Equal((StatutMesure.EnCours, fin), (m.Statut, m.DateFin!.Value));
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.G.Lieu));
        Assert.Equal(
            nameof(RevisionMesure.Resultat),
            (
                await Refus(
                    cas,
                    ResultatRevision.Reconduction,
                    s => s with { DateDecision = Decision.AddDays(1) }
                )
            ).Champ
        );
    }

    public static TheoryData<string, string, string> Refuses =>
        new()
        {
            { "futur", nameof(RevisionMesure.DateDecision), "dans le futur" },
            { "avant", nameof(RevisionMesure.DateDecision), "suit la dernière décision" },
            { "même jour", nameof(RevisionMesure.DateDecision), "suit la dernière décision" },
            { "rien ne change", nameof(RevisionMesure.Nature), "restent les mêmes" },
            { "sens inverse", nameof(RevisionMesure.Nature), "n’est pas une aggravation" },
            { "vers subrogé", nameof(RevisionMesure.Nature), "Un subrogé ne devient pas" },
            { "vers ad hoc", nameof(RevisionMesure.Nature), "ne s’aggrave ni ne s’allège" },
            { "champ de la MAJ", nameof(RevisionMesure.Champ), "ne porte que" },
            { "trop long", nameof(RevisionMesure.DureeAnnees), "entre 1 et 20 ans" },
            { "deux termes", nameof(RevisionMesure.Echeance), "pas les deux" },
            { "fin avant", nameof(RevisionMesure.DateFin), "suit le jugement" },
            { "fin trop loin", nameof(RevisionMesure.DateFin), "deux ans à l’avance" },
        };

    [Theory]
    [MemberData(nameof(Refuses))]
    public async Task What_cannot_be_is_refused_under_its_field(
        string cas,
        string champ,
        string phrase
    )
    {
        var curatelle = await Curatelle();
        var (resultat, avec) = cas switch
        {
            "futur" => (
                ResultatRevision.Reconduction,
                (Func<RevisionMesure, RevisionMesure>)(
                    s => s with { DateDecision = new(2026, 11, 17) }
                )
            ),
            "avant" => (
                ResultatRevision.Reconduction,
                s => s with { DateDecision = new(2020, 1, 1) }
            ),
            "même jour" => (ResultatRevision.Mainlevee, s => s with { DateDecision = Nomination }),
            "rien ne change" => (ResultatRevision.Aggravation, s => s),
            "sens inverse" => (
                ResultatRevision.Aggravation,
                s => s with { Nature = NatureMesure.SauvegardeJustice }
            ),
            "vers subrogé" => (
                ResultatRevision.Aggravation,
                s => s with { Nature = NatureMesure.SubrogeTuteur }
            ),
            "vers ad hoc" => (
                ResultatRevision.Allegement,
                s => s with { Nature = NatureMesure.MesureAdHoc }
            ),
            "champ de la MAJ" => (
                ResultatRevision.Allegement,
                s =>
                    s with
                    {
                        Nature = NatureMesure.MesureAccompagnementJudiciaire,
                        Champ = ChampMesure.ProtectionPersonne,
                    }
            ),
            "trop long" => (ResultatRevision.Reconduction, s => s with { DureeAnnees = 21 }),
            "deux termes" => (
                ResultatRevision.Reconduction,
                s => s with { DureeAnnees = 5, Echeance = new(2030, 1, 1) }
            ),
            "fin avant" => (
                ResultatRevision.Mainlevee,
                s => s with { DateFin = Decision.AddDays(-1) }
            ),
            _ => (ResultatRevision.Mainlevee, s => s with { DateFin = new(2029, 1, 1) }),
        };

        var refus = await Refus(curatelle, resultat, avec);

        Assert.Equal(champ, refus.Champ);
        Assert.Contains(phrase, refus.Message);
    }

    [Fact]
    public async Task A_sauvegarde_is_renewed_once()
    {
        var debut = new DateOnly(2025, 6, 1);
        var cas = await Curatelle(m =>
        {
            m.CorrigerEtat(
                m.Etats[0],
                debut,
                SituationMesure.De(m.Etats[0]) with
                {
                    Nature = NatureMesure.SauvegardeJustice,
                }
            );
            (m.DateNomination, m.DateDerniereDecision) = (debut, debut);
            m.FixerEcheance(null);
        });
        Assert.Equal(debut.AddYears(1), (await Lire(cas.Id)).Echeance);

        await Reviser(cas, ResultatRevision.Reconduction);
        Assert.Equal(Decision.AddYears(1), (await Lire(cas.Id)).Echeance);

        var refus = await Refus(
            cas,
            ResultatRevision.Reconduction,
            s => s with { DateDecision = new(2026, 11, 1) }
        );
        Assert.Contains("qu’une fois (code civil, art. 439)", refus.Message);
    }

    [Fact]
    public async Task A_mesure_closed_seen_too_early_read_only_or_of_somebody_else_is_not_revised()
    {
        var cas = await Curatelle();
        var autre = await cas.Monde.GestionnaireAsync();
        Assert.Null(await Reviser(cas, ResultatRevision.Mainlevee, acteur: autre.Acteur));

        var lecteur = cas.Acteur with
        {
            Gestionnaire = cas.Acteur.Gestionnaire! with
            {
                Droits = new DroitsMembre(false, false, true, []),
            },
        };
        var lecture = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Reviser(cas, ResultatRevision.Mainlevee, acteur: lecteur)
        );
        Assert.Contains("lecture seule", lecture.Message);

        await Reviser(cas, ResultatRevision.Reconduction);
        var vieux = await Refus(
            cas,
            ResultatRevision.Mainlevee,
            s => s with { Version = 1, DateDecision = Decision.AddDays(5) }
        );
        Assert.Contains("a changé pendant votre saisie", vieux.Message);

        await Reviser(
            cas,
            ResultatRevision.Mainlevee,
            s => s with { DateDecision = Decision.AddDays(5) }
        );
        var close = await Refus(
            cas,
            ResultatRevision.Reconduction,
            s => s with { DateDecision = Decision.AddDays(9) }
        );
        Assert.Contains("clôturée", close.Message);
    }
}
