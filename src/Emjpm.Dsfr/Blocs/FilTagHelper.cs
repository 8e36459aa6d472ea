using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Breadcrumb.</summary>
[HtmlTargetElement("dsfr-fil")]
public sealed class FilTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        output.Devient("nav");
        output.Classer("fr-breadcrumb");
        output.Attributes.SetAttribute("role", "navigation");
        output.Attributes.SetAttribute("aria-label", "vous êtes ici :");
        output.Content.SetHtmlContent(
            Html(
                $"""
                <button type="button" class="fr-breadcrumb__button" aria-expanded="false" aria-controls="fil-ariane">Voir le fil d’Ariane</button>
                <div class="fr-collapse" id="fil-ariane"><ol class="fr-breadcrumb__list">{enfants}</ol></div>
                """
            )
        );
    }
}
