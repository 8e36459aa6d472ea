using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>
/// A browser window. What the console reports as an error (a blocked script or style included), an uncaught exception, a
/// failed request or a 5xx are kept as <see cref="Incidents"/>, and fail the test when the window is closed.
/// </summary>
public sealed class Fenetre(Site site, IBrowserContext contexte) : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _incidents = new();
    private IPage? _page;

    public IPage Page => _page ?? throw new InvalidOperationException("No page was opened.");

    public IReadOnlyCollection<string> Incidents => _incidents;

    public async Task<IResponse?> Aller(string adresse)
    {
        if (_page is null)
        {
            _page = await contexte.NewPageAsync();
            _page.SetDefaultTimeout(15_000);
            _page.Console += (_, m) =>
            {
                if (m.Type == "error" && !EstUnRefusAttendu(m.Text))
                    _incidents.Enqueue($"{_page.Url}: {m.Text}");
            };
            _page.PageError += (_, erreur) => _incidents.Enqueue($"{_page.Url}: {erreur}");
            _page.Response += (_, r) =>
            {
                if (r.Status >= 500)
                    _incidents.Enqueue($"{r.Request.Method} {r.Url}: {r.Status}");
            };
        }
        return await _page.GotoAsync(adresse);
    }

    public async Task SeConnecter(string courriel)
    {
        await Aller("/connexion");
        await Remplir("Adresse électronique", courriel);
        await Remplir("Mot de passe", "Demo-emjpm-2026");
        await Presser("Se connecter");
        Assert.DoesNotContain("/connexion", Page.Url);
    }

    /// <summary>Fills the field of that label.</summary>
    public Task Remplir(string libelle, string valeur) => Champ(libelle).FillAsync(valeur);

    /// <summary>Chooses an option of the list of that label by its text.</summary>
    public Task Choisir(string libelle, string choix) =>
        Champ(libelle).SelectOptionAsync(new SelectOptionValue { Label = choix });

    /// <summary>Ticks the box or radio button of that label, pressing the label as people do.</summary>
    public async Task Cocher(string libelle)
    {
        var etiquette = Page.Locator("label:visible").Filter(new() { HasText = libelle }).First;
        await etiquette.ClickAsync();
    }

    /// <summary>Presses the button of that name and waits for the page it leads to.</summary>
    public Task Presser(string bouton) =>
        Naviguer(Page.GetByRole(AriaRole.Button, new() { Name = bouton, Exact = true }).First);

    /// <summary>Presses the button whose name counts something.</summary>
    public Task Presser(Regex bouton) =>
        Naviguer(Page.GetByRole(AriaRole.Button, new() { NameRegex = bouton }).First);

    /// <summary>Follows the link of that name.</summary>
    public Task Suivre(string lien) =>
        Naviguer(Page.GetByRole(AriaRole.Link, new() { Name = lien }).First);

    private async Task Naviguer(ILocator element)
    {
        var chargee = new TaskCompletionSource();
        void Arriver(object? _, IPage page) => chargee.TrySetResult();
        Page.Load += Arriver;
        await element.ClickAsync();
        await chargee.Task.WaitAsync(TimeSpan.FromSeconds(15));
        Page.Load -= Arriver;
    }

    public async Task<string> Titre() => (await Page.Locator("h1").InnerTextAsync()).Trim();

    /// <summary>Visible text of the main part, no-break spaces made plain.</summary>
    public async Task<string> Texte() =>
        (await Page.Locator("main").InnerTextAsync()).Replace('\u00a0', ' ').Replace('\u202f', ' ');

    public ILocator Champ(string libelle) => Page.GetByLabel(libelle).First;

    /// <summary>Closes the window; fails if anything went wrong in it.</summary>
    public async ValueTask DisposeAsync()
    {
        await contexte.DisposeAsync();
        Assert.True(
            _incidents.IsEmpty,
            $"{string.Join('\n', _incidents)}\n{string.Join('\n', site.Application.Erreurs.Lignes)}"
        );
    }

    /// <summary>The console reports a 4xx page as an error of the network; a test that expects one looks at it itself.</summary>
    private static bool EstUnRefusAttendu(string message) =>
        message.StartsWith(
            "Failed to load resource: the server responded with a status of 4",
            StringComparison.Ordinal
        );
}
