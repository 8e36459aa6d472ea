using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>One tab and its panel.</summary>
[HtmlTargetElement("dsfr-onglet", ParentTag = "dsfr-onglets")]
public sealed class OngletTagHelper : TagHelper
{
    public string Titre { get; set; } = "";

    /// <summary>Shown first; the first tab by default.</summary>
    public bool Actif { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var contenu = await output.GetChildContentAsync();
        ((List<Onglet>)context.Items[typeof(OngletsTagHelper)]).Add(new(Titre, Actif, contenu));
        output.SuppressOutput();
    }
}

internal sealed record Onglet(string Titre, bool Actif, IHtmlContent Contenu);
