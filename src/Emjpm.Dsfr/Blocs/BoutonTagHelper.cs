using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>Button that sends the form, or link that looks like one when it has an <c>href</c>.</summary>
[HtmlTargetElement("dsfr-bouton")]
public sealed class BoutonTagHelper : TagHelper
{
    public string? Href { get; set; }

    /// <summary><c>secondaire</c>, <c>tertiaire</c> or <c>discret</c>; the main action by default, one a screen.</summary>
    public string? Variante { get; set; }

    /// <summary>Icon of the design system without its prefix, such as <c>search-line</c>.</summary>
    public string? Icone { get; set; }

    public bool Petit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient(!Href.EstDit() ? "button" : "a");
        output.Classer(
            "fr-btn",
            Variante switch
            {
                "secondaire" => "fr-btn--secondary",
                "tertiaire" => "fr-btn--tertiary",
                "discret" => "fr-btn--tertiary-no-outline",
                _ => null,
            },
            Petit ? "fr-btn--sm" : null,
            Icone.EstDit() ? $"fr-btn--icon-left fr-icon-{Icone}" : null
        );
        if (Href.EstDit())
        {
            output.Attributes.SetAttribute("href", Href);
        }
        else if (!output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }
    }
}
