using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Footer of every page. Holds <c>dsfr-pied-lien</c> tags: accessibility, legal notice, personal data.</summary>
[HtmlTargetElement("dsfr-pied")]
public sealed class PiedTagHelper : TagHelper
{
    private static readonly string[] sitesEtat =
    [
        "info.gouv.fr",
        "service-public.gouv.fr",
        "legifrance.gouv.fr",
        "data.gouv.fr",
    ];

    public string ServiceTitre { get; set; } = "";

    /// <summary>What the service is, in a sentence or two.</summary>
    public string? Description { get; set; }

    /// <summary>Run for the State: shows its mark and the links its sites must carry.</summary>
    public bool Etat { get; set; }

    /// <summary>Home page.</summary>
    public string Accueil { get; set; } = "/";

    /// <summary>Line at the very bottom, such as the licence of the contents.</summary>
    public string? Mention { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        output.Devient("footer");
        output.Classer("fr-footer");
        output.Attributes.SetAttribute("role", "contentinfo");
        output.Attributes.SetAttribute("id", "pied");
        var marque = Etat
            ? Html($"<p class=\"fr-logo\">République<br>Française</p>")
            : Html($"<p class=\"emjpm-pied__titre\">{ServiceTitre}</p>");
        output.Content.SetHtmlContent(
            Html(
                $"""
                <div class="fr-container">
                <div class="fr-footer__body">
                <div class="fr-footer__brand fr-enlarge-link"><a href="{Accueil}" title="Retour à l’accueil du site - {ServiceTitre}{(
                    Etat ? " - République Française" : ""
                )}">{marque}</a></div>
                {Si(
                    Etat || Description.EstDit(),
                    $"<div class=\"fr-footer__content\">{Si(Description.EstDit(), $"<p class=\"fr-footer__content-desc\">{Description}</p>")}{Si(Etat, $"<ul class=\"fr-footer__content-list\">{Suite(sitesEtat.Select(SiteEtat))}</ul>")}</div>"
                )}
                </div>
                <div class="fr-footer__bottom"><ul class="fr-footer__bottom-list">{enfants}</ul>{Si(
                    Mention.EstDit(),
                    $"<div class=\"fr-footer__bottom-copy\"><p>{Mention}</p></div>"
                )}</div>
                </div>
                """
            )
        );
    }

    private static IHtmlContent SiteEtat(string site) =>
        Html(
            $"<li class=\"fr-footer__content-item\"><a class=\"fr-footer__content-link\" title=\"{site} - nouvelle fenêtre\" href=\"https://{site}\" target=\"_blank\" rel=\"noopener external\">{site}</a></li>"
        );
}
