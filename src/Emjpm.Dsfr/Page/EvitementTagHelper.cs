using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>One skip link.</summary>
[HtmlTargetElement("dsfr-evitement", ParentTag = "dsfr-liens-evitement")]
public sealed class EvitementTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient("a");
        output.Classer("fr-link");
        output.PreElement.AppendHtml("<li>");
        output.PostElement.AppendHtml("</li>");
    }
}
