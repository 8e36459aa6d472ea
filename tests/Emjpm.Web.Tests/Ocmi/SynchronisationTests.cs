using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Ocmi;

public sealed class SynchronisationTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task The_mesures_of_an_archive_are_created_whole_locked_counted_and_told_once_in_the_history()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var (rg, close) = (PosteOcmi.Rg(), PosteOcmi.Rg());
        poste.Deposer(
            poste.Mesure(
                rg,
                m =>
                    m["etats"] = new[]
                    {
                        Archives.Etat("2023-03-14", "curatelle_simple"),
                        Archives.Etat(
                            "2025-02-01",
                            "tutelle",
                            e =>
                            {
                                e["lieu_vie"] = "etablissement";
                                e["type_etablissement"] = "etablissement_handicapes";
                            }
                        ),
                    }
            ),
            poste.Mesure(
                close,
                m =>
                {
                    m["date_fin_mesure"] = "2026-01-31";
                    m["cause_sortie"] = "mainlevee";
                }
            )
        );
        var lieu = (await application.Lieux(Comptes.Individuel))[0].Id;
        var avant = (await application.Compteurs(lieu)).EnCours;

        await poste.Activer();

        var etat = await poste.Etat();
        Assert.Equal(
            (2, 2, 0, 0, 0),
            (etat.Recues, etat.Creees, etat.Inchangees, etat.Refusees, etat.AVerifier)
        );
        Assert.Null(etat.Echec);
        var mesure = (await poste.Lire(rg))!;
        Assert.Equal("OCMI", mesure.GereePar);
        Assert.Equal(new(2023, 3, 14), mesure.DateNomination);
        Assert.Equal(
            [
                (new DateOnly(2023, 3, 14), NatureMesure.CuratelleSimple),
                (new DateOnly(2025, 2, 1), NatureMesure.Tutelle),
            ],
            mesure.Etats.Select(e => (e.DateEffet, e.Nature))
        );
        Assert.Equal(
            (
                NatureMesure.Tutelle,
                LieuVie.Etablissement,
                TypeEtablissement.PersonnesHandicapees,
                "59512"
            ),
            (mesure.Nature, mesure.LieuVie, mesure.TypeEtablissement, mesure.CommuneCode)
        );
        var ressource = Assert.Single(mesure.Ressources);
        Assert.Equal((2024, 1_250_050L), (ressource.Annee, ressource.NiveauCentimes));
        Assert.Equal(2, ressource.Prestations.Count);
        Assert.Equal(StatutMesure.Eteinte, (await poste.Lire(close))!.Statut);
        Assert.Equal(avant + 1, (await application.Compteurs(lieu)).EnCours);
        await application.CompteursJustes();
        Assert.Equal(
            ["ocmi.activer", "ocmi.synchroniser"],
            (await application.Historique("gestionnaire", poste.GestionnaireId)).TakeLast(2)
        );
    }

    [Fact]
    public async Task An_unchanged_archive_is_not_applied_again_and_applied_on_demand_changes_nothing()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg));
        await poste.Activer();
        var version = (await poste.Lire(rg))!.Version;
        var actes = (await application.Historique("gestionnaire", poste.GestionnaireId)).Count;

        Assert.Equal("Le fichier d’OCMI n’a pas changé : rien à faire.", await poste.Nuit());
        Assert.Equal(
            actes,
            (await application.Historique("gestionnaire", poste.GestionnaireId)).Count
        );

        var etat = await poste.Synchroniser();
        Assert.Equal((0, 0, 1), (etat.Creees, etat.Modifiees, etat.Inchangees));
        Assert.Equal(version, (await poste.Lire(rg))!.Version);

        poste.Deposer(poste.Mesure(rg, m => m["annee_naissance"] = 1949));
        Assert.StartsWith("1 mesure lue ; 1 mandataire synchronisé", await poste.Nuit());
        Assert.Equal(1949, (await poste.Lire(rg))!.AnneeNaissance);
    }

    [Fact]
    public async Task One_bad_mesure_does_not_cancel_the_others_and_each_refusal_says_why()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = Enumerable.Range(0, 10).Select(_ => PosteOcmi.Rg()).ToList();
        poste.Deposer(
            poste.Mesure(
                rg[0],
                m =>
                    m["etats"] = new[]
                    {
                        Archives.Etat("2023-03-14", avec: e => e["code_postal"] = "591000"),
                    }
            ),
            poste.Mesure(rg[1], m => m["tribunal_siret"] = "99999999900011"),
            poste.Mesure(rg[2], m => m["date_nomination"] = "2023-02-31"),
            poste.Mesure(rg[3], m => m["etats"] = Array.Empty<object>()),
            poste.Mesure(rg[4], m => m["date_fin_mesure"] = "2026-01-31"),
            poste.Mesure(rg[5], m => m["etats"] = new object?[] { null }),
            poste.Mesure(
                rg[6],
                m =>
                    m["ressources"] = new object[]
                    {
                        new { annee = 2024, niveau_ressource = "beaucoup" },
                    }
            ),
            poste.Mesure("25M123456789"),
            poste.Mesure(rg[8], m => m["date_premier_mesure"] = "2024-01-01"),
            poste.Mesure(rg[9])
        );

        var etat = await poste.Synchroniser();

        Assert.Equal((10, 1, 9, 0), (etat.Recues, etat.Creees, etat.Refusees, etat.AVerifier));
        Assert.NotNull(await poste.Lire(rg[9]));
        Assert.Contains("« 591000 » n’est pas un code postal", await poste.Motifs(rg[0]));
        Assert.Contains(
            "Le tribunal de SIRET 99999999900011 n’est pas connu",
            await poste.Motifs(rg[1])
        );
        Assert.Contains("n’est pas un jour du calendrier", await poste.Motifs(rg[2]));
        Assert.Contains("OCMI ne donne aucune situation", await poste.Motifs(rg[3]));
        Assert.Contains("sans cause de sortie", await poste.Motifs(rg[4]));
        Assert.Contains("Une situation d’OCMI n’est pas lisible", await poste.Motifs(rg[5]));
        Assert.Contains("« beaucoup » n’est pas un montant", await poste.Motifs(rg[6]));
        Assert.Contains("trop long", await poste.Motifs("25M123456789"));
        Assert.Contains("date de nomination", await poste.Motifs(rg[8]));
        await application.CompteursJustes();
    }

    [Fact]
    public async Task A_date_of_zeros_is_no_date_wherever_it_is()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(
            poste.Mesure(
                rg,
                m =>
                {
                    m["date_premier_mesure"] = "0000-00-00";
                    m["date_protection_en_cours"] = "0000-00-00 00:00:00";
                    m["date_fin_mesure"] = "0000-00-00";
                    m["etats"] = new[] { Archives.Etat("0000-00-00") };
                }
            )
        );

        await poste.Synchroniser();

        var mesure = (await poste.Lire(rg))!;
        Assert.Null(mesure.DatePremiereProtection);
        Assert.Null(mesure.DateFin);
        Assert.Equal(new(2023, 3, 14), mesure.DateProtectionEnCours);
        Assert.Equal(new DateOnly(2023, 3, 14), Assert.Single(mesure.Etats).DateEffet);
    }

    [Fact]
    public async Task A_missing_key_of_resources_is_no_fault_and_erases_none()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg));
        await poste.Synchroniser();
        poste.Deposer(poste.Mesure(rg, m => m.Remove("ressources")));

        var etat = await poste.Synchroniser();

        Assert.Equal(1, etat.Inchangees);
        Assert.Single((await poste.Lire(rg))!.Ressources);
    }

    [Fact]
    public async Task Of_two_situations_of_the_same_day_the_last_one_holds()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(
            poste.Mesure(
                rg,
                m =>
                    m["etats"] = new[]
                    {
                        Archives.Etat("2023-03-14", "curatelle_simple"),
                        Archives.Etat("2023-03-14", "curatelle_renforcee"),
                    }
            )
        );

        await poste.Synchroniser();

        Assert.Equal(
            NatureMesure.CuratelleRenforcee,
            Assert.Single((await poste.Lire(rg))!.Etats).Nature
        );
    }

    [Fact]
    public async Task An_end_in_ocmi_closes_the_mesure_and_frees_its_place()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg));
        await poste.Activer();
        var lieu = (await poste.Lire(rg))!.LieuExerciceId!.Value;
        var avant = (await application.Compteurs(lieu)).EnCours;
        poste.Deposer(
            poste.Mesure(
                rg,
                m =>
                {
                    m["date_fin_mesure"] = "2026-11-02";
                    m["cause_sortie"] = "deces";
                }
            )
        );

        await poste.Nuit();

        var mesure = (await poste.Lire(rg))!;
        Assert.Equal(
            (StatutMesure.Eteinte, CauseSortie.Deces),
            (mesure.Statut, mesure.CauseSortie)
        );
        Assert.Equal(avant - 1, (await application.Compteurs(lieu)).EnCours);
        await application.CompteursJustes();
    }

    [Fact]
    public async Task A_reservation_that_waits_becomes_the_mesure_and_the_court_is_told()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var reservation = await application.Reserver(Comptes.Individuel);
        var rg = (await application.Reservation(reservation)).NumeroRg!;
        poste.Deposer(poste.Mesure(rg));

        await poste.Synchroniser();

        var apres = await application.Reservation(reservation);
        Assert.Equal(EtatReservation.Ouverte, apres.Etat);
        Assert.Equal((await poste.Lire(rg))!.Id, apres.MesureId);
        Assert.NotEmpty(await application.Courriels(reservation, Comptes.Juge));
        await application.CompteursJustes();
    }

    [Fact]
    public async Task Another_siret_of_the_same_siren_brings_nothing()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(
            Archives.Mesure(poste.Siret[..9] + "99999", PosteOcmi.Tribunal, rg),
            Archives.Mesure("", PosteOcmi.Tribunal, rg)
        );

        var etat = await poste.Synchroniser();

        Assert.Contains("OCMI ne contient aucune mesure pour le SIRET", etat.Echec);
        Assert.Null(await poste.Lire(rg));
    }

    [Fact]
    public async Task Turned_off_the_mesures_are_free_and_the_night_leaves_them()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg));
        await poste.Activer();
        var id = (await poste.Lire(rg))!.Id;
        var acteur = await application.Acteur(Comptes.Individuel);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() => Clore());
        Assert.Contains("tenue par OCMI", refus.Message);

        Assert.True(await poste.Desactiver() >= 1);

        poste.Deposer(poste.Mesure(rg, m => m["annee_naissance"] = 1930));
        Assert.Equal("Aucun mandataire n’a activé la synchronisation.", await poste.Nuit());
        Assert.Equal(1948, (await application.Mesure(id)).AnneeNaissance);
        Assert.True(await Clore());

        async Task<bool> Clore()
        {
            var version = (await application.Mesure(id)).Version;
            return await application.Executer(
                (CloreMesure o) =>
                    o.ExecuterAsync(
                        acteur,
                        id,
                        new ClotureMesure
                        {
                            Cause = CauseSortie.Mainlevee,
                            DateFin = new(2026, 11, 1),
                            Version = version,
                        }
                    )
            );
        }
    }

    [Fact]
    public async Task Where_the_feature_is_closed_the_night_passes_by_and_takes_up_again_once_it_is_open()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg));
        await poste.Activer();
        poste.Deposer(poste.Mesure(rg, m => m["annee_naissance"] = 1949));
        var avant = (await poste.Lire(rg))!.AnneeNaissance;

        await poste.OuvrirDans("974");
        Assert.Equal(
            "Aucun mandataire n’a activé la synchronisation là où elle est ouverte.",
            await poste.Nuit()
        );
        Assert.Equal(avant, (await poste.Lire(rg))!.AnneeNaissance);

        await poste.OuvrirDans("59");
        Assert.StartsWith("1 mesure lue ; 1 mandataire synchronisé", await poste.Nuit());
        Assert.Equal(1949, (await poste.Lire(rg))!.AnneeNaissance);
        await poste.OuvrirDans();
    }

    [Fact]
    public async Task Two_demands_make_one_run_and_two_runs_at_once_create_once()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = Enumerable.Range(0, 20).Select(_ => PosteOcmi.Rg()).ToList();
        poste.Deposer([.. rg.Select(r => poste.Mesure(r))]);
        var acteur = await application.Acteur(Comptes.Individuel);
        Assert.True(await poste.Executer((RelierOcmi o) => o.SynchroniserAsync(acteur)));
        Assert.False(await poste.Executer((RelierOcmi o) => o.SynchroniserAsync(acteur)));
        await poste.Travailler();
        await poste.Activer();
        poste.Deposer([
            .. rg.Select(r => poste.Mesure(r, m => m["annee_naissance"] = 1951)),
            poste.Mesure(PosteOcmi.Rg()),
        ]);

        await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    poste.Executer((SynchroniserOcmi o) => o.ExecuterAsync(CancellationToken.None))
                )
        );

        Assert.Null((await poste.Etat()).Echec);
        foreach (var r in rg)
        {
            var mesure = (await poste.Lire(r))!;
            Assert.Equal(1951, mesure.AnneeNaissance);
            Assert.Single(
                mesure.Evenements,
                e => e.Details?.Contains("Année de naissance") == true
            );
        }
        await application.CompteursJustes();
    }

    [Fact]
    public async Task The_failure_of_one_mandataire_does_not_stop_the_others()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(PosteOcmi.Rg()));
        await poste.Activer();
        var autre = await application.Base(async db =>
        {
            var g = await db
                .Gestionnaires.Where(g =>
                    g.Type == TypeGestionnaire.Individuel && g.Id != poste.GestionnaireId
                )
                .OrderBy(g => g.Id)
                .FirstAsync();
            (g.GerePar, g.GereDepuis) = (SynchronisationOcmi.Nom, application.Horloge.Maintenant());
            await db.SaveChangesAsync();
            return g.Id;
        });
        poste.Deposer(poste.Mesure(rg));

        Assert.Contains("1 mandataire synchronisé, 1 en échec", await poste.Nuit());

        Assert.NotNull(await poste.Lire(rg));
        var echec = await application.Base(db =>
            db.SynchronisationsOcmi.Where(s => s.GestionnaireId == autre)
                .Select(s => s.Echec)
                .SingleAsync()
        );
        Assert.Contains("n’y a plus accès", echec);
        await application.Base(db =>
            db.Gestionnaires.Where(g => g.Id == autre)
                .ExecuteUpdateAsync(s => s.SetProperty(g => g.GerePar, (string?)null))
        );
    }
}
