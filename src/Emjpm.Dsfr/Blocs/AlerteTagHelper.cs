using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Message about the page or what was just done. Add <c>role="status"</c> when it follows an act.</summary>
[HtmlTargetElement("dsfr-alerte")]
public sealed class AlerteTagHelper : TagHelper
{
    /// <summary><c>info</c>, <c>success</c>, <c>warning</c> or <c>error</c>.</summary>
    public string Type { get; set; } = "info";

    public string? Titre { get; set; }

    /// <summary>Level of the title.</summary>
    public int Niveau { get; set; } = 3;

    public bool Petite { get; set; }

    /// <summary>Text without markup; the content of the tag comes after it.</summary>
    public string? Texte { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        output.Devient("div");
        output.Classer("fr-alert", $"fr-alert--{Type}", Petite ? "fr-alert--sm" : null);
        output.Content.SetHtmlContent(
            Html(
                $"{Si(Titre.EstDit(), $"<h{Niveau} class=\"fr-alert__title\">{Titre}</h{Niveau}>")}{Si(Texte.EstDit(), $"<p>{Texte}</p>")}{enfants}"
            )
        );
    }
}
