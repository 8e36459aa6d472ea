using System.Net;
using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using HttpMethod = System.Net.Http.HttpMethod;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// Somebody before a browser without JavaScript: keeps cookies, follows redirects, finds fields by their label, sends the
/// very form that was served. A page that answers 5xx fails the test with what the application logged.
/// </summary>
public sealed class Visiteur
{
    public const string MotDePasse = "Demo-emjpm-2026";

    private static readonly IBrowsingContext Navigateur = BrowsingContext.New(
        Configuration.Default.WithOnly<ICookieProvider>(new MemoryCookieProvider())
    );

    private readonly ApplicationSur _application;
    private IDocument? _page;

    public Visiteur(ApplicationSur application)
    {
        _application = application;
        Client = application.CreateDefaultClient(new CookieContainerHandler(Cookies));
    }

    /// <summary>The cookies of this browser.</summary>
    public CookieContainer Cookies { get; } = new();

    /// <summary>For what is not a page: JSON, files. Shares the cookies, follows no redirect.</summary>
    public HttpClient Client { get; }

    /// <summary>Status of the last response, redirects followed.</summary>
    public int Statut { get; private set; }

    /// <summary>Path and query of the page shown.</summary>
    public string Adresse { get; private set; } = "/";

    /// <summary>Headers of the last response.</summary>
    public HttpResponseHeaders EnTetes { get; private set; } = new HttpResponseMessage().Headers;

    /// <summary>SQL commands of the last request, the redirects before it excluded.</summary>
    public IReadOnlyCollection<string> CommandesSql { get; private set; } = [];

    /// <summary>Whether the last response was HTML.</summary>
    public bool EstUnePage => _page is not null;

    /// <summary>The page shown.</summary>
    public IDocument Page =>
        _page ?? throw new InvalidOperationException("No page was opened, or it is not HTML.");

    /// <summary>Text of the page's first heading.</summary>
    public string Titre => Libelles.Texte(Page.QuerySelector("h1"));

    /// <summary>Text of the main part of the page, blanks reduced.</summary>
    public string Texte => Libelles.Texte(Page.QuerySelector("main"));

    /// <summary>Alerts and notices of the page, in order.</summary>
    public IReadOnlyList<string> Alertes =>
        [.. Page.QuerySelectorAll(".fr-alert, .fr-notice").Select(Libelles.Texte)];

    public async Task<Visiteur> Ouvrir(string adresse)
    {
        await AllerAsync(() => new HttpRequestMessage(HttpMethod.Get, adresse));
        return this;
    }

    /// <summary>Signs in through the sign-in page, with the demonstration password unless told otherwise.</summary>
    public async Task SeConnecter(string courriel, string motDePasse = MotDePasse)
    {
        await Ouvrir("/connexion");
        Remplir("Adresse électronique", courriel);
        Remplir("Mot de passe", motDePasse);
        await Envoyer("Se connecter");
        Assert.False(
            Adresse.StartsWith("/connexion", StringComparison.Ordinal),
            $"{courriel} could not sign in: {Texte}"
        );
    }

    /// <summary>Follows the link of that text (or accessible name).</summary>
    public Task<Visiteur> Suivre(string lien) => Ouvrir(Chemin(Libelles.Lien(Page, lien)));

    /// <summary>Types in the text field, or the date, of that label.</summary>
    public Visiteur Remplir(string libelle, object? valeur)
    {
        Libelles.Remplir(Page, libelle, valeur);
        return this;
    }

    /// <summary>Chooses an option of the list, or of the group of radio buttons, of that label.</summary>
    public Visiteur Choisir(string libelle, string choix)
    {
        Libelles.Choisir(Page, libelle, choix);
        return this;
    }

    /// <summary>Ticks the box (or radio button) of that label.</summary>
    public Visiteur Cocher(string libelle, bool coche = true)
    {
        Libelles.Case(Page, Page, libelle).IsChecked = coche;
        return this;
    }

    /// <summary>What the field of that label holds.</summary>
    public string? Valeur(string libelle) => Libelles.Valeur(Page, libelle);

    /// <summary>The message shown with the field, or the group, of that label; null when there is none.</summary>
    public string? ErreurDe(string libelle) => Libelles.Erreur(Page, libelle);

    /// <summary>Presses the button of that text: sends its form as served and filled.</summary>
    public async Task<Visiteur> Envoyer(string bouton)
    {
        var requete = Libelles.Soumission(Page, bouton);
        var corps = new MemoryStream();
        await requete.Body.CopyToAsync(corps);
        var type = requete.MimeType;
        await AllerAsync(() =>
        {
            var envoi = new HttpRequestMessage(
                new HttpMethod(requete.Method.ToString().ToUpperInvariant()),
                Chemin(requete.Target)
            );
            if (requete.Method != AngleSharp.Io.HttpMethod.Get)
            {
                envoi.Content = new ByteArrayContent(corps.ToArray());
                envoi.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
                    type ?? "application/x-www-form-urlencoded"
                );
            }
            return envoi;
        });
        return this;
    }

    /// <summary>Opens a page and sends a file by its form, whose field of that label is the only one.</summary>
    public async Task<Visiteur> Deposer(string adresse, string libelle, string nom, byte[] contenu)
    {
        await Ouvrir(adresse);
        var champ = Page.QuerySelector<IHtmlInputElement>("main form input[type=file]")!;
        Assert.StartsWith(libelle, Libelles.Texte(Page.QuerySelector($"label[for={champ.Id}]")));
        var jeton = champ.Form!.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;
        await AllerAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, adresse)
            {
                Content = new MultipartFormDataContent
                {
                    { new StringContent(jeton), "jeton" },
                    { new ByteArrayContent(contenu), champ.Name!, nom },
                },
            }
        );
        return this;
    }

    /// <summary>Fails when the last request sent more SQL commands than allowed.</summary>
    public void BudgetSql(int maximum) =>
        Assert.True(
            CommandesSql.Count <= maximum,
            $"{Adresse}: {CommandesSql.Count} SQL commands, {maximum} allowed.\n\n{string.Join("\n\n", CommandesSql)}"
        );

    private static string Chemin(Url adresse) => new Uri(adresse.Href).PathAndQuery;

    private async Task AllerAsync(Func<HttpRequestMessage> demande)
    {
        var requete = demande();
        for (var redirections = 0; ; redirections++)
        {
            Assert.True(redirections < 10, $"Too many redirects, the last to {requete.RequestUri}");
            using var reponse = await EnvoyerAsync(requete);
            var vers = reponse.Headers.Location;
            if (vers is null || (int)reponse.StatusCode is < 300 or > 399)
            {
                await AfficherAsync(reponse);
                return;
            }
            var suivante = new Uri(reponse.RequestMessage!.RequestUri!, vers);
            requete = new HttpRequestMessage(HttpMethod.Get, suivante.PathAndQuery);
        }
    }

    private async Task<HttpResponseMessage> EnvoyerAsync(HttpRequestMessage requete)
    {
        var nom = Guid.CreateVersion7().ToString("N");
        requete.Headers.Add(SuiviRequetes.EnTete, nom);
        requete.Headers.Accept.ParseAdd("text/html");
        var finie = _application.Suivi.Attendre(nom);
        var reponse = await Client.SendAsync(requete);
        CommandesSql = await finie;
        return reponse;
    }

    private async Task AfficherAsync(HttpResponseMessage reponse)
    {
        Statut = (int)reponse.StatusCode;
        Adresse = reponse.RequestMessage!.RequestUri!.PathAndQuery;
        EnTetes = reponse.Headers;
        Assert.True(
            Statut < 500,
            $"{reponse.RequestMessage.Method} {Adresse} answered {Statut}.\n{string.Join('\n', _application.Erreurs.Lignes)}"
        );
        _page = null;
        if (reponse.Content.Headers.ContentType?.MediaType != "text/html")
            return;
        var html = await reponse.Content.ReadAsStringAsync();
        _page = await Navigateur.OpenAsync(r =>
            r.Content(html).Address(reponse.RequestMessage.RequestUri)
        );
    }
}
