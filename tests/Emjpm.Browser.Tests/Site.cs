using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Emjpm.Browser.Tests;

/// <summary>The application served on a port of loopback over a private copy of the demonstration database.</summary>
public sealed class Site(Navigateur navigateur) : IAsyncLifetime
{
    private BaseDeTest? _base;
    private ApplicationSur? _application;

    public ApplicationSur Application =>
        _application ?? throw new InvalidOperationException("Not started.");

    /// <summary>Address of the site, without a final slash.</summary>
    public string Adresse { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _base = await Modele.CopierAsync();
        _application = new ApplicationSur(_base);
        _application.UseKestrel(0);
        _application.StartServer();
        Adresse = _application
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First()
            .TrimEnd('/');
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
            await _application.DisposeAsync();
        if (_base is not null)
            await _base.DisposeAsync();
    }

    /// <summary>A window of its own, with its own cookies.</summary>
    public async Task<Fenetre> Ouvrir(
        bool javascript = true,
        int largeur = 1280,
        int hauteur = 900
    ) =>
        new(
            this,
            await navigateur.Chromium.NewContextAsync(
                new()
                {
                    BaseURL = Adresse,
                    JavaScriptEnabled = javascript,
                    Locale = "fr-FR",
                    TimezoneId = "Europe/Paris",
                    ViewportSize = new ViewportSize { Width = largeur, Height = hauteur },
                    ReducedMotion = ReducedMotion.Reduce,
                }
            )
        );

    /// <summary>A window where that account is signed in.</summary>
    public async Task<Fenetre> Connecter(
        string courriel,
        bool javascript = true,
        int largeur = 1280,
        int hauteur = 900
    )
    {
        var fenetre = await Ouvrir(javascript, largeur, hauteur);
        await fenetre.SeConnecter(courriel);
        return fenetre;
    }
}
