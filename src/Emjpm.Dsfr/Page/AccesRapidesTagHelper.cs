using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Quick links of the header: account, sign out. Holds <c>dsfr-acces</c> tags.</summary>
[HtmlTargetElement("dsfr-acces-rapides", ParentTag = "dsfr-entete")]
public sealed class AccesRapidesTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var enfants = await output.GetChildContentAsync();
        if (!enfants.IsEmptyOrWhiteSpace && ZonesEntete.De(context) is { } zones)
        {
            zones.AccesRapides = Html($"<ul class=\"fr-btns-group\">{enfants}</ul>");
        }
        output.SuppressOutput();
    }
}
