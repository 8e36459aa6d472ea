using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Skip links, first in the page; by default to the content, the menu and the footer.</summary>
[HtmlTargetElement("dsfr-liens-evitement")]
public sealed class LiensEvitementTagHelper : TagHelper
{
    /// <summary>Whether the page has a menu to lead to.</summary>
    public bool Menu { get; set; } = true;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        output.Devient("div");
        output.Classer("fr-skiplinks");
        var liens = enfants.IsEmptyOrWhiteSpace
            ? Html(
                $"""
                <li><a class="fr-link" href="#contenu">Contenu</a></li>
                {Si(Menu, $"<li><a class=\"fr-link\" href=\"#navigation\">Menu</a></li>")}
                <li><a class="fr-link" href="#pied">Pied de page</a></li>
                """
            )
            : enfants;
        output.Content.SetHtmlContent(
            Html(
                $"<nav role=\"navigation\" aria-label=\"Accès rapide\" class=\"fr-container\"><ul class=\"fr-skiplinks__list\">{liens}</ul></nav>"
            )
        );
    }
}
