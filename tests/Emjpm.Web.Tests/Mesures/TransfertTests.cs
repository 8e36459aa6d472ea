using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Mesures;

/// <summary>A mesure that changes hands: the two sides, the refusals, and what happens at the same instant.</summary>
public sealed class TransfertTests(Application application) : IClassFixture<Application>
{
    private static readonly DateOnly Decision = new(2026, 10, 5);

    private sealed record Cas(
        Monde Monde,
        GestionnaireEssai Cedant,
        GestionnaireEssai Receveur,
        int Mesure,
        string Rg
    );

    private async Task<Cas> Preparer(
        Func<Monde, Task<GestionnaireEssai>>? receveur = null,
        Action<Mesure>? avec = null
    )
    {
        var monde = await Monde.CreerAsync(application);
        var cedant = await monde.GestionnaireAsync();
        var rg = Monde.Rg();
        var id = await monde.MesureAsync(cedant, rg);
        await application.Base(async db =>
        {
            var m = await db.Mesures.Include(m => m.Etats).SingleAsync(m => m.Id == id);
            m.NumeroDossier = "SECRET-77";
            m.CabinetId = monde.Cabinet;
            m.DatePremiereProtection = new DateOnly(2016, 1, 4);
            m.Ressources.Add(new Ressource { Annee = 2025, NiveauCentimes = 1_200_000 });
            avec?.Invoke(m);
            await db.SaveChangesAsync();
        });
        return new(
            monde,
            cedant,
            await (receveur?.Invoke(monde) ?? monde.GestionnaireAsync()),
            id,
            rg
        );
    }

    private async Task<int?> Demander(
        Cas cas,
        Func<DemandeTransfert, DemandeTransfert>? avec = null,
        Acteur? acteur = null
    )
    {
        var demande = new DemandeTransfert
        {
            ReceveurId = cas.Receveur.Id,
            DateDecision = Decision,
            Motif = MotifTransfert.Demenagement,
            Version = (await Lire(cas.Mesure)).Version,
        };
        return await application.Executer(
            (DemanderTransfert o) =>
                o.ExecuterAsync(
                    acteur ?? cas.Cedant.Acteur!,
                    cas.Mesure,
                    avec?.Invoke(demande) ?? demande
                )
        );
    }

    private async Task<(Cas Cas, int Transfert)> Demande(
        Func<Monde, Task<GestionnaireEssai>>? receveur = null,
        Action<Mesure>? avec = null
    )
    {
        var cas = await Preparer(receveur, avec);
        return (cas, (await Demander(cas))!.Value);
    }

    private Task<int?> Accepter(Cas cas, int transfert, int? lieu = null, Acteur? acteur = null) =>
        application.Executer(
            (AccepterTransfert o) =>
                o.ExecuterAsync(
                    acteur ?? cas.Receveur.Acteur!,
                    transfert,
                    new AcceptationTransfert { LieuExerciceId = lieu ?? cas.Receveur.Lieu }
                )
        );

    private Task<bool> Decliner(Cas cas, int id, MotifRefus motif, string? texte = null) =>
        application.Executer(
            (DeclinerTransfert o) => o.ExecuterAsync(cas.Receveur.Acteur!, id, motif, texte)
        );

    private Task<bool> Annuler(Cas cas, int id) =>
        application.Executer((AnnulerTransfert o) => o.ExecuterAsync(cas.Cedant.Acteur!, id));

    private Task<Mesure> Lire(int id) =>
        application.Base(db =>
            db.Mesures.AsNoTracking()
                .Include(m => m.Etats)
                .Include(m => m.Evenements)
                .Include(m => m.Ressources)
                .AsSplitQuery()
                .SingleAsync(m => m.Id == id)
        );

    private Task<TransfertMesure> Transfert(int id) =>
        application.Base(db => db.Transferts.AsNoTracking().SingleAsync(t => t.Id == id));

    private static Acteur Avec(Acteur acteur, DroitsMembre droits) =>
        acteur with
        {
            Gestionnaire = acteur.Gestionnaire! with { Droits = droits },
        };

    private async Task RienNaChange(Cas cas, int? transfert = null)
    {
        var m = await Lire(cas.Mesure);
        Assert.Equal((StatutMesure.EnCours, (DateOnly?)null), (m.Statut, m.DateFin));
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.Cedant.Lieu));
        Assert.Equal((0, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
        if (transfert is { } id)
            Assert.Equal(EtatTransfert.EnAttente, (await Transfert(id)).Etat);
    }

    [Fact]
    public async Task A_demand_moves_nothing_and_tells_the_receiver_without_a_word_of_the_person()
    {
        var (cas, id) = await Demande();

        await RienNaChange(cas, id);
        Assert.Equal(["transfert.demander"], await cas.Monde.Audit("transfert", id));
        var sujet = Assert.Single(await cas.Monde.Sujets(cas.Receveur.Courriel));
        Assert.Equal($"e-MJPM : transfert de mesure n°\u00A0{id}", sujet);
        var texte = Assert.Single(await cas.Monde.Notifications(cas.Receveur.Acteur!));
        Assert.StartsWith($"{cas.Cedant.Nom} vous transfère une mesure", texte);
        var corps = await application.Base(db =>
            db.Courriels.Where(c => c.Destinataire == cas.Receveur.Courriel)
                .Select(c => c.Texte)
                .SingleAsync()
        );
        Assert.Contains($"/gestionnaire/transferts/{id}", corps);
        Assert.DoesNotContain(cas.Rg, corps);
        Assert.DoesNotContain("1941", corps);

        // The same form sent twice.
        Assert.Equal(id, await Demander(cas));
        Assert.Single(await cas.Monde.Sujets(cas.Receveur.Courriel));
    }

    [Fact]
    public async Task Accepting_closes_at_the_one_and_opens_at_the_other_with_the_history()
    {
        var renouvellement = new DateOnly(2024, 2, 1);
        var (cas, id) = await Demande(avec: m =>
        {
            m.AjouterEtat(
                new EtatMesure
                {
                    DateEffet = new(2023, 7, 1),
                    Nature = NatureMesure.CuratelleRenforcee,
                    LieuVie = LieuVie.Domicile,
                    CommuneCode = Monde.Lille,
                }
            );
            m.DateDerniereDecision = renouvellement;
            (m.Echeance, m.EcheanceFixee) = (renouvellement.AddYears(8), true);
        });

        var recueId = await Accepter(cas, id);

        var (cedee, recue) = (await Lire(cas.Mesure), await Lire(recueId!.Value));
        Assert.Equal(
            (StatutMesure.Eteinte, CauseSortie.DessaisissementAutreMjpm, Decision),
            (cedee.Statut, cedee.CauseSortie, cedee.DateFin!.Value)
        );
        Assert.Equal(
            [TypeEvenementMesure.Transfert, TypeEvenementMesure.Cloture],
            cedee.Evenements.OrderBy(e => e.Id).Skip(1).Select(e => e.Type)
        );
        Assert.Equal(
            $"Confiée à {cas.Receveur.Nom}",
            cedee.Evenements.Single(e => e.Type == TypeEvenementMesure.Transfert).Details
        );

        Assert.Equal(
            (cas.Receveur.Id, cas.Receveur.Lieu, cas.Rg, cas.Monde.Juge.TribunalId),
            (recue.GestionnaireId, recue.LieuExerciceId, recue.NumeroRg, recue.TribunalId!.Value)
        );
        Assert.Equal(cas.Monde.Cabinet, recue.CabinetId);
        Assert.Equal((StatutMesure.EnCours, Decision), (recue.Statut, recue.DateNomination));
        Assert.Equal(
            [
                (new DateOnly(2021, 3, 1), NatureMesure.CuratelleSimple),
                (new DateOnly(2023, 7, 1), NatureMesure.CuratelleRenforcee),
                (Decision, NatureMesure.CuratelleRenforcee),
            ],
            recue.Etats.OrderBy(e => e.DateEffet).Select(e => (e.DateEffet, e.Nature))
        );
        // A change of mandataire renews nothing.
        Assert.Equal(
            (renouvellement, renouvellement.AddYears(8), true, new DateOnly(2023, 7, 1)),
            (
                recue.DateDerniereDecision!.Value,
                recue.Echeance!.Value,
                recue.EcheanceFixee,
                recue.DateProtectionEnCours!.Value
            )
        );
        Assert.Equal(new DateOnly(2016, 1, 4), recue.DatePremiereProtection);
        Assert.Equal(1_200_000, Assert.Single(recue.Ressources).NiveauCentimes);
        // The private number of the other is not handed over, in no column.
        Assert.Null(recue.NumeroDossier);
        Assert.DoesNotContain("SECRET", recue.TexteRecherche);
        Assert.Contains(recue.Evenements, e => e.Details == $"Reçue de {cas.Cedant.Nom}");

        Assert.Equal((0, 0), await cas.Monde.Compteurs(cas.Cedant.Lieu));
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
        var t = await Transfert(id);
        Assert.Equal((EtatTransfert.Accepte, recueId), (t.Etat, t.MesureRecueId));
        Assert.Equal(["mesure.transferer"], await cas.Monde.Audit("mesure", cas.Mesure));
        Assert.Equal(["mesure.recevoir"], await cas.Monde.Audit("mesure", recue.Id));
        var lignes = await application.Base(db =>
            db.EvenementsAudit.Where(e => e.Objet == "mesure")
                .Where(e => e.ObjetId == cas.Mesure || e.ObjetId == recue.Id)
                .OrderBy(e => e.Id)
                .Select(e => new { e.GestionnaireId, e.TribunalId })
                .ToListAsync()
        );
        Assert.Equal([cas.Cedant.Id, cas.Receveur.Id], lignes.Select(l => l.GestionnaireId));
        Assert.All(lignes, l => Assert.Equal(cas.Monde.Juge.TribunalId, l.TribunalId));
        Assert.Contains(
            $"e-MJPM : transfert n°\u00A0{id} accepté",
            await cas.Monde.Sujets(cas.Cedant.Courriel)
        );
        Assert.Contains(
            "e-MJPM : une mesure a changé de mandataire",
            await cas.Monde.Sujets(await cas.Monde.CourrielDe(cas.Monde.Juge))
        );

        // Sent again by the same hand, it opens nothing more.
        Assert.Equal(recueId, await Accepter(cas, id));
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
    }

    [Fact]
    public async Task The_mesure_that_the_receiver_once_held_is_reopened_rather_than_doubled()
    {
        var cas = await Preparer();
        var ancienne = await cas.Monde.MesureAsync(cas.Receveur, cas.Rg, StatutMesure.Eteinte);
        var id = (await Demander(cas))!.Value;

        Assert.Equal(ancienne, await Accepter(cas, id));

        var m = await Lire(ancienne);
        Assert.Equal(
            (StatutMesure.EnCours, Decision, (CauseSortie?)null),
            (m.Statut, m.DateNomination, m.CauseSortie)
        );
        Assert.Contains(m.Evenements, e => e.Type == TypeEvenementMesure.Reouverture);
        Assert.Equal(m.Etats.Select(e => e.DateEffet).Distinct().Count(), m.Etats.Count);
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
    }

    [Fact]
    public async Task An_open_mesure_of_the_same_rg_at_the_receiver_is_an_obstacle()
    {
        var cas = await Preparer();
        await cas.Monde.MesureAsync(cas.Receveur, cas.Rg);
        var id = (await Demander(cas))!.Value;

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Accepter(cas, id));

        Assert.Contains($"porte déjà le numéro RG {cas.Rg}", refus.Message);
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.Cedant.Lieu));
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
        Assert.Equal(EtatTransfert.EnAttente, (await Transfert(id)).Etat);
    }

    [Fact]
    public async Task Declining_keeps_the_mesure_and_tells_why()
    {
        var (cas, id) = await Demande();

        var sansMotif = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Decliner(cas, id, MotifRefus.Autre)
        );
        Assert.Equal(nameof(TransfertMesure.TexteRefus), sansMotif.Champ);
        Assert.True(await Decliner(cas, id, MotifRefus.Autre, " Trop loin "));

        await RienNaChange(cas);
        var t = await Transfert(id);
        Assert.Equal(
            (EtatTransfert.Decline, MotifRefus.Autre, "Trop loin"),
            (t.Etat, t.MotifRefus, t.TexteRefus)
        );
        Assert.Contains(
            $"e-MJPM : transfert n°\u00A0{id} refusé",
            await cas.Monde.Sujets(cas.Cedant.Courriel)
        );
        var tard = await Assert.ThrowsAsync<RegleMetierException>(() => Accepter(cas, id));
        Assert.Contains("a refusé ce transfert le", tard.Message);
        // Another may be asked.
        Assert.NotNull(await Demander(cas));
    }

    [Fact]
    public async Task Cancelled_it_can_no_longer_be_accepted()
    {
        var (cas, id) = await Demande();

        Assert.True(await Annuler(cas, id));

        await RienNaChange(cas);
        var tard = await Assert.ThrowsAsync<RegleMetierException>(() => Accepter(cas, id));
        Assert.Contains("a annulé ce transfert le", tard.Message);
        Assert.Contains(
            $"e-MJPM : transfert n°\u00A0{id} annulé",
            await cas.Monde.Sujets(cas.Receveur.Courriel)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closed_or_changed_since_it_is_refused_with_what_happened(bool change)
    {
        var (cas, id) = await Demande();
        await application.Base(async db =>
        {
            var m = await db.Mesures.Include(m => m.Etats).SingleAsync(m => m.Id == cas.Mesure);
            if (change)
                m.AjouterEtat(SituationMesure.De(m.Etats[0]).Au(Decision.AddDays(9)));
            else
                m.Clore(
                    CauseSortie.Deces,
                    new(2026, 11, 1),
                    null,
                    application.Horloge.Aujourdhui(),
                    application.Horloge.Maintenant()
                );
            await db.SaveChangesAsync();
        });

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Accepter(cas, id));

        Assert.Contains(
            change ? "La mesure a changé depuis le jugement" : "a clôturé cette mesure au",
            refus.Message
        );
        Assert.Equal(EtatTransfert.EnAttente, (await Transfert(id)).Etat);
        Assert.Equal((0, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
    }

    [Theory]
    [InlineData("clore")]
    [InlineData("fin annoncée")]
    [InlineData("retirer")]
    [InlineData("réviser")]
    public async Task Ending_the_mesure_ends_its_waiting_transfer_and_tells_the_receiver(
        string acte
    )
    {
        var (cas, id) = await Demande();
        var acteur = cas.Cedant.Acteur!;
        var version = (await Lire(cas.Mesure)).Version;
        var hier = application.Horloge.Aujourdhui().AddDays(-1);
        Task<bool> Clore(DateOnly fin) =>
            application.Executer(
                (CloreMesure o) =>
                    o.ExecuterAsync(
                        acteur,
                        cas.Mesure,
                        new ClotureMesure
                        {
                            Cause = CauseSortie.Mainlevee,
                            DateFin = fin,
                            Version = version,
                        }
                    )
            );
        switch (acte)
        {
            case "clore":
                await Clore(hier);
                break;
            case "fin annoncée":
                await Clore(hier.AddDays(3));
                Assert.Equal(EtatTransfert.EnAttente, (await Transfert(id)).Etat);
                // The day comes for this mesure only: the clock is that of the other tests too.
                await application.Base(db =>
                    db.Mesures.Where(m => m.Id == cas.Mesure)
                        .ExecuteUpdateAsync(s => s.SetProperty(m => m.DateFin, hier))
                );
                await application.Executer(
                    (CloreMesuresEchues o) => o.ExecuterAsync(CancellationToken.None)
                );
                break;
            case "retirer":
                await application.Executer(
                    (RetirerMesure o) =>
                        o.ExecuterAsync(
                            acteur,
                            cas.Mesure,
                            new RetraitMesure { Motif = MotifRetrait.Essai, Version = version }
                        )
                );
                break;
            default:
                await application.Executer(
                    (ReviserMesure o) =>
                        o.ExecuterAsync(
                            acteur,
                            cas.Mesure,
                            new RevisionMesure
                            {
                                Resultat = ResultatRevision.Mainlevee,
                                DateDecision = hier,
                                Version = version,
                            }
                        )
                );
                break;
        }

        Assert.Equal(EtatTransfert.SansObjet, (await Transfert(id)).Etat);
        Assert.Contains(
            $"e-MJPM : transfert n°\u00A0{id} sans objet",
            await cas.Monde.Sujets(cas.Receveur.Courriel)
        );
        var tard = await Assert.ThrowsAsync<RegleMetierException>(() => Accepter(cas, id));
        Assert.Contains("n’a plus d’objet", tard.Message);
        Assert.Equal((0, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
        Assert.Equal((0, 0), await cas.Monde.Compteurs(cas.Cedant.Lieu));
    }

    public static TheoryData<string, string, string> DemandesRefusees =>
        new()
        {
            { "autre département", nameof(DemandeTransfert.ReceveurId), "aucune habilitation" },
            { "suspendu", nameof(DemandeTransfert.ReceveurId), "habilitation suspendue" },
            { "retiré", nameof(DemandeTransfert.ReceveurId), "habilitation retirée le" },
            { "nature", nameof(DemandeTransfert.ReceveurId), "habilité pour : tutelle" },
            { "sans compte", nameof(DemandeTransfert.ReceveurId), "n’utilise pas e-MJPM" },
            { "soi-même", nameof(DemandeTransfert.ReceveurId), "un autre mandataire" },
            { "inconnu", nameof(DemandeTransfert.ReceveurId), "de la liste" },
            { "lieu d’un autre", nameof(DemandeTransfert.LieuSouhaiteId), "lieu d’exercice de" },
            { "futur", nameof(DemandeTransfert.DateDecision), "dans le futur" },
            { "avant nomination", nameof(DemandeTransfert.DateDecision), "suit votre nomination" },
            { "motif", nameof(DemandeTransfert.TexteMotif), "Précisez le motif" },
        };

    [Theory]
    [MemberData(nameof(DemandesRefusees))]
    public async Task A_demand_that_cannot_be_is_refused_under_its_field(
        string cas,
        string champ,
        string phrase
    )
    {
        var prepare = await Preparer(monde =>
            cas switch
            {
                "autre département" => monde.GestionnaireAsync(departement: "62"),
                "suspendu" => monde.GestionnaireAsync(habilitation: h =>
                    h.SuspendueDu = new(2026, 11, 1)
                ),
                "retiré" => monde.GestionnaireAsync(habilitation: h =>
                    h.RetireeLe = new(2026, 11, 1)
                ),
                "nature" => monde.GestionnaireAsync(habilitation: h =>
                    h.NaturesPermises = [NatureMesure.Tutelle]
                ),
                "sans compte" => monde.GestionnaireAsync(compte: false),
                _ => monde.GestionnaireAsync(),
            }
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Demander(
                prepare,
                d =>
                    cas switch
                    {
                        "soi-même" => d with { ReceveurId = prepare.Cedant.Id },
                        "inconnu" => d with { ReceveurId = int.MaxValue },
                        "lieu d’un autre" => d with { LieuSouhaiteId = prepare.Cedant.Lieu },
                        "futur" => d with { DateDecision = new(2026, 11, 17) },
                        "avant nomination" => d with { DateDecision = new(2021, 2, 1) },
                        "motif" => d with { Motif = MotifTransfert.Autre, TexteMotif = " " },
                        _ => d,
                    }
            )
        );

        Assert.Equal(champ, refus.Champ);
        Assert.Contains(phrase, refus.Message);
        Assert.Empty(await Recus(prepare));
        await RienNaChange(prepare);

        static async Task<List<string>> Recus(Cas c) =>
            c.Receveur.Courriel.Length == 0 ? [] : await c.Monde.Sujets(c.Receveur.Courriel);
    }

    [Fact]
    public async Task A_receiver_that_lost_its_habilitation_meanwhile_is_refused_with_the_reason()
    {
        var (cas, id) = await Demande();
        await application.Base(db =>
            db.Habilitations.Where(h => h.GestionnaireId == cas.Receveur.Id)
                .ExecuteUpdateAsync(s =>
                    s.SetProperty(h => h.RetireeLe, new DateOnly(2026, 11, 10))
                )
        );

        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Accepter(cas, id));

        Assert.Contains(
            "habilitation retirée le 10 novembre 2026",
            refus.Message.Replace('\u00A0', ' ')
        );
        await RienNaChange(cas, id);
    }

    [Fact]
    public async Task An_absence_is_no_obstacle_for_the_receiver_answers_itself()
    {
        var cas = await Preparer();
        await application.Base(async db =>
        {
            db.Indisponibilites.Add(
                new Indisponibilite
                {
                    GestionnaireId = cas.Receveur.Id,
                    Du = new(2026, 11, 1),
                    Motif = "congé",
                    DeclareLe = application.Horloge.Maintenant(),
                }
            );
            await db.SaveChangesAsync();
        });

        var id = (await Demander(cas))!.Value;
        Assert.NotNull(await Accepter(cas, id));
    }

    [Fact]
    public async Task Rights_limit_who_asks_accepts_and_cancels()
    {
        var cas = await Preparer(m => m.GestionnaireAsync(lieux: 2));
        var lecteur = new DroitsMembre(false, false, false, []);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Demander(cas, acteur: Avec(cas.Cedant.Acteur!, lecteur))
        );
        Assert.Contains("lecture seule", refus.Message);
        var tiers = await cas.Monde.GestionnaireAsync();
        Assert.Null(await Demander(cas, acteur: tiers.Acteur));

        var id = (await Demander(cas))!.Value;
        Assert.Null(await Accepter(cas, id, tiers.Lieu, tiers.Acteur));
        // The one that gives up does not accept for the other.
        Assert.Null(await Accepter(cas, id, cas.Cedant.Lieu, cas.Cedant.Acteur));
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            Accepter(cas, id, acteur: Avec(cas.Receveur.Acteur!, lecteur))
        );
        var duSecond = new DroitsMembre(false, false, true, [cas.Receveur.Lieux[1]]);
        var ailleurs = await Assert.ThrowsAsync<RegleMetierException>(() =>
            Accepter(cas, id, cas.Receveur.Lieux[0], Avec(cas.Receveur.Acteur!, duSecond))
        );
        Assert.Equal(nameof(AcceptationTransfert.LieuExerciceId), ailleurs.Champ);
        await Assert.ThrowsAsync<RegleMetierException>(() => Accepter(cas, id, cas.Cedant.Lieu));
        await RienNaChange(cas, id);

        Assert.NotNull(
            await Accepter(cas, id, cas.Receveur.Lieux[1], Avec(cas.Receveur.Acteur!, duSecond))
        );
        Assert.Equal((1, 0), await cas.Monde.Compteurs(cas.Receveur.Lieux[1]));
    }

    [Fact]
    public async Task Two_who_accept_at_the_same_instant_open_one_mesure()
    {
        var (cas, id) = await Demande(m => m.GestionnaireAsync(lieux: 2));
        var collegue = cas.Receveur.Acteur! with
        {
            UtilisateurId = cas.Monde.Greffier.UtilisateurId,
        };

        var issues = await Ensemble.Lancer(
            8,
            async i =>
            {
                try
                {
                    return await Accepter(
                        cas,
                        id,
                        cas.Receveur.Lieux[i % 2],
                        i % 2 == 0 ? cas.Receveur.Acteur : collegue
                    );
                }
                catch (RegleMetierException e)
                {
                    Assert.Contains("a accepté ce transfert le", e.Message);
                    return null;
                }
            }
        );

        Assert.Single(issues.OfType<int>().Distinct());
        var comptees =
            (await cas.Monde.Compteurs(cas.Receveur.Lieux[0])).EnCours
            + (await cas.Monde.Compteurs(cas.Receveur.Lieux[1])).EnCours;
        Assert.Equal(1, comptees);
        Assert.Equal((0, 0), await cas.Monde.Compteurs(cas.Cedant.Lieu));
    }

    [Fact]
    public async Task Accepted_while_the_other_closes_or_cancels_it_happens_once()
    {
        for (var tour = 0; tour < 6; tour++)
        {
            var (cas, id) = await Demande();
            var version = (await Lire(cas.Mesure)).Version;
            var annule = tour % 2 == 0;
            var issues = await Ensemble.Lancer(
                2,
                async i =>
                {
                    try
                    {
                        return i == 0 ? await Accepter(cas, id) is not null
                            : annule ? await Annuler(cas, id)
                            : await application.Executer(
                                (CloreMesure o) =>
                                    o.ExecuterAsync(
                                        cas.Cedant.Acteur!,
                                        cas.Mesure,
                                        new ClotureMesure
                                        {
                                            Cause = CauseSortie.Deces,
                                            DateFin = new(2026, 11, 2),
                                            Version = version,
                                        }
                                    )
                            );
                    }
                    catch (RegleMetierException)
                    {
                        return false;
                    }
                }
            );

            Assert.Single(issues, true);
            var accepte = issues[0];
            Assert.Equal((accepte ? 1 : 0, 0), await cas.Monde.Compteurs(cas.Receveur.Lieu));
            Assert.Equal(
                (accepte || !annule ? 0 : 1, 0),
                await cas.Monde.Compteurs(cas.Cedant.Lieu)
            );
        }
    }

    [Fact]
    public async Task Receivers_are_found_by_the_words_of_their_name_the_entitled_first()
    {
        var cas = await Preparer(m =>
            m.GestionnaireAsync(gestionnaire: g => g.Nom = "Mme Zoé Transférable")
        );
        await cas.Monde.GestionnaireAsync(
            gestionnaire: g => g.Nom = "Mme Anaïs Transférable",
            habilitation: h => h.RetireeLe = new(2026, 1, 1)
        );

        Task<IReadOnlyList<Receveur>> Chercher(string nom, Acteur acteur) =>
            application.Executer((Receveurs r) => r.ChercherAsync(acteur, cas.Mesure, nom));
        var trouves = await Chercher("transf", cas.Cedant.Acteur!);

        Assert.Equal(
            ["Mme Zoé Transférable", "Mme Anaïs Transférable"],
            trouves.Select(r => r.Nom)
        );
        Assert.Null(trouves[0].Refus);
        Assert.Contains("habilitation retirée", trouves[1].Refus);
        Assert.Single(await Chercher("ZOE transferable", cas.Cedant.Acteur!));
        Assert.Empty(await Chercher("transf", cas.Receveur.Acteur!));
        Assert.Empty(await Chercher(cas.Cedant.Nom, cas.Cedant.Acteur!));
    }
}
