using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>One step of the breadcrumb; without <c>href</c>, the current page.</summary>
[HtmlTargetElement("dsfr-fil-lien", ParentTag = "dsfr-fil")]
public sealed class FilLienTagHelper : TagHelper
{
    public string? Href { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient("a");
        output.Classer("fr-breadcrumb__link");
        output.Attributes.SetAttribute(
            Href.EstDit() ? "href" : "aria-current",
            Href.EstDit() ? Href : "page"
        );
        output.PreElement.AppendHtml("<li>");
        output.PostElement.AppendHtml("</li>");
    }
}
