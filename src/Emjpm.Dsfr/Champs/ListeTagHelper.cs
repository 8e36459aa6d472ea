using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Drop-down list.</summary>
[HtmlTargetElement("dsfr-liste")]
public sealed class ListeTagHelper : ChampAOptionsTagHelper
{
    /// <summary>Text of the empty first answer, offered when the answer is optional or not given yet.</summary>
    public string Vide { get; set; } = "Sélectionner une option";

    protected override void Composer(TagHelperOutput sortie, TagHelperContent enfants)
    {
        sortie.Classer(
            "fr-select-group",
            EnErreur ? "fr-select-group--error" : null,
            Disabled ? "fr-select-group--disabled" : null
        );
        var attributs = AttributsDuControle().Impose("class", "fr-select");
        sortie.Content.SetHtmlContent(
            Html($"{Etiquette()}<select{attributs}>{ToutesLesOptions()}</select>{Messages()}")
        );
    }

    private IHtmlContent ToutesLesOptions()
    {
        var offertes = Offertes();
        var choisies = Choisies();
        // One answer only may be chosen, the first that fits: the empty one counts when it is offered.
        var choisie = offertes.FirstOrDefault(o => EstChoisie(o, choisies));
        var options = new HtmlContentBuilder();
        if (
            (choisie is null || !Obligatoire || Facultatif == true)
            && offertes.All(o => o.Value != "")
        )
        {
            // Not disabled, unlike the design system's example: a disabled answer is not sent at all, so an optional
            // choice could not be taken back and an answer not given could not be refused.
            options.AppendHtml(
                Html($"<option value=\"\"{Attribut("selected", choisie is null)}>{Vide}</option>")
            );
        }
        foreach (var groupe in offertes.GroupBy(o => o.Group))
        {
            var lignes = Suite(groupe.Select(o => Ligne(o, ReferenceEquals(o, choisie))));
            options.AppendHtml(
                groupe.Key is null
                    ? lignes
                    : Html(
                        $"<optgroup label=\"{groupe.Key.Name}\"{Attribut("disabled", groupe.Key.Disabled)}>{lignes}</optgroup>"
                    )
            );
        }
        return options;
    }

    private static IHtmlContent Ligne(SelectListItem option, bool choisie) =>
        Html(
            $"<option value=\"{option.Value ?? option.Text}\"{Attribut("selected", choisie)}{Attribut("disabled", option.Disabled)}>{option.Text}</option>"
        );

    private static Attributs Attribut(string nom, bool pose) => new Attributs().Drapeau(nom, pose);
}
