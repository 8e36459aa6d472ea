using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>The errors of the form, in the order of its fields, each leading to its field; nothing when there is none.</summary>
[HtmlTargetElement("dsfr-resume-erreurs", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ResumeErreursTagHelper : TagHelper
{
    /// <summary>Level of the title.</summary>
    public int Niveau { get; set; } = 2;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.Devient("div");
        output.Classer("fr-alert fr-alert--error fr-mb-4w");
        output.Attributes.SetAttribute("id", "resume-erreurs");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        // Without script the browser itself leads the keyboard and the screen reader here after a refused form.
        output.Attributes.SetAttribute(
            new TagHelperAttribute("autofocus", null, HtmlAttributeValueStyle.Minimized)
        );
        output.Content.SetHtmlContent(new Liste(ViewContext, Niveau));
    }

    /// <summary>Written when the page leaves, once every field below has said its name, id and label.</summary>
    private sealed class Liste(ViewContext vue, int niveau) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var lignes = Lignes().Distinct().ToList();
            var nombre = lignes.Count > 1 ? $"{lignes.Count} erreurs" : "une erreur";
            Html(
                    $"<h{niveau} class=\"fr-alert__title\">Le formulaire contient {nombre}</h{niveau}><ul>{Suite(lignes.Select(Ecrire))}</ul>"
                )
                .WriteTo(writer, encoder);
        }

        private IEnumerable<(string? Id, string Phrase)> Lignes()
        {
            var champs = ChampsDeLaPage.Du(vue);
            foreach (var phrase in ErreursDeSaisie.Phrases(vue.ModelState.Root))
            {
                yield return (null, phrase);
            }
            foreach (var champ in champs)
            {
                foreach (var phrase in ErreursDeSaisie.Du(vue.ModelState, champ.Nom))
                {
                    yield return (champ.Id, Situer(phrase, champ.Libelle));
                }
            }
            foreach (var (cle, entree) in vue.ModelState)
            {
                if (cle.Length > 0 && !champs.Any(c => ErreursDeSaisie.Concerne(cle, c.Nom)))
                {
                    foreach (var phrase in ErreursDeSaisie.Phrases(entree))
                    {
                        yield return (null, phrase);
                    }
                }
            }
        }

        private static string Situer(string phrase, string libelle) =>
            phrase.Contains(libelle, StringComparison.OrdinalIgnoreCase)
                ? phrase
                : $"{libelle} : {phrase}";

        private static IHtmlContent Ecrire((string? Id, string Phrase) ligne) =>
            ligne.Id is null
                ? Html($"<li>{ligne.Phrase}</li>")
                : Html($"<li><a href=\"#{ligne.Id}\">{ligne.Phrase}</a></li>");
    }
}
