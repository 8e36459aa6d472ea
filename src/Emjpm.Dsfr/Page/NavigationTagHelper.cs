using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Main menu, inside the header or alone. Holds <c>dsfr-navigation-lien</c> tags.</summary>
[HtmlTargetElement("dsfr-navigation")]
public sealed class NavigationTagHelper : TagHelper
{
    public string Libelle { get; set; } = "Menu principal";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        var zones = ZonesEntete.De(context);
        if (enfants.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
        }
        else if (zones is null)
        {
            output.Devient("nav");
            output.Classer("fr-nav");
            output.Attributes.SetAttribute("role", "navigation");
            output.Attributes.SetAttribute("aria-label", Libelle);
            output.Content.SetHtmlContent(Html($"<ul class=\"fr-nav__list\">{enfants}</ul>"));
        }
        else
        {
            zones.Navigation = Html(
                $"<nav class=\"fr-nav\" id=\"navigation\" role=\"navigation\" aria-label=\"{Libelle}\"><ul class=\"fr-nav__list\">{enfants}</ul></nav>"
            );
            output.SuppressOutput();
        }
    }
}
