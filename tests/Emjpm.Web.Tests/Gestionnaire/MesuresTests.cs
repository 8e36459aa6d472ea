using System.Data;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Tests.Harnais;
using Emjpm.Web.Tests.Juridiction;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.EspaceGestionnaire;

/// <summary>The mesures of a service: what each filter keeps is compared with a plain reading of the database.</summary>
public sealed class MesuresTests(Application application) : IClassFixture<Application>
{
    private const string Liste = "/gestionnaire/mesures";

    public static TheoryData<string> Filtres =>
        [
            "statut=eteinte",
            "statut=toutes",
            "statut=retiree",
            "nature=tutelle",
            "champ=protection_bien",
            "tribunal",
            "cabinet",
            "lieu",
            "lieu=sans",
            "lieuVie=etablissement",
            "commune",
            "insee",
            "echeance=depassee",
            "echeance=12_mois",
            "completer=commune",
            "completer=tribunal",
            "completer=rg",
            "completer=dates",
            "completer=a_cloturer",
            "completer=a_confirmer",
            "q=commune",
            "q=rg",
            "q=dossier",
            "nature=tutelle&lieuVie=domicile&statut=toutes",
        ];

    [Theory]
    [MemberData(nameof(Filtres))]
    public async Task A_filter_keeps_what_it_says_and_the_file_holds_exactly_that(string filtre)
    {
        await Preparer();
        var visiteur = await application.Connecter(Comptes.Service);
        var (toutes, attendues, adresse) = await Attendues(filtre);

        await visiteur.Ouvrir($"{Liste}?{adresse}");

        Assert.NotEmpty(attendues);
        Assert.True(attendues.Count < toutes, "the filter would change nothing");
        Assert.Equal(attendues.Count, visiteur.Annonce());
        Assert.Subset(attendues.ToHashSet(), visiteur.Ids().ToHashSet());
        visiteur.BudgetSql(9);

        var csv = await visiteur.Csv($"{Liste}.csv?{adresse}");
        Assert.Equal(
            attendues.Order(),
            csv.Select(l => int.Parse(l[^1], CultureInfo.InvariantCulture)).Order()
        );

        await visiteur.Ouvrir($"{Liste}/carte?{adresse}");
        Assert.Equal(attendues.Count, visiteur.Annonce());
    }

    [Theory]
    [InlineData("")]
    [InlineData("anciennete")]
    [InlineData("echeance")]
    [InlineData("age")]
    [InlineData("jeunesse")]
    [InlineData("rg")]
    [InlineData("dossier")]
    public async Task Pages_show_every_mesure_once_in_the_order_of_the_file(string tri)
    {
        var visiteur = await application.Connecter(Comptes.Service);

        var listees = await visiteur.Parcourir($"{Liste}?statut=toutes&tri={tri}");
        var excel = await visiteur.Excel($"{Liste}.xlsx?statut=toutes&tri={tri}");

        Assert.True(listees.Count > 40, "several pages are needed");
        Assert.Equal(listees.Distinct().Count(), listees.Count);
        Assert.Equal(listees, excel.Ids("identifiant"));
        var lignes = excel.Rows.Cast<DataRow>().ToList();
        if (tri == "")
            Assert.Equal(lignes.OrderByDescending(l => (DateTime)l["date_nomination"]), lignes);
        if (tri == "age")
            Assert.Equal(lignes.OrderBy(l => (double)l["annee"]), lignes);
    }

    [Fact]
    public async Task The_file_has_the_columns_of_the_import_and_no_formula()
    {
        var visiteur = await application.Connecter(Comptes.Service);
        var id = await application.Base(async db =>
        {
            var m = await Siennes(db.Mesures)
                .Include(x => x.Commune)
                .FirstAsync(x => x.Statut == StatutMesure.EnCours && x.NumeroRg != null);
            m.NumeroDossier = "=1+1";
            m.Indexer(m.Commune);
            await db.SaveChangesAsync();
            return m.Id;
        });

        var excel = await visiteur.Excel($"{Liste}.xlsx");
        var csv = await visiteur.Csv($"{Liste}.csv");

        Assert.Equal(
            ColonnesMesure.Export.Select(c => c.Handle()),
            excel.Columns.Cast<DataColumn>().Select(c => c.ColumnName)
        );
        var ligne = excel.Rows.Cast<DataRow>().Single(l => (int)(double)l["identifiant"] == id);
        Assert.Equal("=1+1", ligne["numero_dossier"]);
        var defusee = csv.Single(l => l[^1] == id.ToString(CultureInfo.InvariantCulture))[3];
        Assert.NotEqual('=', defusee[0]);
        Assert.EndsWith("=1+1", defusee);
    }

    [Fact]
    public async Task Text_that_looks_like_a_query_is_only_text()
    {
        var visiteur = await application.Connecter(Comptes.Service);

        await visiteur.Ouvrir(
            $"{Liste}?q={Uri.EscapeDataString("%' OR 1=1 --")}&tribunal=abc&lieu=9999999&nature=rien"
        );

        Assert.Equal(200, visiteur.Statut);
        Assert.Equal(0, visiteur.Annonce());
        Assert.Contains("ne correspond à ces filtres", visiteur.Texte);
    }

    [Fact]
    public async Task Filters_are_kept_by_name_renamed_and_deleted()
    {
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"{Liste}?nature=tutelle&statut=toutes&p=1");

        await visiteur.Envoyer("Enregistrer");
        Assert.Equal(422, visiteur.Statut);
        Assert.Contains("Donnez un nom", visiteur.ErreurDe("Nom du filtre"));
        Assert.Equal("Tutelle", visiteur.Valeur("Nature"));

        visiteur.Remplir("Nom du filtre", "Toutes les tutelles");
        await visiteur.Envoyer("Enregistrer");
        Assert.Contains("est enregistré", Assert.Single(visiteur.Alertes));
        await visiteur.Ouvrir(Liste);
        await visiteur.Suivre("Toutes les tutelles");
        Assert.Equal($"{Liste}?statut=toutes&nature=tutelle", visiteur.Adresse);

        await visiteur.Ouvrir($"{Liste}/filtres");
        visiteur.Remplir("Nouveau nom de « Toutes les tutelles »", "Tutelles");
        await visiteur.Envoyer("Renommer Toutes les tutelles");
        Assert.Contains("Tutelles", visiteur.Texte);
        var autre = await application.Connecter(Comptes.Individuel);
        await autre.Ouvrir(Liste);
        Assert.DoesNotContain("Gérer vos filtres", autre.Texte);

        await visiteur.Envoyer("Supprimer Tutelles");
        Assert.DoesNotContain("Supprimer Tutelles", visiteur.Texte);
    }

    [Fact]
    public async Task A_filter_of_another_account_is_not_renamed_nor_deleted()
    {
        var id = await application.Executer(
            async (EnregistrerFiltre operation) =>
                await operation.ExecuterAsync(
                    await application.Acteur(Comptes.Service),
                    "Le mien",
                    "?nature=tutelle"
                )
        );
        var autre = await application.Acteur(Comptes.Individuel);

        await application.Executer(
            async (EnregistrerFiltre operation) =>
            {
                Assert.False(await operation.RenommerAsync(autre, id, "À moi"));
                Assert.False(await operation.SupprimerAsync(autre, id));
            }
        );

        Assert.Equal(
            "Le mien",
            await application.Base(db =>
                db.FiltresEnregistres.Where(f => f.Id == id).Select(f => f.Nom).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task The_map_leads_to_the_mesures_of_a_commune_with_the_other_filters()
    {
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir($"{Liste}/carte?statut=toutes");
        var ligne = visiteur.Page.QuerySelector("main tbody tr")!;
        var nombre = int.Parse(
            Libelles.Texte(ligne.QuerySelector("td:last-child")),
            CultureInfo.InvariantCulture
        );

        await visiteur.Suivre(Libelles.Texte(ligne.QuerySelector("a")));

        Assert.StartsWith($"{Liste}?statut=toutes&insee=", visiteur.Adresse);
        Assert.Equal(nombre, visiteur.Annonce());
        await visiteur.Ouvrir($"{Liste}/carte?statut=toutes");
        visiteur.BudgetSql(6);
    }

    [Fact]
    public async Task The_home_counts_what_the_list_lists()
    {
        await Preparer();
        var visiteur = await application.Connecter(Comptes.Service);
        await visiteur.Ouvrir("/gestionnaire");
        visiteur.BudgetSql(10);
        var liens = visiteur
            .Page.QuerySelectorAll(
                "[aria-labelledby=titre-echeances] a, [aria-labelledby=titre-completer] li a"
            )
            .Select(a => (Texte: Libelles.Texte(a), Lien: a.GetAttribute("href")!))
            .ToList();

        Assert.True(liens.Count >= 6, string.Join('\n', liens));
        foreach (var (texte, lien) in liens)
        {
            await visiteur.Ouvrir(lien);
            Assert.Equal(
                int.Parse(texte.Split(' ', '\u00A0')[0], CultureInfo.InvariantCulture),
                visiteur.Annonce()
            );
        }
    }

    [Fact]
    public async Task A_court_does_not_enter()
    {
        var juge = await application.Connecter(Comptes.Juge);
        foreach (
            var page in (string[])
                [Liste, $"{Liste}.csv", $"{Liste}/carte", $"{Liste}/lot", "/gestionnaire/exports"]
        )
        {
            await juge.Ouvrir(page);
            Assert.Equal(403, juge.Statut);
        }
    }

    private static IQueryable<Mesure> Siennes(IQueryable<Mesure> mesures) =>
        mesures.Where(m => m.Gestionnaire!.Nom == "Association La Verrière");

    /// <summary>Makes a few mesures incomplete, once, so that each filter has something to keep.</summary>
    private Task Preparer() =>
        application.Base(async db =>
        {
            var siennes = await Siennes(db.Mesures)
                .Where(m => m.Statut == StatutMesure.EnCours)
                .OrderBy(m => m.Id)
                .Take(12)
                .ToListAsync();
            if (siennes.Exists(m => m.ACloturerDepuis is not null))
                return;
            var maintenant = application.Horloge.GetUtcNow().UtcDateTime;
            (siennes[0].CommuneCode, siennes[1].TribunalId, siennes[1].CabinetId) = (
                null,
                null,
                null
            );
            (siennes[2].NumeroRg, siennes[3].DatePremiereProtection) = (
                null,
                siennes[3].DateNomination.AddDays(1)
            );
            siennes[4].ACloturerDepuis = maintenant;
            siennes[5].Statut = StatutMesure.Retiree;
            siennes[6].ConfirmeeLe = maintenant;
            siennes[7].LieuExerciceId = null;
            siennes[8].Echeance = new DateOnly(2026, 1, 5);
            await db.SaveChangesAsync();
        });

    /// <summary>What a filter must keep, and its address with the values of the data set.</summary>
    private async Task<(int Toutes, List<int> Ids, string Adresse)> Attendues(string filtre)
    {
        var lues = await application.Base(db =>
            Siennes(db.Mesures.AsNoTracking()).Include(m => m.Commune).ToListAsync()
        );
        var aujourdhui = application.Horloge.Aujourdhui();
        var annee = application.Horloge.GetUtcNow().UtcDateTime.AddMonths(-12);
        var modele = lues.First(m =>
            m
                is {
                    Statut: StatutMesure.EnCours,
                    CabinetId: not null,
                    Commune: not null,
                    NumeroRg: not null,
                    NumeroDossier: not null
                }
        );
        bool Contient(Mesure m, string texte) =>
            Texte.Mots(texte).All(mot => m.TexteRecherche.Contains(mot, StringComparison.Ordinal));
        bool Attention(Mesure m, Func<Mesure, bool> garde) =>
            m.Statut == StatutMesure.EnCours && garde(m);
        var (adresse, garde) = filtre switch
        {
            "statut=eteinte" => (
                filtre,
                (Func<Mesure, bool>)(m => m.Statut == StatutMesure.Eteinte)
            ),
            "statut=toutes" => (filtre, m => m.Statut != StatutMesure.Retiree),
            "statut=retiree" => (filtre, m => m.Statut == StatutMesure.Retiree),
            "nature=tutelle" => (filtre, m => Attention(m, x => x.Nature == NatureMesure.Tutelle)),
            "champ=protection_bien" => (
                filtre,
                m => Attention(m, x => x.Champ == ChampMesure.ProtectionBien)
            ),
            "tribunal" => (
                $"tribunal={modele.TribunalId}",
                m => Attention(m, x => x.TribunalId == modele.TribunalId)
            ),
            "cabinet" => (
                $"tribunal={modele.TribunalId}&cabinet={modele.CabinetId}",
                m => Attention(m, x => x.CabinetId == modele.CabinetId)
            ),
            "lieu" => (
                $"lieu={modele.LieuExerciceId}",
                m => Attention(m, x => x.LieuExerciceId == modele.LieuExerciceId)
            ),
            "lieu=sans" => (filtre, m => Attention(m, x => x.LieuExerciceId is null)),
            "lieuVie=etablissement" => (
                filtre,
                m => Attention(m, x => x.LieuVie == LieuVie.Etablissement)
            ),
            "commune" => (
                $"commune={Uri.EscapeDataString(modele.Commune!.Nom.ToLowerInvariant())}",
                m => Attention(m, x => x.CommuneCode == modele.CommuneCode)
            ),
            "insee" => (
                $"insee={modele.CommuneCode}",
                m => Attention(m, x => x.CommuneCode == modele.CommuneCode)
            ),
            "echeance=depassee" => (filtre, m => Attention(m, x => x.Echeance < aujourdhui)),
            "echeance=12_mois" => (
                filtre,
                m =>
                    Attention(
                        m,
                        x => x.Echeance >= aujourdhui && x.Echeance <= aujourdhui.AddMonths(12)
                    )
            ),
            "completer=commune" => (
                filtre,
                m => Attention(m, x => x.CommuneCode is null && x.Pays == "FR")
            ),
            "completer=tribunal" => (filtre, m => Attention(m, x => x.TribunalId is null)),
            "completer=rg" => (filtre, m => Attention(m, x => x.NumeroRg is null)),
            "completer=dates" => (
                filtre,
                m =>
                    Attention(
                        m,
                        x =>
                            x.DatePremiereProtection > x.DateNomination
                            || x.DateFin < x.DateNomination
                            || x.Echeance < x.DateNomination
                            || x.DateProtectionEnCours < x.DatePremiereProtection
                    )
            ),
            "completer=a_cloturer" => (filtre, m => Attention(m, x => x.ACloturerDepuis != null)),
            "completer=a_confirmer" => (
                filtre,
                m => Attention(m, x => x.CreeeLe < annee && x.ConfirmeeLe is null)
            ),
            "q=commune" => (
                $"q={Uri.EscapeDataString(modele.Commune!.Nom.Replace('e', 'é').ToUpperInvariant())}",
                m => Attention(m, x => Contient(x, modele.Commune.Nom))
            ),
            "q=rg" => (
                $"q={modele.NumeroRg!.ToLowerInvariant()}",
                m => Attention(m, x => Contient(x, modele.NumeroRg))
            ),
            "q=dossier" => (
                $"q={modele.NumeroDossier}",
                m => Attention(m, x => Contient(x, modele.NumeroDossier!))
            ),
            _ => (
                filtre,
                m =>
                    m.Statut != StatutMesure.Retiree
                    && m is { Nature: NatureMesure.Tutelle, LieuVie: LieuVie.Domicile }
            ),
        };
        return (lues.Count, [.. lues.Where(garde).Select(m => m.Id)], adresse);
    }
}
