using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Fields that go together under one legend; the fields inside wrap themselves as the design system asks.</summary>
[HtmlTargetElement("dsfr-groupe")]
public sealed class GroupeTagHelper : TagHelper
{
    public string Legende { get; set; } = "";

    public string? Aide { get; set; }

    /// <summary>Id of the fieldset, from which the id of the legend is made.</summary>
    public string? Id { get; set; }

    /// <summary>Whether the tag being rendered is inside a group.</summary>
    internal static bool Entoure(TagHelperContext contexte) =>
        contexte.Items.ContainsKey(typeof(GroupeTagHelper));

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(GroupeTagHelper)] = true;
        var enfants = await output.GetChildContentAsync();
        var idLegende = $"{Id ?? "groupe-" + context.UniqueId}-legend";
        output.Devient("fieldset");
        output.Classer("fr-fieldset");
        if (Id.EstDit())
        {
            output.Attributes.SetAttribute("id", Id);
        }
        output.Attributes.SetAttribute("aria-labelledby", idLegende);
        output.Content.SetHtmlContent(
            Html(
                $"<legend class=\"fr-fieldset__legend\" id=\"{idLegende}\">{Legende}{Si(Aide.EstDit(), $"<span class=\"fr-hint-text\">{Aide}</span>")}</legend>{enfants}"
            )
        );
    }
}
