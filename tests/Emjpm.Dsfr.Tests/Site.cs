using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Emjpm.Dsfr.Tests;

/// <summary>A real Razor Pages application, in memory, whose pages are those of this project.</summary>
public sealed class Site : IAsyncLifetime
{
    private WebApplication? application;

    private HttpClient Client => field ??= application!.GetTestClient();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = typeof(Site).Assembly.GetName().Name }
        );
        builder.WebHost.UseTestServer();
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder
            .Services.AddRazorPages(options =>
                options.Conventions.ConfigureFilter(new IgnoreAntiforgeryTokenAttribute())
            )
            .AddDsfr();
        application = builder.Build();
        application.UseRequestLocalization("fr-FR");
        application.MapStaticAssets();
        application.MapRazorPages();
        await application.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (application is not null)
        {
            await application.DisposeAsync();
        }
    }

    /// <summary>The page as a browser understands it.</summary>
    public async Task<IDocument> Lire(string adresse) =>
        await Document(await Client.GetAsync(adresse));

    /// <summary>The page as it is sent.</summary>
    public async Task<string> LireTexte(string adresse) => await Client.GetStringAsync(adresse);

    /// <summary>The page shown after a form is sent with these values.</summary>
    public async Task<IDocument> Envoyer(
        string adresse,
        params (string Nom, string Valeur)[] champs
    ) =>
        await Document(
            await Client.PostAsync(
                adresse,
                new FormUrlEncodedContent(champs.Select(c => KeyValuePair.Create(c.Nom, c.Valeur)))
            )
        );

    private static async Task<IDocument> Document(HttpResponseMessage reponse)
    {
        var html = await reponse.Content.ReadAsStringAsync();
        Assert.True(reponse.StatusCode == HttpStatusCode.OK, html);
        return new HtmlParser().ParseDocument(html);
    }
}
