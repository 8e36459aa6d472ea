using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Imports;
using Emjpm.Core.Jobs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Imports;

/// <summary>What an import does not do by itself: the traps of the predecessor that concern applying, one by one.</summary>
public sealed class ReglesTests(Application application) : IClassFixture<Application>
{
    private const string Qui = Comptes.Service;

    [Fact]
    public async Task Trap_the_history_of_situations_is_never_replaced()
    {
        var rg = Depots.Rg();
        await Installer(new LigneCsv(rg) { Annee = "1931" });
        await Faire(
            new LigneCsv(rg)
            {
                Annee = "1931",
                Residence = "Etablissement",
                DateEtat = "05/03/2023",
            }
        );
        await Faire(
            new LigneCsv(rg)
            {
                Annee = "1931",
                Type = "Tutelle",
                Residence = "Etablissement",
                DateEtat = "07/07/2025",
            }
        );

        var mesure = await application.MesureDuRg(rg);
        Assert.Equal(
            [new DateOnly(2019, 12, 21), new DateOnly(2023, 3, 5), new DateOnly(2025, 7, 7)],
            mesure.Etats.Select(e => e.DateEffet)
        );
        Assert.Equal(NatureMesure.CuratelleRenforcee, mesure.Etats[1].Nature);
        Assert.Equal(NatureMesure.Tutelle, mesure.Nature);
        Assert.Equal(new DateOnly(2025, 7, 7), mesure.DateProtectionEnCours);
    }

    [Fact]
    public async Task A_situation_without_a_date_is_added_on_the_day_of_the_import_and_only_once()
    {
        var rg = Depots.Rg();
        await Installer(new LigneCsv(rg) { Annee = "1932" });
        var autre = new LigneCsv(rg) { Annee = "1932", Residence = "Sans domicile fixe" };
        await Faire(autre);
        var mesure = await application.MesureDuRg(rg);
        Assert.Equal(application.Horloge.Aujourdhui(), mesure.Etats[^1].DateEffet);

        var second = await application.Deposer(Qui, await application.Csv(Qui, autre));
        Assert.Equal((1, 0), (second.Inchangees, second.AModifier));
    }

    [Fact]
    public async Task Trap_an_empty_cell_erases_nothing()
    {
        var rg = Depots.Rg();
        await Installer(new LigneCsv(rg) { Annee = "1933", Dossier = "GARDE" });
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv(rg)
                {
                    Annee = "",
                    Ville = "",
                    CodePostal = "",
                    Civilite = "",
                    Residence = "",
                    Type = "",
                    Date = "",
                }
            )
        );
        Assert.Equal(1, import.Inchangees);
    }

    [Fact]
    public async Task Trap_a_closed_mesure_is_not_reopened_silently_and_reopens_whole_when_asked()
    {
        var rg = Depots.Rg();
        var ligne = new LigneCsv(rg) { Annee = "1934" };
        await Installer(ligne);
        await Faire(ligne with { Statut = "eteinte", DateFin = "10/01/2026", Cause = "mainlevee" });
        Assert.Equal(StatutMesure.Eteinte, (await application.MesureDuRg(rg)).Statut);

        var import = await application.Deposer(Qui, await application.Csv(Qui, ligne));
        var question = Assert.Single(await application.Lignes(import.Id));
        Assert.Equal(
            (DecisionLigne.AVerifier, QuestionLigne.Cloturee),
            (question.Decision, question.Question)
        );
        await application.Appliquer(Qui, import.Id);
        Assert.Equal(StatutMesure.Eteinte, (await application.MesureDuRg(rg)).Statut);

        import = await application.Deposer(Qui, await application.Csv(Qui, ligne));
        await Trancher(import.Id, ChoixLigne.Rouvrir);
        await application.Appliquer(Qui, import.Id);

        var mesure = await application.MesureDuRg(rg);
        // The predecessor kept cause and date of end, and its night job closed the mesure again.
        Assert.Equal(
            (StatutMesure.EnCours, null, null),
            (mesure.Statut, mesure.DateFin, mesure.CauseSortie)
        );
        Assert.Contains(mesure.Evenements, e => e.Type == TypeEvenementMesure.Reouverture);
        await application.CompteursExacts();
    }

    [Fact]
    public async Task Trap_a_waiting_reservation_becomes_its_opening_and_the_court_is_told()
    {
        var reservation = await application.Reserver(Qui);
        var r = await application.Reservation(reservation);
        var lieu = await application.Compteurs(r.LieuId);

        await Faire(new LigneCsv(r.NumeroRg!) { Annee = "1941", Civilite = "F" });

        r = await application.Reservation(reservation);
        var mesure = await application.MesureDuRg(r.NumeroRg!);
        Assert.Equal((EtatReservation.Ouverte, mesure.Id), (r.Etat, r.MesureId));
        Assert.Equal(reservation, mesure.ReservationId);
        Assert.Equal((lieu.EnCours + 1, lieu.EnAttente - 1), await application.Compteurs(r.LieuId));
        Assert.Contains(
            await application.Courriels(reservation, Comptes.Juge),
            s => s.Contains("mesure ouverte", StringComparison.Ordinal)
        );
        await application.CompteursExacts();
    }

    [Fact]
    public async Task A_mesure_kept_by_a_software_is_refused_with_the_reason_unless_nothing_changes()
    {
        var rg = Depots.Rg();
        await Installer(new LigneCsv(rg) { Annee = "1935" });
        await application.Base(db =>
            db.Mesures.Where(m => m.NumeroRg == rg)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.GereePar, "Mandoline"))
        );
        var change = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(rg) { Annee = "1936" })
        );
        Assert.Equal(
            (
                DecisionLigne.Refusee,
                "Cette mesure est tenue par Mandoline : modifiez-la là-bas, ou reprenez la main depuis votre profil."
            ),
            (await application.Lignes(change.Id)) is [var l] ? (l.Decision, l.Motifs) : default
        );
        var pareil = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(rg) { Annee = "1935" })
        );
        Assert.Equal(1, pareil.Inchangees);
    }

    [Fact]
    public async Task Without_an_rg_the_file_number_finds_the_mesure_and_a_look_alike_is_asked_about()
    {
        var (a, b) = (Depots.Rg(), Depots.Rg());
        await Installer(
            new LigneCsv(a) { Annee = "1937", Dossier = "PAR-DOSSIER" },
            new LigneCsv(b) { Annee = "1938" }
        );
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv("")
                {
                    Annee = "1937",
                    Dossier = "par dossier",
                    Residence = "Etablissement",
                },
                new LigneCsv(Depots.Rg()) { Annee = "1938" }
            )
        );
        var lignes = await application.Lignes(import.Id);
        Assert.Equal(
            [DecisionLigne.AModifier, DecisionLigne.AVerifier],
            lignes.Select(l => l.Decision)
        );
        Assert.Equal((await application.MesureDuRg(a)).Id, lignes[0].MesureId);
        Assert.Equal((await application.MesureDuRg(b)).Id, lignes[1].MesureId);

        await Trancher(import.Id, ChoixLigne.Meme);
        Assert.Contains("Numéro RG", (await application.Lignes(import.Id))[1].Ecarts);
        var applique = await application.Appliquer(Qui, import.Id);
        Assert.Equal((0, 2), (applique.Creees, applique.Modifiees));
    }

    [Fact]
    public async Task Twice_in_the_file_only_the_first_line_is_read_and_both_are_named()
    {
        var rg = Depots.Rg();
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv(rg) { Annee = "1939" },
                new LigneCsv(rg) { Annee = "1940" }
            )
        );
        var lignes = await application.Lignes(import.Id);
        Assert.Equal([DecisionLigne.ACreer, DecisionLigne.Refusee], lignes.Select(l => l.Decision));
        Assert.StartsWith("La ligne 2 parle déjà de cette mesure", lignes[1].Motifs);
    }

    [Fact]
    public async Task Mesures_absent_of_the_file_are_untouched_unless_asked_then_ticked()
    {
        var (a, b) = (Depots.Rg(), Depots.Rg());
        await Installer(new LigneCsv(a) { Annee = "1942" }, new LigneCsv(b) { Annee = "1943" });
        var csv = await application.Csv(Qui, new LigneCsv(a) { Annee = "1942" });
        Assert.Equal(0, (await application.Deposer(Qui, csv)).AVerifier);

        var import = await application.Deposer(Qui, csv, complet: true);
        var absente = (await application.Lignes(import.Id)).Single(l =>
            l.Question == QuestionLigne.Absente && l.Texte.Contains(b, StringComparison.Ordinal)
        );
        await application.Appliquer(Qui, import.Id);
        Assert.Equal(StatutMesure.EnCours, (await application.MesureDuRg(b)).Statut);

        import = await application.Deposer(Qui, csv, complet: true);
        absente = (await application.Lignes(import.Id)).Single(l => l.MesureId == absente.MesureId);
        var acteur = await application.Acteur(Qui);
        await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer(
                (TrancherLignes o) =>
                    o.ExecuterAsync(
                        acteur,
                        import.Id,
                        new Dictionary<int, ChoixLigne> { [absente.Id] = ChoixLigne.Clore },
                        null
                    )
            )
        );
        await application.Executer(
            (TrancherLignes o) =>
                o.ExecuterAsync(
                    acteur,
                    import.Id,
                    new Dictionary<int, ChoixLigne> { [absente.Id] = ChoixLigne.Clore },
                    new FinAbsentes(CauseSortie.Deces, new DateOnly(2026, 10, 1))
                )
        );
        import = await application.Appliquer(Qui, import.Id);

        Assert.Equal(1, import.Closes);
        Assert.Equal(
            (StatutMesure.Eteinte, new DateOnly(2026, 10, 1)),
            (await application.MesureDuRg(b)) is var m ? (m.Statut, m.DateFin!.Value) : default
        );
        await application.CompteursExacts();
    }

    [Fact]
    public async Task An_unknown_antenne_waits_for_an_answer_which_is_remembered()
    {
        var ligne = new LigneCsv(Depots.Rg()) { Annee = "1944", Antenne = "Annexe du port" };
        var import = await application.Deposer(Qui, await application.Csv(Qui, ligne));
        Assert.Equal((1, 0), (import.AVerifier, import.ACreer));
        var antenne = Assert.Single(TexteJson.Lire<FichierImport>(import.Fichier)!.Antennes);
        Assert.Equal(("Annexe du port", 1), (antenne.Nom, antenne.Lignes));

        var acteur = await application.Acteur(Qui);
        await application.Executer(
            (RepondreImport o) =>
                o.AntennesAsync(
                    acteur,
                    import.Id,
                    [new ReponseAntenne("Annexe du port", null, "59183")]
                )
        );
        await application.Travailler();
        Assert.Equal(1, (await application.Import(import.Id)).ACreer);
        await application.Appliquer(Qui, import.Id);
        var lieu = (await application.Lieux(Qui)).Single(l => l.Nom == "Annexe du port");
        Assert.Equal((1, "59183"), (lieu.EnCours, lieu.CommuneCode));

        var suivant = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                ligne with
                {
                    Rg = Depots.Rg(),
                    Annee = "1945",
                    Antenne = "ANNEXE DU PORT",
                }
            )
        );
        Assert.Equal(1, suivant.ACreer);
    }

    [Fact]
    public async Task A_member_of_one_antenne_neither_fills_nor_changes_another()
    {
        var droits = (await application.Acteur(Comptes.Antenne)).Gestionnaire!.Droits;
        var autre = (await application.Lieux(Qui)).First(l => !droits.Couvrent(l.Id)).Nom;
        var rg = Depots.Rg();
        await Installer(new LigneCsv(rg) { Annee = "1946", Antenne = autre });

        var import = await application.Deposer(
            Comptes.Antenne,
            await application.Csv(
                Qui,
                new LigneCsv(rg) { Annee = "1947", Antenne = autre },
                new LigneCsv(Depots.Rg()) { Annee = "1948", Antenne = autre }
            )
        );
        var lignes = await application.Lignes(import.Id);
        Assert.Equal(
            [DecisionLigne.Refusee, DecisionLigne.AVerifier],
            lignes.Select(l => l.Decision)
        );
        Assert.Null(lignes[0].MesureId);
    }

    [Fact]
    public async Task A_member_who_only_reads_imports_nothing()
    {
        var csv = await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1949" });
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Deposer(Comptes.Lecture, csv)
        );
        Assert.StartsWith("Votre accès est en lecture seule", refus.Message);
    }

    [Fact]
    public async Task A_member_who_lost_the_right_to_write_meanwhile_applies_nothing()
    {
        var import = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1950" })
        );
        var acteur = await application.Acteur(Qui);
        await application.Executer((DemanderImport o) => o.AppliquerAsync(acteur, import.Id));
        await Ecrire(false);
        await application.Travailler();
        await Ecrire(true);

        var (etat, message) = await application.Travail(import.Id);
        Assert.Equal(EtatTravail.Echoue, etat);
        Assert.StartsWith("Votre accès est en lecture seule", message);
        Assert.Equal(EtatImport.Apercu, (await application.Import(import.Id)).Etat);

        Task Ecrire(bool oui) =>
            application.Base(db =>
                db.DroitsGestionnaire.Where(d => d.UtilisateurId == acteur.UtilisateurId)
                    .ExecuteUpdateAsync(s => s.SetProperty(d => d.Ecrit, oui))
            );
    }

    [Fact]
    public async Task Of_two_imports_at_once_the_second_is_told_to_wait()
    {
        var un = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1951" })
        );
        var deux = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1952" })
        );
        var acteur = await application.Acteur(Qui);
        await application.Executer((DemanderImport o) => o.AppliquerAsync(acteur, un.Id));
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer((DemanderImport o) => o.AppliquerAsync(acteur, deux.Id))
        );
        Assert.Equal(
            "L’import de mesures.csv est en cours pour vos mesures : attendez sa fin, puis recommencez.",
            refus.Message
        );
        await application.Travailler();
        Assert.Equal(1, (await application.Appliquer(Qui, deux.Id)).Creees);
    }

    [Fact]
    public async Task The_9999th_line_broken_the_others_are_applied_and_it_comes_back_to_be_corrected()
    {
        var lignes = Enumerable
            .Range(0, 10_000)
            .Select(i => new LigneCsv(Depots.Rg())
            {
                Annee = $"{1920 + i % 80}",
                CodePostal = "59670",
                Ville = "Cassel",
                Date = i == 9_998 ? "31/02/2019" : "21/12/2019",
            })
            .ToList();
        var import = await application.Deposer(Qui, await application.Csv(Qui, lignes));
        Assert.Equal((9_999, 1), (import.ACreer, import.Refusees));
        import = await application.Appliquer(Qui, import.Id);
        Assert.Equal(9_999, import.Creees);
        await application.CompteursExacts();

        var sortie = new MemoryStream();
        await application.Executer(
            (EcrireRefus o) =>
                o.ExecuterAsync(import, sortie, Emjpm.Core.Classeurs.FormatClasseur.Csv)
        );
        var texte = System.Text.Encoding.UTF8.GetString(sortie.ToArray()).Trim().Split('\n');
        Assert.Equal(2, texte.Length);
        Assert.Contains("erreur", texte[0]);
        Assert.Contains("31/02/2019", texte[1]);
        import = await application.Annuler(Qui, import.Id);
        Assert.Equal((9_999, 0), (import.Rendues, import.NonRendues));
        await application.CompteursExacts();
    }

    [Fact]
    public async Task A_file_of_unknown_titles_is_mapped_once_and_remembered()
    {
        var csv = (await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1953" }));
        byte[] Autrement(byte[] octets) =>
            System.Text.Encoding.UTF8.GetBytes(
                System.Text.Encoding.UTF8.GetString(octets).Replace("civilite", "Civ. usager")
            );
        var import = await application.Deposer(Qui, Autrement(csv));
        Assert.Equal(EtatImport.Colonnes, import.Etat);
        var acteur = await application.Acteur(Qui);
        await application.Executer(
            (RepondreImport o) =>
                o.ColonnesAsync(
                    acteur,
                    import.Id,
                    new Dictionary<string, string?> { ["Civ. usager"] = "civilite" }
                )
        );
        await application.Travailler();
        Assert.Equal(1, (await application.Import(import.Id)).ACreer);

        var suivant = await application.Deposer(Qui, Autrement(csv));
        Assert.Equal((EtatImport.Apercu, 1), (suivant.Etat, suivant.ACreer));
    }

    [Fact]
    public async Task After_thirty_days_the_file_and_the_lines_are_erased_and_the_numbers_stay()
    {
        var import = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1954" })
        );
        await application.Appliquer(Qui, import.Id);
        application.Horloge.AvancerDeJours(31);
        await application.Executer((Purger o) => o.ImportsAsync(CancellationToken.None));
        import = await application.Import(import.Id);
        Assert.Equal((1, true), (import.Creees, import.EffaceLe is not null));
        Assert.Empty(await application.Lignes(import.Id));
        Assert.Equal(
            0,
            await application.Base(db => db.MorceauxImport.CountAsync(m => m.ImportId == import.Id))
        );
    }

    private async Task Installer(params LigneCsv[] lignes)
    {
        var import = await Faire(lignes);
        Assert.Equal(lignes.Length, import.Creees);
    }

    /// <summary>Drops and applies; nothing may be left.</summary>
    private async Task<ImportMesures> Faire(params LigneCsv[] lignes)
    {
        var import = await application.Deposer(Qui, await application.Csv(Qui, lignes));
        var motifs = (await application.Lignes(import.Id)).Select(l => l.Motifs).OfType<string>();
        Assert.True(import.AVerifier + import.Refusees == 0, string.Join('\n', motifs));
        return await application.Appliquer(Qui, import.Id);
    }

    private async Task Trancher(int importId, ChoixLigne choix)
    {
        var acteur = await application.Acteur(Qui);
        var lignes = await application.Lignes(importId);
        await application.Executer(
            (TrancherLignes o) =>
                o.ExecuterAsync(
                    acteur,
                    importId,
                    lignes
                        .Where(l => l.Decision == DecisionLigne.AVerifier)
                        .ToDictionary(l => l.Id, _ => choix),
                    null
                )
        );
    }
}
