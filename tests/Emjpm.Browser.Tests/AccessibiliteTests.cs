using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Emjpm.Web.Tests.Harnais;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>Every page of every role: axe, the keyboard, a narrow screen.</summary>
public sealed class AccessibiliteTests(Site site) : IClassFixture<Site>
{
    private const string Anonyme = "anonyme";

    // Accounts share pages: of one shape the first opened is looked at whole, the second with axe alone, further ones are opened.
    private const int AvecAxe = 2;
    private static readonly Dictionary<string, int> Regardees = [];

    public static TheoryData<string> Visiteurs => [Anonyme, .. Comptes.Tous];

    [Theory]
    [MemberData(nameof(Visiteurs))]
    public async Task Every_page_is_accessible(string compte)
    {
        await using var fenetre = await site.Ouvrir();
        if (compte == Anonyme)
            await fenetre.Aller("/");
        else
            await fenetre.SeConnecter(compte);
        List<string> departs = [new Uri(fenetre.Page.Url).PathAndQuery];
        if (compte is Comptes.Juge or Comptes.Greffier)
        {
            await Gestes.ChercherAsync(fenetre);
            var classement = new Uri(fenetre.Page.Url).PathAndQuery;
            var choisis = await fenetre.Page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('input[name=comparer]')].slice(0, 3).map(c => 'comparer=' + c.value)"
            );
            departs.AddRange([classement, $"{classement}/comparer?{string.Join('&', choisis)}"]);
        }
        var fautes = new List<string>();

        var pages = await Exploration.Parcourir(
            fenetre,
            departs,
            async (adresse, reponse) =>
            {
                if (!reponse.Ok)
                    fautes.Add($"{adresse}: {reponse.Status}");
                var forme = Exploration.Forme(adresse);
                var fois = Regardees[forme] = Regardees.GetValueOrDefault(forme) + 1;
                if (fois <= AvecAxe)
                    fautes.AddRange((await AxeAsync(fenetre.Page)).Select(f => $"{adresse}: {f}"));
                if (fois > 1)
                    return;
                fautes.AddRange((await ClavierAsync(fenetre.Page)).Select(f => $"{adresse}: {f}"));
                fautes.AddRange(
                    (await DebordementsAsync(fenetre.Page)).Select(f => $"{adresse}: {f}")
                );
            }
        );

        Assert.NotEqual(0, pages);
        Assert.True(fautes.Count == 0, string.Join('\n', fautes));
    }

    [Fact]
    public async Task A_refused_form_is_accessible_and_leads_to_what_is_missing()
    {
        await using var juge = await site.Connecter(Comptes.Juge);
        await juge.Aller("/juridiction/recherche");
        await juge.Presser("Voir les mandataires");

        Assert.StartsWith("Erreur", await juge.Page.TitleAsync());
        Assert.Empty(string.Join('\n', await AxeAsync(juge.Page)));
        Assert.True(
            await juge.Page.EvaluateAsync<bool>(
                "() => document.activeElement.contains(document.querySelector(\"main [href='#Saisie_Commune']\"))"
            ),
            "the focus is not on the summary of errors"
        );
        Assert.Empty(string.Join('\n', await DebordementsAsync(juge.Page)));
        await juge.Page.Locator("main [href='#Saisie_Commune']").First.ClickAsync();
        Assert.Equal(
            "Saisie_Commune",
            await juge.Page.EvaluateAsync<string>("() => document.activeElement.id")
        );
    }

    /// <summary>Violations of axe, its good practices included.</summary>
    private static async Task<IEnumerable<string>> AxeAsync(IPage page)
    {
        var resultat = await page.RunAxe();
        return resultat.Violations.SelectMany(v =>
            v.Nodes.Select(n => $"{v.Id} ({v.Help}) at {n.Target}: {Court(n.Html)}")
        );
    }

    /// <summary>
    /// With the Tab key alone: the skip link comes first, and everything that can be pressed or typed in is reached.
    /// Of a group of radio buttons the keyboard reaches one, the arrows the others.
    /// </summary>
    private static async Task<IReadOnlyList<string>> ClavierAsync(IPage page)
    {
        // The map draws itself once the page is shown, and what it draws is reached with the keyboard too.
        if (await page.Locator("[data-carte], [data-zone]").CountAsync() > 0)
            await page.Locator(".leaflet-container").First.WaitForAsync();
        var attendus = await page.EvaluateAsync<int>(
            """
            () => {
                document.activeElement?.blur();
                window.scrollTo(0, 0);
                const cle = e => e.type === 'radio' ? 'r:' + (e.form?.id ?? '') + e.name : '';
                const groupes = new Set();
                const visibles = [...document.querySelectorAll(
                    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                    .filter(e => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }))
                    .filter(e => !cle(e) || (!groupes.has(cle(e)) && groupes.add(cle(e))));
                visibles.forEach(e => e.dataset.attendu = cle(e));
                document.addEventListener('focusin', ({ target }) => {
                    document.querySelectorAll('[data-attendu]').forEach(e => {
                        if (e === target || (cle(target) && e.dataset.attendu === cle(target))) delete e.dataset.attendu;
                    });
                });
                return visibles.length;
            }
            """
        );
        var fautes = new List<string>();
        await page.Keyboard.PressAsync("Tab");
        if (
            !await page.EvaluateAsync<bool>(
                "() => !!document.activeElement?.closest('.fr-skiplinks')"
            )
        )
            fautes.Add("the first Tab does not reach a skip link");
        var restants = await RestantsAsync(page);
        for (var presses = 0; restants.Length > 0 && presses < 2 * attendus + 20; presses += 20)
        {
            // Sent together: the browser takes them one by one, without an answer between two.
            await Task.WhenAll(
                Enumerable.Range(0, 20).Select(_ => page.Keyboard.PressAsync("Tab"))
            );
            restants = await RestantsAsync(page);
        }
        fautes.AddRange(restants.Select(r => $"the keyboard does not reach {r}"));
        return fautes;
    }

    private static Task<string[]> RestantsAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('[data-attendu]')].map(e => e.outerHTML.slice(0, 160))"
        );

    /// <summary>
    /// Reflow (WCAG 1.4.10): at 320 px the page does not scroll sideways; else the innermost elements that stick out. What
    /// scrolls on its own, as tables do, may be wider.
    /// </summary>
    private static async Task<string[]> DebordementsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(320, 700);
        var debordements = await page.EvaluateAsync<string[]>(
            """
            () => {
                if (document.scrollingElement.scrollWidth <= window.innerWidth) return [];
                const coupe = e => e && e !== document.body
                    && (getComputedStyle(e).overflowX !== 'visible' || coupe(e.parentElement));
                const sortent = [...document.body.querySelectorAll('*')].filter(e =>
                    e.checkVisibility() && e.getBoundingClientRect().right > window.innerWidth + 1 && !coupe(e.parentElement));
                return sortent.filter(e => !sortent.some(autre => autre !== e && e.contains(autre)))
                    .slice(0, 5)
                    .map(e => 'sticks out on a screen of 320 px: ' + e.outerHTML.slice(0, 160));
            }
            """
        );
        await page.SetViewportSizeAsync(1280, 900);
        return debordements;
    }

    private static string Court(string html) => html.Length > 200 ? html[..200] + "…" : html;
}
