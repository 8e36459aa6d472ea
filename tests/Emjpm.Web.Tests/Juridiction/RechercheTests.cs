using System.Text.Json;
using Emjpm.Core.Designation;
using Emjpm.Web.Tests.Harnais;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Tests.Juridiction;

/// <summary>The search from the person, its ranking, and what other courts must not see of it.</summary>
public sealed class RechercheTests(Application application) : IClassFixture<Application>
{
    private const string Commune = "Commune où vit la personne";
    private const string Bouton = "Voir les mandataires";

    [Theory]
    [InlineData("Lille")]
    [InlineData("lille")]
    [InlineData("59000")]
    [InlineData("Lille (59000)")]
    [InlineData("  LÎLLE ")]
    public async Task A_commune_is_found_by_name_or_postcode_without_a_list(string saisie)
    {
        var juge = await Chercher(saisie);

        Assert.StartsWith("/juridiction/recherches/", juge.Adresse);
        Assert.StartsWith("Lille (59", juge.Titre);
    }

    [Fact]
    public async Task An_ambiguous_commune_is_chosen_in_a_list_and_nothing_typed_is_lost()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir(Commune, "Saint-Georges")
            .Choisir("Nature envisagée", "Tutelle")
            .Cocher("Grand âge et perte d’autonomie");
        await juge.Envoyer(Bouton);

        Assert.Equal(422, juge.Statut);
        Assert.Contains("Plusieurs communes", juge.ErreurDe(Commune));
        Assert.Equal("Saint-Georges", juge.Valeur(Commune));
        Assert.Equal("Tutelle", juge.Valeur("Nature envisagée"));

        var choix = juge.Page.QuerySelectorAll("input[type=radio][name='Saisie.CommuneCode']");
        Assert.True(choix.Length > 1);
        juge.Cocher(Libelle(juge, choix[0].Id!));
        await juge.Envoyer(Bouton);

        Assert.Equal(200, juge.Statut);
        Assert.Contains("grand âge", juge.Titre);
    }

    [Theory]
    [InlineData("", "Indiquez la commune")]
    [InlineData("Xyzzyville", "Aucune commune ne correspond")]
    public async Task An_unknown_commune_is_refused_under_its_field(string saisie, string phrase)
    {
        var avant = await application.Base(db => db.Recherches.CountAsync());
        var juge = await Chercher(saisie);

        Assert.Equal(422, juge.Statut);
        Assert.Contains(phrase, juge.ErreurDe(Commune));
        Assert.Equal(avant, await application.Base(db => db.Recherches.CountAsync()));
    }

    [Theory]
    [InlineData("1850")]
    [InlineData("2999")]
    [InlineData("quarante")]
    public async Task An_impossible_year_is_refused_and_kept(string annee)
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir(Commune, "Lille").Remplir("Année de naissance", annee);
        await juge.Envoyer(Bouton);

        Assert.Equal(422, juge.Statut);
        Assert.NotNull(juge.ErreurDe("Année de naissance"));
        Assert.Equal(annee, juge.Valeur("Année de naissance"));
        Assert.Equal("Lille", juge.Valeur(Commune));
    }

    [Fact]
    public async Task The_ranking_explains_each_line_within_six_SQL_commands()
    {
        var juge = await Chercher("Lille");
        await juge.Ouvrir(juge.Adresse);

        juge.BudgetSql(6);
        var fiches = juge.Page.QuerySelectorAll(".emjpm-fiche");
        Assert.NotEmpty(fiches);
        Assert.All(
            fiches,
            f =>
            {
                // Nothing was asked: the adequacy line is out, five remain, each with its points in text.
                Assert.Equal(5, f.QuerySelectorAll(".emjpm-barre").Length);
                Assert.All(
                    f.QuerySelectorAll(".emjpm-barre__points"),
                    p => Assert.Matches(@"^\d+/\d+$", p.TextContent)
                );
            }
        );
        Assert.Contains("Comment ce classement est-il établi", juge.Texte);
        Assert.Contains("hors plateforme", juge.Texte, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Sensitive_criteria_are_in_no_address_and_no_audit_line()
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir(Commune, "Lille")
            .Cocher("Conduites addictives")
            .Cocher("Personnes suivies en psychiatrie");
        await juge.Envoyer(Bouton);

        Assert.Matches("^/juridiction/recherches/[0-9]+$", juge.Adresse);
        Assert.All(
            juge.Page.QuerySelectorAll("a[href], form[action]"),
            l =>
                Assert.DoesNotMatch(
                    "addict|psychiatr",
                    (l.GetAttribute("href") ?? l.GetAttribute("action"))!
                )
        );
        var id = Id(juge);
        var audit = await application.Base(db =>
            db.EvenementsAudit.Where(e => e.Objet == "recherche" && e.ObjetId == id).ToListAsync()
        );
        Assert.Equal("recherche.creer", Assert.Single(audit).Acte);
        Assert.DoesNotMatch("addict|psychiatr", audit[0].Details ?? "");
    }

    [Fact]
    public async Task Another_court_finds_nothing_in_page_json_and_file()
    {
        var juge = await Chercher("Lille");
        var id = Id(juge);
        var fichier = juge.Page.QuerySelector("a[href$='.csv']")!.GetAttribute("href")!;
        var autre = await application.Base(db =>
            db.MembresTribunal.Where(m =>
                    m.TribunalId != db.Recherches.First(r => r.Id == id).TribunalId
                    && m.ApprouveLe != null
                    && m.Au == null
                    && m.Utilisateur!.Actif
                )
                .OrderBy(m => m.Id)
                .Select(m => m.Utilisateur!.Email!)
                .FirstAsync()
        );
        var etranger = await application.Connecter(autre);

        foreach (
            var adresse in new[]
            {
                $"/juridiction/recherches/{id}",
                $"/juridiction/recherches/{id}/modifier",
                $"/juridiction/recherches/{id}.json",
                fichier,
            }
        )
        {
            await etranger.Ouvrir(adresse);
            Assert.Equal(404, etranger.Statut);
        }
    }

    [Fact]
    public async Task The_JSON_gives_the_order_of_the_page()
    {
        var juge = await Chercher("Roubaix");
        var noms = juge
            .Page.QuerySelectorAll(".emjpm-fiche__nom")
            .Select(n => n.TextContent.Trim());

        using var json = JsonDocument.Parse(
            await juge.Client.GetStringAsync($"/juridiction/recherches/{Id(juge)}.json")
        );
        var mandataires = json.RootElement.GetProperty("mandataires").EnumerateArray().ToList();

        Assert.Equal(
            noms,
            mandataires.Select(m => m.GetProperty("nom").GetString()!).Take(noms.Count())
        );
        Assert.Equal(
            Enumerable.Range(1, mandataires.Count),
            mandataires.Select(m => m.GetProperty("rang").GetInt32())
        );
        Assert.NotEmpty(json.RootElement.GetProperty("ecartes").EnumerateArray());
    }

    [Fact]
    public async Task The_ranking_can_be_downloaded_as_it_was_seen_after_it_changed()
    {
        var juge = await Chercher("Tourcoing");
        var premier = juge.Page.QuerySelector(".emjpm-fiche__nom")!.TextContent.Trim();
        var fichier = juge.Page.QuerySelector("a[href$='.csv']")!.GetAttribute("href")!;
        await application.Base(db =>
            db.LieuxExercice.Where(l => l.Gestionnaire!.Nom == premier)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.EnAttente, l => l.EnAttente + 500))
        );

        await juge.Ouvrir(juge.Adresse);
        Assert.NotEqual(premier, juge.Page.QuerySelector(".emjpm-fiche__nom")!.TextContent.Trim());
        Assert.NotEqual(fichier, juge.Page.QuerySelector("a[href$='.csv']")!.GetAttribute("href"));
        var csv = await juge.Client.GetStringAsync(fichier);
        Assert.Contains(
            premier,
            csv.Split("\r\n").First(l => l.StartsWith("1;", StringComparison.Ordinal))
        );

        await application.Base(db =>
            db.LieuxExercice.Where(l => l.Gestionnaire!.Nom == premier)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.EnAttente, l => l.EnAttente - 500))
        );
    }

    [Fact]
    public async Task A_search_is_changed_in_place_and_copied()
    {
        var juge = await Chercher("Lille");
        var id = Id(juge);

        await juge.Suivre("Modifier");
        Assert.StartsWith("Lille", juge.Valeur(Commune));
        juge.Choisir("Nature envisagée", "Curatelle simple");
        await juge.Envoyer(Bouton);
        Assert.Equal(id, Id(juge));
        Assert.Contains("curatelle simple", juge.Titre);

        await juge.Envoyer("Dupliquer");
        Assert.EndsWith("/modifier", juge.Adresse);
        await juge.Envoyer(Bouton);
        Assert.NotEqual(id, Id(juge));
        Assert.Contains("curatelle simple", juge.Titre);
    }

    [Fact]
    public async Task Two_to_four_candidates_are_compared_in_rank_order()
    {
        var juge = await Chercher("Lille");
        var recherche = juge.Adresse;
        var ids = juge
            .Page.QuerySelectorAll("input[name=comparer]")
            .Take(5)
            .Select(i => i.GetAttribute("value")!)
            .ToList();
        var noms = juge
            .Page.QuerySelectorAll(".emjpm-fiche__nom")
            .Take(3)
            .Select(n => n.TextContent.Trim());

        await juge.Ouvrir(
            $"{recherche}/comparer?comparer={ids[2]}&comparer={ids[0]}&comparer={ids[1]}"
        );
        Assert.Equal(
            noms,
            juge.Page.QuerySelectorAll(".emjpm-comparaison thead th a")
                .Select(a => a.TextContent.Trim())
        );

        await juge.Ouvrir($"{recherche}/comparer?comparer={ids[0]}");
        Assert.Contains("au moins deux", juge.Texte);
        await juge.Ouvrir(
            $"{recherche}/comparer?{string.Join('&', ids.Select(i => "comparer=" + i))}"
        );
        Assert.Contains("gardez-en 4 au plus", juge.Texte);
        await juge.Ouvrir($"{recherche}/comparer?comparer=999998&comparer=999999");
        Assert.Contains("encore proposés", juge.Texte);
    }

    [Fact]
    public async Task The_searches_of_the_court_are_listed_for_its_members_only()
    {
        var juge = await Chercher("Hazebrouck");
        var adresse = juge.Adresse;
        var greffier = await application.Connecter(Comptes.Greffier);
        await greffier.Ouvrir("/juridiction/recherches");
        Assert.NotNull(greffier.Page.QuerySelector($"a[href='{adresse}']"));
        greffier.BudgetSql(3);

        await greffier.Envoyer("Dupliquer la recherche Hazebrouck du 16 novembre 2026");
        Assert.EndsWith("/modifier", greffier.Adresse);
        Assert.NotEqual($"{adresse}/modifier", greffier.Adresse);
        Assert.Equal("Hazebrouck (59190)", greffier.Valeur("Commune où vit la personne"));
    }

    [Fact]
    public async Task Suggestions_ignore_accents_and_case_and_need_an_account()
    {
        var juge = await application.Connecter(Comptes.Juge);
        using var json = JsonDocument.Parse(
            await juge.Client.GetStringAsync("/communes?q=hay%20les%20r")
        );
        Assert.StartsWith(
            "L’Haÿ-les-Roses",
            json.RootElement.EnumerateArray().First().GetProperty("libelle").GetString()
        );

        var visiteur = await application.Visiteur().Ouvrir("/communes?q=lille");
        Assert.StartsWith("/connexion", visiteur.Adresse);
    }

    [Fact]
    public async Task A_search_is_purged_thirty_days_after_its_last_change()
    {
        var juge = await Chercher("Douai");
        var id = Id(juge);
        var recherche = await application.Base(db => db.Recherches.SingleAsync(r => r.Id == id));
        Assert.Equal(
            TimeSpan.FromDays(Recherche.DureeJours),
            recherche.ExpireLe - recherche.ModifieeLe
        );
    }

    private async Task<Visiteur> Chercher(string commune)
    {
        var juge = await application.Connecter(Comptes.Juge);
        await juge.Ouvrir("/juridiction/recherche");
        juge.Remplir(Commune, commune);
        return await juge.Envoyer(Bouton);
    }

    private static int Id(Visiteur v) => int.Parse(v.Adresse.Split('/')[3].Split('?')[0]);

    private static string Libelle(Visiteur v, string id) =>
        v.Page.QuerySelector($"label[for='{id}']")!.TextContent.Trim();
}
