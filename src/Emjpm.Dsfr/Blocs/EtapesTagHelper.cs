using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Stepper: where one is in a form of several pages.</summary>
[HtmlTargetElement("dsfr-etapes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class EtapesTagHelper : TagHelper
{
    /// <summary>Current step, from 1.</summary>
    public int Courant { get; set; } = 1;

    /// <summary>Number of steps, 2 to 8.</summary>
    public int Total { get; set; } = 2;

    public string Titre { get; set; } = "";

    /// <summary>Title of the next step; none on the last.</summary>
    public string? Suivant { get; set; }

    /// <summary>Level of the title.</summary>
    public int Niveau { get; set; } = 2;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient("div");
        output.Classer("fr-stepper");
        output.Content.SetHtmlContent(
            Html(
                $"""
                <h{Niveau} class="fr-stepper__title">{Titre} <span class="fr-stepper__state">Étape {Courant} sur {Total}</span></h{Niveau}>
                <div class="fr-stepper__steps" data-fr-current-step="{Courant}" data-fr-steps="{Total}"></div>
                {Si(
                    Suivant.EstDit(),
                    $"<p class=\"fr-stepper__details\"><span class=\"fr-text--bold\">Étape suivante :</span> {Suivant}</p>"
                )}
                """
            )
        );
    }
}
