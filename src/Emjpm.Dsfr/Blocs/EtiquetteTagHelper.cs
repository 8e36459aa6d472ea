using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>Badge: a state in a word or two. The word must say it all, colour and icon only repeat it.</summary>
[HtmlTargetElement("dsfr-etiquette")]
public sealed class EtiquetteTagHelper : TagHelper
{
    /// <summary><c>success</c>, <c>warning</c>, <c>info</c>, <c>error</c> or <c>new</c>; neutral by default.</summary>
    public string? Type { get; set; }

    public bool Petite { get; set; }

    public bool SansIcone { get; set; }

    /// <summary>Element written: <c>p</c>, or <c>span</c> inside a sentence or a heading.</summary>
    public string Balise { get; set; } = "p";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient(Balise);
        output.Classer(
            "fr-badge",
            Type.EstDit() ? $"fr-badge--{Type}" : null,
            Petite ? "fr-badge--sm" : null,
            SansIcone ? "fr-badge--no-icon" : null
        );
    }
}
