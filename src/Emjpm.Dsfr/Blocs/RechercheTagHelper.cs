using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Search bar, to be put in a form; its button sends the form.</summary>
[HtmlTargetElement("dsfr-recherche", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RechercheTagHelper : TagHelper
{
    /// <summary>The property searched; or give <c>nom</c> and <c>valeur</c>.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    public string? Nom { get; set; }

    public string? Valeur { get; set; }

    public string Libelle { get; set; } = "Rechercher";

    /// <summary>Text of the button.</summary>
    public string Bouton { get; set; } = "Rechercher";

    public bool Grande { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var nom = For is null
            ? Nom ?? "q"
            : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id =
            output.Attributes["id"]?.Value?.ToString() ?? TagBuilder.CreateSanitizedId(nom, "_");
        output.Attributes.RemoveAll("id");
        var saisie = Attributs
            .Depuis(output.Attributes.Where(a => a.Name != "class"))
            .Impose("class", "fr-input")
            .Impose("aria-describedby", $"{id}-messages")
            .Defaut("placeholder", Libelle)
            .Impose("id", id)
            .Impose("name", nom)
            .Impose("type", "search")
            .Defaut("value", Valeur ?? For?.Model?.ToString());
        var classe = output.Attributes["class"]?.Value?.ToString();
        output.Attributes.Clear();
        output.Devient("div");
        output.Classer("fr-search-bar", Grande ? "fr-search-bar--lg" : null, classe);
        output.Attributes.SetAttribute("role", "search");
        output.Content.SetHtmlContent(
            Html(
                $"""
                <label class="fr-label" for="{id}">{Libelle}</label><input{saisie}>
                <div class="fr-messages-group" id="{id}-messages" aria-live="polite"></div>
                <button title="{Bouton}" type="submit" class="fr-btn">{Bouton}</button>
                """
            )
        );
    }
}
