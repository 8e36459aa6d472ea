using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Transverse;

/// <summary>Each role follows every link it is shown, from its home.</summary>
public sealed partial class ParcoursDesLiensTests(Application application)
    : IClassFixture<Application>
{
    /// <summary>Above this a page asks the database too much; the pages that must do better say so in their own tests.</summary>
    private const int CommandesSqlParPage = 15;

    /// <summary>How many addresses of one shape are opened: enough to meet lines that differ, not three thousand.</summary>
    private const int ParForme = 4;

    private const string Anonyme = "anonyme";

    public static TheoryData<string> Visiteurs => [Anonyme, .. Comptes.Tous];

    [Theory]
    [MemberData(nameof(Visiteurs))]
    public async Task Every_link_leads_to_a_page_that_holds(string compte)
    {
        var visiteur = application.Visiteur();
        if (compte == Anonyme)
            await visiteur.Ouvrir("/");
        else
            await visiteur.SeConnecter(compte);
        var (aOuvrir, vues, formes, titres) = (
            new Queue<(string Adresse, string Depuis)>(),
            new HashSet<string>(),
            new Dictionary<string, int>(),
            new Dictionary<string, string>()
        );
        var fautes = new List<string>();
        aOuvrir.Enqueue((visiteur.Adresse, "home"));
        if (compte is Comptes.Juge or Comptes.Greffier)
        {
            await visiteur.Ouvrir("/juridiction/recherche");
            await visiteur
                .Remplir("Commune où vit la personne", "roubaix")
                .Envoyer("Voir les mandataires");
            aOuvrir.Enqueue((visiteur.Adresse, "a search"));
            var choisis = visiteur
                .Page.QuerySelectorAll<IHtmlInputElement>("input[name=comparer]")
                .Take(3)
                .Select(c => $"comparer={c.Value}");
            aOuvrir.Enqueue(
                ($"{visiteur.Adresse}/comparer?{string.Join('&', choisis)}", "a search")
            );
        }
        while (aOuvrir.TryDequeue(out var lien))
        {
            await visiteur.Ouvrir(lien.Adresse);
            if (visiteur.Statut != 200)
                fautes.Add($"{lien.Adresse} (from {lien.Depuis}): {visiteur.Statut}");
            if (visiteur.CommandesSql.Count > Budget(lien.Adresse))
                fautes.Add($"{lien.Adresse}: {visiteur.CommandesSql.Count} SQL commands");
            if (!visiteur.EstUnePage)
                continue;
            fautes.AddRange(Defauts(visiteur.Page).Select(d => $"{lien.Adresse}: {d}"));
            var endroit = Identifiant().Replace(visiteur.Adresse.Split('?')[0], "/{id}");
            var titre = visiteur.Page.Title ?? "";
            if (
                visiteur.Statut == 200
                && !titres.TryAdd(titre, endroit)
                && titres[titre] != endroit
            )
                fautes.Add($"{lien.Adresse}: same title « {titre} » as {titres[titre]}");
            foreach (var suivant in Liens(visiteur.Page))
            {
                var forme = Forme(suivant);
                if (vues.Add(suivant) && formes.GetValueOrDefault(forme) < ParForme)
                {
                    formes[forme] = formes.GetValueOrDefault(forme) + 1;
                    aOuvrir.Enqueue((suivant, lien.Adresse));
                }
            }
        }

        Assert.True(fautes.Count == 0, string.Join('\n', fautes));
    }

    /// <summary>The rules of retention are counted one by one: their page asks a command for each.</summary>
    private static int Budget(string adresse) =>
        adresse == "/administration/conservation" ? 20 : CommandesSqlParPage;

    /// <summary>Links of the page inside the application, without their fragment.</summary>
    private static IEnumerable<string> Liens(IDocument page) =>
        page.QuerySelectorAll<IHtmlAnchorElement>("a[href]")
            .Where(a => !a.GetAttribute("href")!.StartsWith('#'))
            .Select(a => new Uri(a.Href))
            .Where(u => u is { Scheme: "http", Host: "localhost" })
            .Select(u => u.PathAndQuery)
            .Distinct();

    private static IEnumerable<string> Defauts(IDocument page)
    {
        if (page.DocumentElement.GetAttribute("lang") != "fr")
            yield return "the language is not announced";
        if (string.IsNullOrWhiteSpace(page.Title))
            yield return "no title";
        if (page.QuerySelectorAll("h1").Length != 1)
            yield return $"{page.QuerySelectorAll("h1").Length} first headings";
        if (page.QuerySelectorAll("main").Length != 1)
            yield return "no main part";
        foreach (
            var ancre in page.QuerySelectorAll("a[href^='#']")
                .Select(a => a.GetAttribute("href")![1..])
                .Where(a => a.Length > 0 && page.GetElementById(a) is null)
        )
            yield return $"a link leads to #{ancre}, which is not on the page";
        foreach (
            var id in page.QuerySelectorAll("[id]")
                .GroupBy(e => e.Id)
                .Where(g => g.Count() > 1)
                .Select(g => g.Key)
        )
            yield return $"two elements are named {id}";
        foreach (
            var manque in page.QuerySelectorAll(
                "[style], script:not([src]):not([type='application/json'])"
            )
        )
            yield return $"inline style or script, which the content policy blocks: {manque.OuterHtml[..Math.Min(80, manque.OuterHtml.Length)]}";
    }

    /// <summary>An address without its identifiers and values.</summary>
    private static string Forme(string adresse)
    {
        var parties = adresse.Split('?', 2);
        var cles = parties
            .Skip(1)
            .SelectMany(p => p.Split('&'))
            .Select(p => p.Split('=')[0])
            .Distinct()
            .Order();
        return $"{Identifiant().Replace(parties[0], "/{id}")}?{string.Join('&', cles)}";
    }

    [GeneratedRegex(@"/[0-9][0-9A-Za-z-]*(?=/|\.|$)")]
    private static partial Regex Identifiant();
}
