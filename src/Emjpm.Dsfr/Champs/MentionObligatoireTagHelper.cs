using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

/// <summary>Sentence at the top of a form that says how optional fields are told from the others.</summary>
[HtmlTargetElement("dsfr-mention-obligatoire", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MentionObligatoireTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Devient("p");
        output.Classer("fr-hint-text fr-mb-3w");
        output.Content.SetContent(
            "Tous les champs sont obligatoires, sauf ceux marqués « (facultatif) »."
        );
    }
}
