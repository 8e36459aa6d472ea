using Emjpm.Core;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Imports;

/// <summary>What an import does to the mesures: whole, once, and never against the history.</summary>
public sealed class AppliquerTests(Application application) : IClassFixture<Application>
{
    private const string Qui = Comptes.Service;

    [Fact]
    public async Task A_new_file_creates_its_mesures_with_their_counters_events_and_one_audit_line()
    {
        var lieu = (await application.Lieux(Qui))[0];
        var rgs = Enumerable.Range(0, 30).Select(_ => Depots.Rg()).ToList();
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                rgs.Select((rg, i) => new LigneCsv(rg) { Annee = $"{1900 + i}" })
            )
        );
        Assert.Equal((EtatImport.Apercu, 30), (import.Etat, import.ACreer));
        Assert.Equal(lieu.EnCours, (await application.Compteurs(lieu.Id)).EnCours);

        import = await application.Appliquer(Qui, import.Id);

        Assert.Equal((EtatImport.Applique, 30), (import.Etat, import.Creees));
        Assert.Equal(lieu.EnCours + 30, (await application.Compteurs(lieu.Id)).EnCours);
        await application.CompteursExacts();
        var mesure = await application.MesureDuRg(rgs[3]);
        Assert.Equal(
            (1903, NatureMesure.CuratelleRenforcee, "59043", new DateOnly(2024, 12, 21)),
            (mesure.AnneeNaissance, mesure.Nature, mesure.CommuneCode, mesure.Echeance)
        );
        Assert.Equal(new DateOnly(2019, 12, 21), Assert.Single(mesure.Etats).DateEffet);
        Assert.Equal(
            [TypeEvenementMesure.Ouverture, TypeEvenementMesure.Import],
            mesure.Evenements.Select(e => e.Type)
        );
        Assert.Equal("mesures.csv, ligne 5", mesure.Evenements[1].Details);
        Assert.Equal(
            ["import.deposer", "import.appliquer"],
            await application.Historique("import", import.Id)
        );
        var audit = await application.Base(db =>
            db.EvenementsAudit.SingleAsync(e =>
                e.Acte == "import.appliquer" && e.ObjetId == import.Id
            )
        );
        Assert.Contains(import.Empreinte, audit.Details);
        Assert.Contains("30 créées", audit.Details);
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var csv = await application.Csv(
            Qui,
            Enumerable
                .Range(0, 12)
                .Select(i => new LigneCsv(i == 5 ? "" : Depots.Rg())
                {
                    Annee = $"{1940 + i}",
                    Civilite = "F",
                    Dossier = $"IDEM-{i}",
                })
        );
        var premier = await application.Deposer(Qui, csv);
        Assert.Equal(12, premier.ACreer);
        await application.Appliquer(Qui, premier.Id);
        var avant = await application.Instantane(Qui);

        var second = await application.Deposer(Qui, csv);
        Assert.Equal((12, 0, 0), (second.Inchangees, second.ACreer, second.AModifier));
        second = await application.Appliquer(Qui, second.Id);

        Assert.Equal((0, 0), (second.Creees, second.Modifiees));
        Assert.Equal(avant, await application.Instantane(Qui));
    }

    [Fact]
    public async Task Applied_then_undone_everything_is_as_before_byte_for_byte()
    {
        var (a, b, c) = (Depots.Rg(), Depots.Rg(), Depots.Rg());
        await Installer(
            new LigneCsv(a),
            new LigneCsv(b)
            {
                Ville = "",
                CodePostal = "",
                Annee = "1950",
            },
            new LigneCsv(c) { Annee = "1951" }
        );
        var avant = await application.Instantane(Qui);
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                // Another situation and another birth year; a situation completed; a mesure closed; two new ones.
                new LigneCsv(a)
                {
                    Type = "Tutelle aux biens et à la personne",
                    Annee = "1964",
                    DateEtat = "01/06/2024",
                },
                new LigneCsv(b) { Annee = "1950", Date = "20/12/2019" },
                new LigneCsv(c)
                {
                    Annee = "1951",
                    Statut = "eteinte",
                    DateFin = "01/03/2025",
                    Cause = "deces",
                },
                new LigneCsv(Depots.Rg()) { Annee = "1970" },
                new LigneCsv(Depots.Rg()) { Annee = "1971" }
            )
        );
        Assert.Equal((2, 3), (import.ACreer, import.AModifier));
        import = await application.Appliquer(Qui, import.Id);
        Assert.Equal((2, 2, 1), (import.Creees, import.Modifiees, import.Closes));
        await application.CompteursExacts();
        Assert.NotEqual(avant, await application.Instantane(Qui));

        import = await application.Annuler(Qui, import.Id);

        Assert.Equal((EtatImport.Annule, 5, 0), (import.Etat, import.Rendues, import.NonRendues));
        Assert.Equal(avant, await application.Instantane(Qui));
        await application.CompteursExacts();
        // The import and its undo stay in the history of the mesure.
        Assert.Equal(
            [TypeEvenementMesure.Import, TypeEvenementMesure.Import],
            (await application.MesureDuRg(a)).Evenements.TakeLast(2).Select(e => e.Type)
        );
    }

    [Fact]
    public async Task What_was_undone_can_be_imported_again()
    {
        var csv = await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1972" });
        var premier = await application.Deposer(Qui, csv);
        await application.Appliquer(Qui, premier.Id);
        await application.Annuler(Qui, premier.Id);

        var second = await application.Appliquer(Qui, (await application.Deposer(Qui, csv)).Id);

        Assert.Equal(1, second.Creees);
        await application.CompteursExacts();
    }

    [Fact]
    public async Task The_undo_leaves_what_someone_changed_since_and_says_it()
    {
        var (a, b) = (Depots.Rg(), Depots.Rg());
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv(a) { Annee = "1973" },
                new LigneCsv(b) { Annee = "1974" }
            )
        );
        await application.Appliquer(Qui, import.Id);
        var mesure = await application.MesureDuRg(a);
        var acteur = await application.Acteur(Qui);
        await application.Executer(
            (ChangerSituation o) =>
                o.ExecuterAsync(
                    acteur,
                    mesure.Id,
                    new ChangementSituation
                    {
                        DateEffet = new DateOnly(2026, 1, 5),
                        LieuVie = LieuVie.Sdf,
                        Version = mesure.Version,
                    }
                )
        );

        import = await application.Annuler(Qui, import.Id);

        Assert.Equal((1, 1), (import.Rendues, import.NonRendues));
        var laisse = await application.Base(db =>
            db.EffetsImport.SingleAsync(e => e.ImportId == import.Id && e.Rendu == false)
        );
        Assert.Equal(mesure.Id, laisse.MesureId);
        Assert.StartsWith("La mesure a été modifiée depuis l’import, le", laisse.Refus);
        Assert.Equal(LieuVie.Sdf, (await application.MesureDuRg(a)).LieuVie);
        await application.CompteursExacts();
    }

    [Fact]
    public async Task After_thirty_days_an_import_is_no_longer_undone()
    {
        var import = await application.Deposer(
            Qui,
            await application.Csv(Qui, new LigneCsv(Depots.Rg()) { Annee = "1975" })
        );
        await application.Appliquer(Qui, import.Id);
        application.Horloge.AvancerDeJours(31);
        var acteur = await application.Acteur(Qui);
        var refus = await Assert.ThrowsAsync<RegleMetierException>(() =>
            application.Executer((DemanderImport o) => o.AnnulerAsync(acteur, import.Id))
        );
        Assert.StartsWith("Un import s’annule pendant 30 jours", refus.Message);
    }

    [Fact]
    public async Task A_line_whose_mesure_changed_since_the_preview_goes_back_to_be_checked()
    {
        var (a, b) = (Depots.Rg(), Depots.Rg());
        await Installer(new LigneCsv(a) { Annee = "1976" });
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv(a) { Annee = "1977" },
                new LigneCsv(b) { Annee = "1978" }
            )
        );
        var autre = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                new LigneCsv(b) { Annee = "1978" },
                new LigneCsv(a) { Annee = "1979" }
            )
        );
        await application.Appliquer(Qui, autre.Id);

        import = await application.Appliquer(Qui, import.Id);

        Assert.Equal((0, 0, 2), (import.Creees, import.Modifiees, import.AVerifier));
        Assert.All(
            await application.Lignes(import.Id),
            l => Assert.Equal(QuestionLigne.Changee, l.Question)
        );
        Assert.Equal(1979, (await application.MesureDuRg(a)).AnneeNaissance);
        await application.CompteursExacts();
    }

    [Fact]
    public async Task Half_a_thousand_changes_are_applied_and_undone_in_slices()
    {
        var lignes = Enumerable
            .Range(0, 1_200)
            .Select(i => new LigneCsv(Depots.Rg())
            {
                Annee = $"{1920 + i % 80}",
                CodePostal = "59670",
                Ville = "Cassel",
            })
            .ToList();
        await Installer([.. lignes]);
        var avant = await application.Instantane(Qui);
        var import = await application.Deposer(
            Qui,
            await application.Csv(
                Qui,
                lignes.Select(l => l with { Residence = "Etablissement", DateEtat = "02/02/2025" })
            )
        );
        Assert.Equal(1_200, import.AModifier);
        import = await application.Appliquer(Qui, import.Id);
        Assert.Equal(1_200, import.Modifiees);
        await application.Annuler(Qui, import.Id);
        Assert.Equal(avant, await application.Instantane(Qui));
    }

    private async Task Installer(params LigneCsv[] lignes)
    {
        var import = await application.Deposer(Qui, await application.Csv(Qui, lignes));
        var erreurs = (await application.Lignes(import.Id)).Select(l => l.Motifs).OfType<string>();
        Assert.True(import.ACreer == lignes.Length, string.Join('\n', erreurs));
        await application.Appliquer(Qui, import.Id);
    }
}
