using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>
/// Tabs. With script they are the design system's; without, the style sheet hides the row of tabs and shows every panel
/// one under the other with its title, after a short table of contents.
/// </summary>
[HtmlTargetElement("dsfr-onglets")]
public sealed class OngletsTagHelper : TagHelper
{
    /// <summary>Name of the set of tabs.</summary>
    public string Libelle { get; set; } = "";

    /// <summary>Prefix of the ids, to be changed when a page has two sets.</summary>
    public string Id { get; set; } = "onglet";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var onglets = new List<Onglet>();
        context.Items[typeof(OngletsTagHelper)] = onglets;
        await output.GetChildContentAsync();
        var choisi = Math.Max(0, onglets.FindIndex(o => o.Actif));
        output.Devient("div");
        output.Classer("fr-tabs");
        output.Content.SetHtmlContent(
            Html(
                $"""
                <ul class="fr-tabs__list" role="tablist" aria-label="{Libelle}">{Suite(
                    onglets.Select((o, i) => Bouton(o, i, i == choisi))
                )}</ul>
                <ul class="emjpm-sans-js">{Suite(
                    onglets.Select(
                        (o, i) => Html($"<li><a href=\"#{Id}-{i + 1}-panel\">{o.Titre}</a></li>")
                    )
                )}</ul>
                {Suite(onglets.Select((o, i) => Panneau(o, i, i == choisi)))}
                """
            )
        );
    }

    private IHtmlContent Bouton(Onglet onglet, int rang, bool choisi) =>
        Html(
            $"<li role=\"presentation\"><button type=\"button\" id=\"{Id}-{rang + 1}\" class=\"fr-tabs__tab\" tabindex=\"{(choisi ? 0 : -1)}\" role=\"tab\" aria-selected=\"{(choisi ? "true" : "false")}\" aria-controls=\"{Id}-{rang + 1}-panel\">{onglet.Titre}</button></li>"
        );

    private IHtmlContent Panneau(Onglet onglet, int rang, bool choisi) =>
        Html(
            $"<div id=\"{Id}-{rang + 1}-panel\" class=\"fr-tabs__panel{(choisi ? " fr-tabs__panel--selected" : "")}\" role=\"tabpanel\" aria-labelledby=\"{Id}-{rang + 1}\" tabindex=\"0\"><p class=\"emjpm-sans-js fr-h4\">{onglet.Titre}</p>{onglet.Contenu}</div>"
        );
}
