using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Text of several lines.</summary>
[HtmlTargetElement("dsfr-texte-long")]
public sealed class TexteLongTagHelper : ChampTagHelper
{
    public int Rows { get; set; } = 5;

    protected override void Composer(TagHelperOutput sortie, TagHelperContent enfants)
    {
        sortie.Classer(
            "fr-input-group",
            EnErreur ? "fr-input-group--error" : null,
            Disabled ? "fr-input-group--disabled" : null
        );
        // No maxlength, unlike on one line: long texts are pasted, and a browser would cut them without a word.
        var attributs = AttributsDuControle().Impose("class", "fr-input").Impose("rows", Rows);
        // A parser drops the first line break of a textarea: one is written so that none of the text is lost.
        sortie.Content.SetHtmlContent(
            Html($"{Etiquette()}<textarea{attributs}>{"\n"}{Valeur}</textarea>{Messages()}")
        );
    }
}
