using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Table of the design system around the page's own <c>thead</c> and <c>tbody</c>.</summary>
[HtmlTargetElement("dsfr-tableau")]
public sealed class TableauTagHelper : TagHelper
{
    /// <summary>Caption: what the table holds.</summary>
    public string Legende { get; set; } = "";

    /// <summary>Caption read by screen readers only, when a heading already says it.</summary>
    public bool LegendeMasquee { get; set; }

    /// <summary><c>sm</c> or <c>lg</c>; medium by default.</summary>
    public string? Taille { get; set; }

    /// <summary>Vertical borders.</summary>
    public bool Bordures { get; set; }

    /// <summary>Lets long texts go to the next line.</summary>
    public bool Multiligne { get; set; }

    /// <summary>Lets the keyboard scroll a wide table whose cells hold no link or button.</summary>
    public bool Focalisable { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        output.Devient("div");
        output.Classer(
            "fr-table",
            Taille.EstDit() ? $"fr-table--{Taille}" : null,
            Bordures ? "fr-table--bordered" : null,
            Multiligne ? "fr-table--multiline" : null,
            LegendeMasquee ? "fr-table--no-caption" : null
        );
        var region = new Attributs();
        if (Focalisable)
        {
            region.Impose("tabindex", "0").Impose("role", "region").Impose("aria-label", Legende);
        }
        output.Content.SetHtmlContent(
            Html(
                $"<div class=\"fr-table__wrapper\"><div class=\"fr-table__container\"><div class=\"fr-table__content\"{region}><table><caption>{Legende}</caption>{enfants}</table></div></div></div>"
            )
        );
    }
}
