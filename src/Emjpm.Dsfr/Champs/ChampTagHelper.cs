using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>What every form field shares: name, label, hint, what was typed, errors and the links between them.</summary>
public abstract class ChampTagHelper : TagHelper
{
    private static readonly string[] propresAuGroupe = ["class", "id", "hidden"];

    /// <summary>The property the field fills.</summary>
    [HtmlAttributeName("asp-for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>Label; by default the <c>[Display(Name)]</c> of the property.</summary>
    public string? Libelle { get; set; }

    /// <summary>Hint under the label; by default the <c>[Display(Description)]</c> of the property.</summary>
    public string? Aide { get; set; }

    /// <summary>Forces or silences the word « (facultatif) »; by default it follows what the model requires.</summary>
    public bool? Facultatif { get; set; }

    /// <summary>Shows the field without letting it be changed or sent.</summary>
    public bool Disabled { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Name sent by the form.</summary>
    protected string Nom { get; private set; } = "";

    /// <summary>Id of the control, or of the fieldset of a group of choices.</summary>
    protected string Id { get; private set; } = "";

    /// <summary>Sentences to show under the field.</summary>
    protected IReadOnlyList<string> Erreurs { get; private set; } = [];

    /// <summary>What the page author wrote on the tag and that belongs to the control.</summary>
    protected IReadOnlyList<TagHelperAttribute> Ecrits { get; private set; } = [];

    protected bool EnErreur => Erreurs.Count > 0;

    protected string IdMessages => $"{Id}-messages";

    protected ModelMetadata Metadonnees => For.Metadata;

    /// <summary>Whether an empty answer is refused by the model.</summary>
    protected virtual bool Obligatoire => Metadonnees.IsRequired;

    /// <summary>Id the summary of errors leads to.</summary>
    protected virtual string IdCible => Id;

    /// <summary>Hint shown, the one of the component included.</summary>
    protected virtual string? AideComplete => Aide.EstDit() ? Aide : Metadonnees.Description;

    protected string LibelleComplet =>
        Libelle.EstDit() ? Libelle : Metadonnees.DisplayName ?? Metadonnees.PropertyName ?? Nom;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        Nom = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        Id = output.Attributes["id"]?.Value?.ToString() ?? TagBuilder.CreateSanitizedId(Nom, "_");
        Erreurs = ErreursDeSaisie.Du(ViewContext.ModelState, Nom);
        Ecrits = [.. output.Attributes.Where(a => !propresAuGroupe.Contains(a.Name))];
        var groupe = output.Attributes.Where(a => a.Name is "class" or "hidden").ToList();
        output.Attributes.Clear();
        groupe.ForEach(output.Attributes.Add);
        ChampsDeLaPage.Inscrire(ViewContext, Nom, IdCible, LibelleComplet);

        output.Devient("div");
        Composer(output, await output.GetChildContentAsync());
        if (GroupeTagHelper.Entoure(context))
        {
            output.PreElement.AppendHtml("<div class=\"fr-fieldset__element\">");
            output.PostElement.AppendHtml("</div>");
        }
    }

    /// <summary>Writes the field; <paramref name="enfants"/> is what the page author put inside the tag.</summary>
    protected abstract void Composer(TagHelperOutput sortie, TagHelperContent enfants);

    /// <summary>The value to show: what was typed if the form was just sent, else the value of the model.</summary>
    protected string? Valeur =>
        ViewContext.ModelState.TryGetValue(Nom, out var saisie) && saisie.RawValue is not null
            ? saisie.AttemptedValue
            : Ecrire(For.Model);

    /// <summary>How a value of the model is written in the control.</summary>
    protected virtual string? Ecrire(object? valeur) =>
        valeur switch
        {
            null => null,
            bool vrai => vrai ? "true" : "false",
            Enum choix => choix.ToString(),
            _ when Metadonnees.EditFormatString is { } format => string.Format(
                CultureInfo.CurrentCulture,
                format,
                valeur
            ),
            _ => Convert.ToString(valeur, CultureInfo.CurrentCulture),
        };

    /// <summary>Attributes every control carries, after those written by the page author.</summary>
    private protected Attributs AttributsDuControle() =>
        Attributs
            .Depuis(Ecrits)
            .Impose("id", Id)
            .Impose("name", Nom)
            .Impose("aria-describedby", Classes.Joindre(Ecrit("aria-describedby"), IdMessages))
            .Defaut("aria-required", Obligatoire && Facultatif != true ? "true" : null)
            .Defaut("aria-invalid", EnErreur ? "true" : null)
            .Drapeau("disabled", Disabled);

    private string? Ecrit(string nom) =>
        Ecrits.FirstOrDefault(a => a.Name == nom)?.Value?.ToString();

    protected IHtmlContent Etiquette(string classe = "fr-label") =>
        Html($"<label class=\"{classe}\" for=\"{Id}\">{TexteEtiquette()}</label>");

    /// <summary>Label, mention of an optional answer, hint.</summary>
    protected IHtmlContent TexteEtiquette() =>
        Html(
            $"{LibelleComplet}{Si(Facultatif ?? !Obligatoire, $" <span class=\"emjpm-facultatif\">(facultatif)</span>")}{Si(AideComplete.EstDit(), $"<span class=\"fr-hint-text\">{AideComplete}</span>")}"
        );

    /// <summary>The place of the errors, always present so that a screen reader announces what enters it.</summary>
    protected IHtmlContent Messages() =>
        Html(
            $"<div class=\"fr-messages-group\" id=\"{IdMessages}\" aria-live=\"polite\">{Suite(Erreurs.Select(Message))}</div>"
        );

    private IHtmlContent Message(string erreur, int rang) =>
        Html(
            $"<p class=\"fr-message fr-message--error\" id=\"{Id}-message-error{(rang == 0 ? "" : $"-{rang + 1}")}\">{erreur}</p>"
        );
}
