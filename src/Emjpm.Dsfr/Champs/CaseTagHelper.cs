using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>A single checkbox for a boolean.</summary>
[HtmlTargetElement("dsfr-case")]
public sealed class CaseTagHelper : ChampTagHelper
{
    /// <summary>Small box.</summary>
    public bool Petite { get; set; }

    // Unticked is an answer: nothing to call mandatory or optional.
    protected override bool Obligatoire => false;

    protected override void Composer(TagHelperOutput sortie, TagHelperContent enfants)
    {
        Facultatif ??= false;
        sortie.Classer(
            "fr-checkbox-group",
            Petite ? "fr-checkbox-group--sm" : null,
            EnErreur ? "fr-checkbox-group--error" : null
        );
        var attributs = AttributsDuControle()
            .Impose("type", "checkbox")
            .Impose("value", "true")
            .Drapeau("checked", EstCochee());
        // The hidden field says "no" when the box is not ticked; ticked, the first value wins.
        sortie.Content.SetHtmlContent(
            Html(
                $"<input{attributs}>{Etiquette()}{Messages()}{Si(!Disabled, $"<input type=\"hidden\" name=\"{Nom}\" value=\"false\">")}"
            )
        );
    }

    private bool EstCochee() =>
        (Valeur ?? "").Split(',')[0].Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
}
