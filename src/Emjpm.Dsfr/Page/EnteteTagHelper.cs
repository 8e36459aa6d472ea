using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>
/// Header of every page. The mark of the State (« République Française ») belongs to its services only: it appears when
/// the instance says it is run for the State, never by default.
/// </summary>
[HtmlTargetElement("dsfr-entete")]
public sealed class EnteteTagHelper : TagHelper
{
    public string ServiceTitre { get; set; } = "";

    /// <summary>One line under the title.</summary>
    public string? ServiceLigne { get; set; }

    /// <summary>Run for the State: shows its mark.</summary>
    public bool Etat { get; set; }

    /// <summary>Home page.</summary>
    public string Accueil { get; set; } = "/";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var zones = new ZonesEntete();
        context.Items[typeof(ZonesEntete)] = zones;
        await output.GetChildContentAsync();
        output.Devient("header");
        output.Classer("fr-header", Etat ? null : "emjpm-entete--neutre");
        output.Attributes.SetAttribute("role", "banner");
        var menu = zones.Navigation is not null;
        output.Content.SetHtmlContent(
            Html(
                $"""
                <div class="fr-header__body"><div class="fr-container"><div class="fr-header__body-row">
                <div class="fr-header__brand fr-enlarge-link">
                <div class="fr-header__brand-top">{Si(
                    Etat,
                    $"{MarqueEtat.Logo("fr-header__logo")}"
                )}{Si(menu, $"{BoutonMenu}")}</div>
                <div class="fr-header__service"><a href="{Accueil}" title="Accueil - {ServiceTitre}{(
                    Etat ? " - République Française" : ""
                )}"><p class="fr-header__service-title">{ServiceTitre}</p></a>{Si(
                    ServiceLigne.EstDit(),
                    $"<p class=\"fr-header__service-tagline\">{ServiceLigne}</p>"
                )}</div>
                </div>
                {Si(
                    zones.AccesRapides is not null,
                    $"<div class=\"fr-header__tools\"><div class=\"fr-header__tools-links\">{zones.AccesRapides}</div></div>"
                )}
                </div></div></div>
                {Si(
                    menu,
                    $"<div class=\"fr-header__menu fr-modal\" id=\"menu\" aria-labelledby=\"menu-bouton\"><div class=\"fr-container\"><button aria-controls=\"menu\" title=\"Fermer\" type=\"button\" id=\"menu-fermer\" class=\"fr-btn--close fr-btn\">Fermer</button><div class=\"fr-header__menu-links\"></div>{zones.Navigation}</div></div>"
                )}
                """
            )
        );
    }

    private static IHtmlContent BoutonMenu =>
        Html(
            $"<div class=\"fr-header__navbar\"><button data-fr-opened=\"false\" aria-controls=\"menu\" title=\"Menu\" type=\"button\" id=\"menu-bouton\" class=\"fr-btn--menu fr-btn\">Menu</button></div>"
        );
}

/// <summary>What the tags inside the header hand over to it.</summary>
internal sealed class ZonesEntete
{
    public IHtmlContent? AccesRapides { get; set; }

    public IHtmlContent? Navigation { get; set; }

    public static ZonesEntete? De(TagHelperContext contexte) =>
        contexte.Items.TryGetValue(typeof(ZonesEntete), out var zones) ? (ZonesEntete)zones : null;
}
