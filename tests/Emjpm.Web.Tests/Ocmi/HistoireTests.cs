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

/// <summary>What a synchronisation never does: erase, reopen, create twice, change what it refuses.</summary>
public sealed class HistoireTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task A_different_situation_adds_to_the_history_and_nothing_of_it_is_erased()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var id = await application.Enregistrer(Comptes.Individuel);
        var avant = await application.Mesure(id);
        poste.Deposer(
            poste.Mesure(
                avant.NumeroRg!,
                m =>
                    m["etats"] = new[]
                    {
                        Archives.Etat(
                            "2025-06-01",
                            "curatelle_renforcee",
                            e => e["lieu_vie"] = null
                        ),
                    }
            )
        );

        var etat = await poste.Synchroniser();

        Assert.Equal(1, etat.Modifiees);
        var mesure = await application.Mesure(id);
        Assert.Equal(
            [NatureMesure.Tutelle, NatureMesure.CuratelleRenforcee],
            mesure.Etats.Select(e => e.Nature)
        );
        Assert.Equal(avant.Etats[0].Id, mesure.Etats[0].Id);
        Assert.Equal(LieuVie.Domicile, mesure.LieuVie);
        Assert.Equal(
            avant.Evenements.Select(e => e.Id),
            mesure.Evenements.Select(e => e.Id).SkipLast(1)
        );
        Assert.Contains(
            "Nature au 1er juin 2025 : tutelle → curatelle renforcée",
            mesure.Evenements[^1].Details.Plat()
        );
    }

    [Fact]
    public async Task A_mesure_closed_by_hand_is_not_reopened_but_shown_to_be_checked()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var id = await application.Enregistrer(Comptes.Individuel);
        var acteur = await application.Acteur(Comptes.Individuel);
        var ouverte = await application.Mesure(id);
        await application.Executer(
            (CloreMesure o) =>
                o.ExecuterAsync(
                    acteur,
                    id,
                    new ClotureMesure
                    {
                        Cause = CauseSortie.Mainlevee,
                        DateFin = new(2026, 10, 1),
                        Version = ouverte.Version,
                    }
                )
        );
        var avant = await application.Mesure(id);
        poste.Deposer(poste.Mesure(avant.NumeroRg!, m => m["annee_naissance"] = 1950));

        var etat = await poste.Synchroniser();

        Assert.Equal((1, 0), (etat.AVerifier, etat.Modifiees));
        var apres = await application.Mesure(id);
        Assert.Equal(
            (StatutMesure.Eteinte, avant.Version, 1948),
            (apres.Statut, apres.Version, apres.AnneeNaissance)
        );
        Assert.Contains(
            "Elle est clôturée dans e-MJPM depuis le 1er octobre 2026",
            await poste.Motifs(avant.NumeroRg!)
        );
        await application.CompteursJustes();
    }

    [Fact]
    public async Task A_mesure_that_ocmi_closed_then_says_open_is_freed_so_that_its_mandataire_may_decide()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(
            poste.Mesure(
                rg,
                m =>
                {
                    m["date_fin_mesure"] = "2026-10-01";
                    m["cause_sortie"] = "mainlevee";
                }
            )
        );
        await poste.Activer();
        Assert.Equal("OCMI", (await poste.Lire(rg))!.GereePar);
        poste.Deposer(poste.Mesure(rg));

        await poste.Nuit();

        var mesure = (await poste.Lire(rg))!;
        Assert.Equal((StatutMesure.Eteinte, (string?)null), (mesure.Statut, mesure.GereePar));
        Assert.Contains("OCMI la dit en cours", await poste.Motifs(rg));
        Assert.Equal(1, (await poste.Synchroniser()).AVerifier);
        Assert.Equal(mesure.Version, (await poste.Lire(rg))!.Version);
    }

    [Fact]
    public async Task A_mesure_withdrawn_by_hand_is_not_created_again()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg));
        await poste.Synchroniser();
        var id = (await poste.Lire(rg))!.Id;
        await application.Base(db =>
            db.Mesures.Where(m => m.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Statut, StatutMesure.Retiree))
        );
        await application.Base(db =>
            db.LieuxExercice.Where(l => l.GestionnaireId == poste.GestionnaireId)
                .OrderBy(l => l.Id)
                .Take(1)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.EnCours, l => l.EnCours - 1))
        );

        Assert.Equal(1, (await poste.Synchroniser()).AVerifier);

        Assert.Equal(StatutMesure.Retiree, (await poste.Lire(rg))!.Statut);
        Assert.Contains("n’est pas recréée", await poste.Motifs(rg));
    }

    [Fact]
    public async Task A_mesure_absent_from_the_archive_and_the_profile_do_not_change()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var id = await application.Enregistrer(Comptes.Individuel);
        var avant = await application.Mesure(id);
        var profil = await Profil();
        poste.Deposer(poste.Mesure(PosteOcmi.Rg()));

        await poste.Activer();

        var apres = await application.Mesure(id);
        Assert.Equal(
            (avant.Version, avant.Statut, (string?)null),
            (apres.Version, apres.Statut, apres.GereePar)
        );
        Assert.Equal(profil, await Profil());

        Task<string> Profil() =>
            application.Base(async db =>
            {
                var g = await db
                    .Gestionnaires.AsNoTracking()
                    .Include(g => g.Lieux)
                    .SingleAsync(g => g.Id == poste.GestionnaireId);
                return $"{g.Nom}|{g.Courriel}|{g.Siret}|{g.Telephone}|{g.Lieux[0].Adresse}|{g.Lieux[0].CodePostal}";
            });
    }

    [Fact]
    public async Task A_closed_court_is_followed_to_its_successor()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        const string ancien = "17590000100017";
        var lille = await application.Base(async db =>
        {
            var t = await db.Tribunaux.SingleAsync(t => t.Code == "tj-lille");
            db.Tribunaux.Add(
                new Tribunal
                {
                    Code = "ti-ancien-lille",
                    Nom = "Tribunal d’instance de Lille",
                    NomRecherche = "TRIBUNAL D INSTANCE DE LILLE",
                    Siret = ancien,
                    CommuneCode = t.CommuneCode,
                    DepartementCode = t.DepartementCode,
                    FermeLe = new(2020, 1, 1),
                    SuccesseurId = t.Id,
                }
            );
            await db.SaveChangesAsync();
            return t.Id;
        });
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg, m => m["tribunal_siret"] = ancien));

        await poste.Synchroniser();

        Assert.Equal(lille, (await poste.Lire(rg))!.TribunalId);
    }

    [Fact]
    public async Task Of_a_mesure_twice_in_the_archive_the_first_is_read_and_the_second_shown()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg), poste.Mesure(rg, m => m["annee_naissance"] = 1900));

        var etat = await poste.Synchroniser();

        Assert.Equal((1, 1), (etat.Creees, etat.Refusees));
        Assert.Equal(1948, (await poste.Lire(rg))!.AnneeNaissance);
        Assert.Contains("deux fois", await poste.Motifs(rg));
    }

    [Fact]
    public async Task A_known_mesure_that_is_refused_stays_exactly_as_it_was()
    {
        await using var poste = await PosteOcmi.OuvrirAsync(application);
        var rg = PosteOcmi.Rg();
        poste.Deposer(poste.Mesure(rg));
        await poste.Synchroniser();
        var avant = (await poste.Lire(rg))!;
        poste.Deposer(
            poste.Mesure(
                rg,
                m =>
                {
                    m["numero_dossier"] = "D-77";
                    m["etats"] = new[]
                    {
                        Archives.Etat("2023-03-14", "curatelle_simple"),
                        Archives.Etat("2025-01-01", "tutelle"),
                        Archives.Etat("2027-01-01", "curatelle_renforcee"),
                    };
                    m["ressources"] = new object[]
                    {
                        new { annee = 2024, niveau_ressource = 1 },
                        new { annee = 2025, niveau_ressource = 2 },
                    };
                }
            ),
            poste.Mesure(PosteOcmi.Rg())
        );

        var etat = await poste.Synchroniser();

        Assert.Equal((1, 1), (etat.Creees, etat.Refusees));
        Assert.Contains("est dans le futur", await poste.Motifs(rg));
        var apres = (await poste.Lire(rg))!;
        Assert.Equal(
            (avant.Version, avant.NumeroDossier, avant.Nature, avant.TexteRecherche),
            (apres.Version, apres.NumeroDossier, apres.Nature, apres.TexteRecherche)
        );
        Assert.Equal(NatureMesure.Tutelle, Assert.Single(apres.Etats).Nature);
        Assert.Equal(1_250_050, Assert.Single(apres.Ressources).NiveauCentimes);
        Assert.Equal(avant.Evenements.Count, apres.Evenements.Count);
    }
}
