using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Radio buttons, or checkboxes when several answers are allowed.</summary>
[HtmlTargetElement("dsfr-choix")]
public sealed class ChoixTagHelper : ChampAOptionsTagHelper
{
    /// <summary>Several answers allowed; by default when the property is a list.</summary>
    public bool? Multiple { get; set; }

    /// <summary>Answers side by side.</summary>
    public bool EnLigne { get; set; }

    /// <summary>Small boxes.</summary>
    public bool Petite { get; set; }

    private bool Plusieurs => Multiple ?? Metadonnees.IsEnumerableType;

    // A list that is not nullable is "required" by the framework, yet an empty list is an answer:
    // only a minimum asks for one.
    protected override bool Obligatoire =>
        Plusieurs
            ? Metadonnees.ValidatorMetadata.Any(v =>
                v is MinLengthAttribute { Length: > 0 } or LengthAttribute { MinimumLength: > 0 }
            )
            : base.Obligatoire;

    protected override string IdCible => IdOption(0);

    protected override void Composer(TagHelperOutput sortie, TagHelperContent enfants)
    {
        var offertes = Offertes();
        var choisies = Choisies();
        sortie.Devient("fieldset");
        sortie.Classer("fr-fieldset", EnErreur ? "fr-fieldset--error" : null);
        sortie.Attributes.SetAttribute("id", Id);
        if (EnErreur)
        {
            sortie.Attributes.SetAttribute("role", "group");
        }
        sortie.Attributes.SetAttribute("aria-labelledby", $"{Id}-legend {IdMessages}");
        sortie.Content.SetHtmlContent(
            Html(
                $"""
                <legend class="fr-fieldset__legend--regular fr-fieldset__legend" id="{Id}-legend">{TexteEtiquette()}</legend>
                {Suite(
                    offertes.Select((o, rang) => Reponse(o, rang, EstChoisie(o, choisies)))
                )}{enfants}{Messages()}
                """
            )
        );
    }

    private IHtmlContent Reponse(SelectListItem option, int rang, bool choisie)
    {
        var forme = Plusieurs ? "checkbox" : "radio";
        var id = IdOption(rang);
        var attributs = Attributs
            .Depuis(Ecrits)
            .Impose("id", id)
            .Impose("name", Nom)
            .Impose("type", forme)
            .Impose("value", option.Value ?? option.Text)
            .Drapeau("checked", choisie)
            .Drapeau("disabled", Disabled || option.Disabled);
        var aide = (option as OptionDsfr)?.Aide;
        return Html(
            $"""
            <div class="fr-fieldset__element{(EnLigne ? " fr-fieldset__element--inline" : "")}">
                <div class="fr-{forme}-group{(Petite ? $" fr-{forme}-group--sm" : "")}">
                    <input{attributs}>
                    <label class="fr-label" for="{id}">{option.Text}{Si(
                aide.EstDit(),
                $"<span class=\"fr-hint-text\">{aide}</span>"
            )}</label>
                </div>
            </div>
            """
        );
    }

    private string IdOption(int rang) => $"{Id}-{rang + 1}";
}
