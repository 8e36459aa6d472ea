using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Tile: a whole block that leads somewhere.</summary>
[HtmlTargetElement("dsfr-tuile", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TuileTagHelper : TagHelper
{
    public string Titre { get; set; } = "";

    public string Href { get; set; } = "";

    public string? Description { get; set; }

    public string? Detail { get; set; }

    /// <summary>Level of the title.</summary>
    public int Niveau { get; set; } = 3;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient("div");
        output.Classer("fr-tile fr-enlarge-link");
        output.Content.SetHtmlContent(
            Html(
                $"<div class=\"fr-tile__body\"><div class=\"fr-tile__content\"><h{Niveau} class=\"fr-tile__title\"><a href=\"{Href}\">{Titre}</a></h{Niveau}>{Si(Description.EstDit(), $"<p class=\"fr-tile__desc\">{Description}</p>")}{Si(Detail.EstDit(), $"<p class=\"fr-tile__detail\">{Detail}</p>")}</div></div>"
            )
        );
    }
}
