using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>One quick link of the header; without <c>href</c> it holds what the page writes, such as a sign-out form.</summary>
[HtmlTargetElement("dsfr-acces", ParentTag = "dsfr-acces-rapides")]
public sealed class AccesTagHelper : TagHelper
{
    public string? Href { get; set; }

    /// <summary>Icon of the design system without its prefix, such as <c>account-circle-line</c>.</summary>
    public string? Icone { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Href.EstDit())
        {
            output.Devient("li");
            return;
        }
        output.Devient("a");
        output.Classer("fr-btn", Icone.EstDit() ? $"fr-icon-{Icone}" : null);
        output.Attributes.SetAttribute("href", Href);
        output.PreElement.AppendHtml("<li>");
        output.PostElement.AppendHtml("</li>");
    }
}
