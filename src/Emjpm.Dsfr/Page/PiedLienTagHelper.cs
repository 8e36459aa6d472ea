using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>One link of the bottom of the footer.</summary>
[HtmlTargetElement("dsfr-pied-lien", ParentTag = "dsfr-pied")]
public sealed class PiedLienTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient("a");
        output.Classer("fr-footer__bottom-link");
        output.PreElement.AppendHtml("<li class=\"fr-footer__bottom-item\">");
        output.PostElement.AppendHtml("</li>");
    }
}
