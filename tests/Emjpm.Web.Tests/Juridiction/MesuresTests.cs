using System.Data;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.EspaceGestionnaire;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>The mesures of the court: what each filter keeps is compared with a plain reading of the database.</summary>
public sealed class MesuresTests(Application application) : IClassFixture<Application>
{
    private const string Liste = "/juridiction/mesures";
    private static readonly DateOnly Aujourdhui = new(2026, 11, 16);

    public static TheoryData<string> Filtres =>
        [
            "statut=eteinte",
            "statut=en_cours",
            "nature=curatelle_renforcee",
            "cabinet",
            "q=commune",
            "q=postal",
            "q=rg",
            "q=dossier",
            "mandataire",
            "echeance=depassee",
            "echeance=3_mois",
            "echeance=6_mois",
            "echeance=12_mois",
            "du=01/01/2025",
            "au=31/12/2022",
            "statut=en_cours&nature=tutelle&du=2024-01-01",
        ];

    [Theory]
    [MemberData(nameof(Filtres))]
    public async Task A_filter_keeps_what_it_says_and_the_file_holds_exactly_that(string filtre)
    {
        var juge = await application.Connecter(Comptes.Juge);
        var (toutes, attendues, adresse) = await Attendues(filtre);

        await juge.Ouvrir($"{Liste}?{adresse}");

        Assert.NotEmpty(attendues);
        Assert.True(attendues.Count < toutes, "the filter would change nothing");
        Assert.Equal(attendues.Count, juge.Annonce());
        Assert.Subset(attendues.ToHashSet(), juge.Ids().ToHashSet());
        juge.BudgetSql(4);

        var csv = await juge.Csv($"{Liste}.csv?{adresse}");
        Assert.Equal(
            attendues.Order(),
            csv.Select(l => int.Parse(l[0], CultureInfo.InvariantCulture)).Order()
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("echeance")]
    [InlineData("mandataire")]
    [InlineData("rg")]
    public async Task Pages_show_every_mesure_once_in_the_order_of_the_file(string tri)
    {
        var juge = await application.Connecter(Comptes.Juge);
        const string filtre = "statut=en_cours&nature=tutelle&du=2023-01-01";

        var listees = await juge.Parcourir($"{Liste}?{filtre}&tri={tri}");
        var excel = await juge.Excel($"{Liste}.xlsx?{filtre}&tri={tri}");

        Assert.True(listees.Count > 40, "several pages are needed");
        Assert.Equal(listees.Distinct().Count(), listees.Count);
        Assert.Equal(listees, excel.Ids("Mesure"));
        var cle = excel.Rows.Cast<DataRow>().ToList();
        if (tri == "")
            Assert.Equal(cle.OrderByDescending(l => (DateTime)l["Nomination"]), cle);
        if (tri == "echeance")
            Assert.Equal(cle.OrderBy(l => l["Échéance"] as DateTime? ?? DateTime.MaxValue), cle);
        if (tri == "rg")
            Assert.Equal(
                cle.OrderBy(l => l["Numéro RG"] is not string)
                    .ThenBy(l => l["Numéro RG"] as string, StringComparer.Ordinal),
                cle
            );
    }

    [Fact]
    public async Task Changing_the_status_on_page_three_goes_back_to_the_first_page()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"{Liste}?statut=en_cours&p=3");
        Assert.Contains("page 3 sur", juge.Texte);

        juge.Choisir("Statut", "Clôturée");
        await juge.Envoyer("Rechercher");

        Assert.DoesNotContain("p=", juge.Adresse);
        Assert.Contains("page 1 sur", juge.Texte);
        Assert.Equal("Clôturée", juge.Valeur("Statut"));
        Assert.NotEmpty(juge.Ids());
        Assert.All(
            juge.Page.QuerySelectorAll("tbody tr").Select(Libelles.Texte),
            l => Assert.Contains("Clôturée", l)
        );
    }

    [Fact]
    public async Task A_line_says_to_whom_it_is_entrusted_and_an_expired_term_in_words()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var m = (await Lire()).First(x =>
            x is { Statut: StatutMesure.EnCours, LieuExercice: not null } && x.Echeance < Aujourdhui
        );

        await juge.Ouvrir($"{Liste}?echeance=depassee&q={m.NumeroRg ?? m.NumeroDossier}");
        var ligne = Libelles.Texte(
            juge.Page.QuerySelector($"a[href='{Liste}/{m.Id}']")!.Closest("tr")
        );

        Assert.Contains(m.Gestionnaire!.Nom, ligne);
        Assert.Contains(m.LieuExercice!.Nom, ligne);
        Assert.Contains("Dépassée depuis le", ligne);

        await juge.Ouvrir($"{Liste}/{m.Id}");
        Assert.Equal(200, juge.Statut);
        Assert.Contains("Échéance dépassée depuis le", Assert.Single(juge.Alertes));
        Assert.Contains(m.Gestionnaire.Nom, juge.Texte);
    }

    [Fact]
    public async Task The_page_of_a_mesure_tells_its_story_and_leads_to_its_reservation()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var m = (await Lire()).First(x => x.ReservationId is not null);

        await juge.Ouvrir($"{Liste}/{m.Id}");

        Assert.Contains("Nomination", juge.Texte);
        Assert.Contains("Réservation par le tribunal", juge.Texte);
        Assert.Empty(juge.Page.QuerySelectorAll("main form"));
        await juge.Suivre("Réservation par le tribunal");
        Assert.Equal($"/juridiction/reservations/{m.ReservationId}", juge.Adresse);
        Assert.Equal(200, juge.Statut);
        await juge.Suivre("Voir la mesure");
        Assert.Equal($"{Liste}/{m.Id}", juge.Adresse);
    }

    [Fact]
    public async Task The_court_does_not_read_what_the_person_lives_on()
    {
        var id = await application.Enregistrer(Comptes.Individuel);
        var mandataire = await application.Connecter(Comptes.Individuel);
        await mandataire.Ouvrir($"/gestionnaire/mesures/{id}/ressources");
        await mandataire
            .Remplir("Année", 2025)
            .Remplir("Ressources de l’année, en euros", "13579")
            .Envoyer("Enregistrer les ressources");
        // A file or OCMI may tell resources too, in its own event.
        await application.Base(async db =>
        {
            var m = await db.Mesures.SingleAsync(m => m.Id == id);
            m.Inscrire(
                Emjpm.Core.Mesures.TypeEvenementMesure.Import,
                new(2026, 11, 2),
                null,
                application.Horloge.Maintenant(),
                "OCMI : Ressources 2024 : 24 680 €"
            );
            await db.SaveChangesAsync();
        });
        await mandataire.Ouvrir($"/gestionnaire/mesures/{id}");
        Assert.Contains("13 579", mandataire.Texte.Plat());
        Assert.Contains("24 680", mandataire.Texte.Plat());

        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir($"/juridiction/mesures/{id}");

        Assert.Equal(200, juge.Statut);
        Assert.Contains("Import", juge.Texte);
        Assert.DoesNotContain("essources", juge.Texte);
        Assert.DoesNotContain("13 579", juge.Texte.Plat());
        Assert.DoesNotContain("24 680", juge.Texte.Plat());
    }

    [Fact]
    public async Task A_mesure_of_another_court_does_not_exist()
    {
        var juge = await application.Connecter(Comptes.Juge);
        var ailleurs = await application.Base(db =>
            db.Mesures.Where(m => m.Tribunal!.Code != "tj-lille").Select(m => m.Id).FirstAsync()
        );

        await juge.Ouvrir($"{Liste}/{ailleurs}");

        Assert.Equal(404, juge.Statut);
    }

    private Task<List<Mesure>> Lire() =>
        application.Base(db =>
            db.Mesures.AsNoTracking()
                .Include(m => m.Gestionnaire)
                .Include(m => m.LieuExercice)
                .Include(m => m.Commune)
                .Where(m => m.Tribunal!.Code == "tj-lille" && m.Statut != StatutMesure.Retiree)
                .ToListAsync()
        );

    /// <summary>What a filter must keep, and its address with the values of the data set.</summary>
    private async Task<(int Toutes, List<int> Ids, string Adresse)> Attendues(string filtre)
    {
        var lues = await Lire();
        var modele = lues.First(m =>
            m
                is {
                    CabinetId: not null,
                    Commune: not null,
                    NumeroRg: not null,
                    NumeroDossier: not null
                }
            && m.Commune.Nom.Contains('-')
        );
        bool Contient(Mesure m, params IEnumerable<string?> mots) =>
            mots.All(x => m.TexteRecherche.Contains(Texte.Normaliser(x), StringComparison.Ordinal));
        bool Echeant(Mesure m, DateOnly fin) =>
            m.Statut == StatutMesure.EnCours && m.Echeance >= Aujourdhui && m.Echeance <= fin;
        var (adresse, garde) = filtre switch
        {
            "statut=eteinte" => (
                filtre,
                (Func<Mesure, bool>)(m => m.Statut == StatutMesure.Eteinte)
            ),
            "statut=en_cours" => (filtre, m => m.Statut == StatutMesure.EnCours),
            "nature=curatelle_renforcee" => (
                filtre,
                m => m.Nature == NatureMesure.CuratelleRenforcee
            ),
            "cabinet" => ($"cabinet={modele.CabinetId}", m => m.CabinetId == modele.CabinetId),
            // Upper case, accents added, hyphens as spaces: nobody types a town as it is written.
            "q=commune" => (
                $"q={Uri.EscapeDataString(modele.Commune!.Nom.Replace('-', ' ').Replace('e', 'é').ToUpperInvariant())}",
                m => Contient(m, modele.Commune.Nom.Split('-', '’'))
            ),
            "q=postal" => (
                $"q={modele.Commune!.CodesPostaux.Split(' ')[0]}",
                m => Contient(m, modele.Commune.CodesPostaux.Split(' ')[0])
            ),
            "q=rg" => (
                $"q={modele.NumeroRg!.ToLowerInvariant()}",
                m => Contient(m, modele.NumeroRg)
            ),
            "q=dossier" => ($"q={modele.NumeroDossier}", m => Contient(m, modele.NumeroDossier)),
            "mandataire" => (
                $"mandataire={Uri.EscapeDataString(modele.Gestionnaire!.Nom.Split(' ')[^1])}",
                m =>
                    m.Gestionnaire!.TexteRecherche.Contains(
                        Texte.NormaliserNom(modele.Gestionnaire!.Nom.Split(' ')[^1]),
                        StringComparison.Ordinal
                    )
            ),
            "echeance=depassee" => (
                filtre,
                m => m.Statut == StatutMesure.EnCours && m.Echeance < Aujourdhui
            ),
            "echeance=3_mois" => (filtre, m => Echeant(m, Aujourdhui.AddMonths(3))),
            "echeance=6_mois" => (filtre, m => Echeant(m, Aujourdhui.AddMonths(6))),
            "echeance=12_mois" => (filtre, m => Echeant(m, Aujourdhui.AddMonths(12))),
            "du=01/01/2025" => (filtre, m => m.DateNomination >= new DateOnly(2025, 1, 1)),
            "au=31/12/2022" => (filtre, m => m.DateNomination <= new DateOnly(2022, 12, 31)),
            _ => (
                filtre,
                m =>
                    m is { Statut: StatutMesure.EnCours, Nature: NatureMesure.Tutelle }
                    && m.DateNomination >= new DateOnly(2024, 1, 1)
            ),
        };
        return (lues.Count, [.. lues.Where(garde).Select(m => m.Id)], adresse);
    }
}
