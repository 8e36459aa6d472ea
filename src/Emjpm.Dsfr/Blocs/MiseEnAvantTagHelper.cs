using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Callout: what a reader must not miss.</summary>
[HtmlTargetElement("dsfr-mise-en-avant")]
public sealed class MiseEnAvantTagHelper : TagHelper
{
    public string? Titre { get; set; }

    /// <summary>Level of the title.</summary>
    public int Niveau { get; set; } = 3;

    /// <summary>Text without markup; the content of the tag comes after it.</summary>
    public string? Texte { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        output.Devient("div");
        output.Classer("fr-callout");
        output.Content.SetHtmlContent(
            Html(
                $"{Si(Titre.EstDit(), $"<h{Niveau} class=\"fr-callout__title\">{Titre}</h{Niveau}>")}{Si(Texte.EstDit(), $"<p class=\"fr-callout__text\">{Texte}</p>")}{enfants}"
            )
        );
    }
}
