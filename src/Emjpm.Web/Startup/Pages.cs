using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Emjpm.Dsfr;
using Emjpm.Web.Api;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Emjpm.Web.Startup;

/// <summary>Razor Pages, one policy per space, French everywhere.</summary>
public static class Pages
{
    /// <summary>Carries the sentence said on the page after an act.</summary>
    public const string CookieMessage = "emjpm-message";

    public static void AjouterPages(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddRazorPages(o =>
            {
                o.Conventions.AuthorizeFolder("/Juridiction", Espaces.Juridiction);
                o.Conventions.AuthorizeFolder("/Gestionnaire", Espaces.Gestionnaire);
                o.Conventions.AuthorizeFolder("/Direction", Espaces.Direction);
                o.Conventions.AuthorizeFolder("/Administration", Espaces.Administration);
                o.Conventions.AllowAnonymousToFolder("/Public");
                o.Conventions.AllowAnonymousToFolder("/Inscriptions");
                // A form is its body: a field that misses there is never read in the address.
                o.Conventions.AddFolderApplicationModelConvention("/", LierAuCorps);
                o.Conventions.AddPageRoute(
                    "/Juridiction/Recherche",
                    "/juridiction/recherches/{id:int}/modifier"
                );
                // The cockpit of the agent's own territory is its home; the same page shows the others.
                o.Conventions.AddPageRoute(
                    "/Direction/Accueil",
                    "/direction/territoires/{territoire}"
                );
                o.Conventions.AddPageRoute(
                    "/Direction/Accueil",
                    "/direction/territoires/{territoire}.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Direction/Accueil",
                    "/direction/territoires/{territoire}/{graphique:parmi(courbe|carte|barres)}.svg"
                );
                o.Conventions.AddPageRoute(
                    "/Direction/Prevision",
                    "/direction/territoires/{territoire}/prevision.{format:parmi(svg|xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Direction/Lignes",
                    "/direction/lignes/{code}/{territoire}.{format:parmi(xlsx|csv|ods)}"
                );
                // A list is also a file: the same page, the same filters.
                o.Conventions.AddPageRoute(
                    "/Direction/Registre",
                    "/direction/registre.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Direction/ListeOfficielle",
                    "/direction/registre/liste-officielle.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Juridiction/Reservations",
                    "/juridiction/reservations.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Juridiction/Mesures",
                    "/juridiction/mesures.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Juridiction/Annuaire",
                    "/juridiction/gestionnaires.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Administration/Comptes",
                    "/administration/comptes.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Administration/Suivi",
                    "/administration/suivi.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Administration/SuiviDepartements",
                    "/administration/suivi/departements.{format:parmi(xlsx|csv|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Administration/Satisfaction",
                    "/administration/satisfaction.{format:parmi(xlsx|csv|ods)}"
                );
                foreach (var espace in new[] { "Direction", "Administration" })
                    o.Conventions.AddPageRoute(
                        $"/{espace}/Deploiement",
                        $"/{espace.ToLowerInvariant()}/deploiement.{{format:parmi(xlsx|csv|ods)}}"
                    );
                o.Conventions.AddPageRoute(
                    "/Compte/Donnees",
                    "/compte/donnees.{format:parmi(json|ods)}"
                );
                o.Conventions.AddPageRoute(
                    "/Gestionnaire/Mesures",
                    "/gestionnaire/mesures.{format:parmi(xlsx|csv|ods)}"
                );
            })
            .AddMvcOptions(o => o.Filters.Add<FiltreRegleMetier>())
            .AddDsfr();
        builder.Services.AddSingleton<Web.Pages.Inscriptions.Brouillon>();
        builder.Services.AddScoped<Web.Pages.Shared.ActesDemande>();
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        builder
            .Services.AddOptions<CookieTempDataProviderOptions>()
            .Configure<MarqueCookies>(
                (o, marque) =>
                {
                    o.Cookie.Name = marque.Nom(CookieMessage);
                    o.Cookie.SecurePolicy = marque.Politique;
                }
            );
        builder.Services.AddRouting(o =>
        {
            o.LowercaseUrls = true;
            o.SetParameterPolicy<Parmi>(Parmi.Nom);
        });
    }

    private static void LierAuCorps(PageApplicationModel page)
    {
        foreach (var saisie in page.HandlerProperties)
            if (
                saisie.BindingInfo is { BindingSource: null } liaison
                && saisie.Attributes.OfType<BindPropertyAttribute>().Any(a => !a.SupportsGet)
            )
                liaison.BindingSource = BindingSource.Form;
    }

    public static void ServirPages(this WebApplication app)
    {
        var francais = new CultureInfo("fr-FR");
        app.UseRequestLocalization(
            new RequestLocalizationOptions
            {
                DefaultRequestCulture = new RequestCulture(francais),
                SupportedCultures = [francais],
                SupportedUICultures = [francais],
                RequestCultureProviders = [],
            }
        );
        app.ServirPolicesEtat();
        app.MapStaticAssets().AllowAnonymous();
        app.ServirSante();
        app.ServirSecurite();
        app.ServirSuggestions();
        app.ServirStatistiques();
        app.ServirClassements();
        app.ServirCeremoniesCles();
        app.MapRazorPages().WithStaticAssets();
    }
}
