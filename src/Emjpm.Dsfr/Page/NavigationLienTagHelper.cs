using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>One entry of the main menu.</summary>
[HtmlTargetElement("dsfr-navigation-lien", ParentTag = "dsfr-navigation")]
public sealed class NavigationLienTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>Whether one is in this part; by default when the address of the page is this one or below it.</summary>
    public bool? Active { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient("a");
        output.Classer("fr-nav__link");
        output.Attributes.SetAttribute("href", Href);
        if (Situation() is { } situation)
        {
            output.Attributes.SetAttribute("aria-current", situation);
        }
        output.PreElement.AppendHtml("<li class=\"fr-nav__item\">");
        output.PostElement.AppendHtml("</li>");
    }

    /// <summary><c>page</c> on the page itself, <c>true</c> on a page below.</summary>
    private string? Situation()
    {
        var chemin = ViewContext.HttpContext.Request.Path;
        var interne = Href.StartsWith('/');
        var ici = interne && chemin.Equals(Href, StringComparison.OrdinalIgnoreCase);
        // Every page is below the home page: it is current on itself only.
        var dessous =
            interne
            && Href.Length > 1
            && chemin.StartsWithSegments(Href, StringComparison.OrdinalIgnoreCase);
        return (Active ?? (ici || dessous)) ? (ici ? "page" : "true") : null;
    }
}
