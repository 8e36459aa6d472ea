using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>
/// Content folded under a title. The design system's accordion opens by script only, its content would be out of reach
/// without it: the browser's own <c>details</c> needs none and is read by every screen reader.
/// </summary>
[HtmlTargetElement("dsfr-accordeon")]
public sealed class AccordeonTagHelper : TagHelper
{
    public string Titre { get; set; } = "";

    /// <summary>Unfolded when the page is shown.</summary>
    public bool Ouvert { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        output.Devient("details");
        output.Classer("emjpm-details");
        if (Ouvert)
        {
            output.Attributes.SetAttribute(
                new TagHelperAttribute("open", null, HtmlAttributeValueStyle.Minimized)
            );
        }
        output.Content.SetHtmlContent(
            Html(
                $"<summary class=\"emjpm-details__titre\">{Titre}</summary><div class=\"emjpm-details__contenu\">{enfants}</div>"
            )
        );
    }
}
