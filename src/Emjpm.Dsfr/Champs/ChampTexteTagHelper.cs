using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>One-line field: text, e-mail address, password, telephone, number, year.</summary>
[HtmlTargetElement("dsfr-champ")]
public sealed class ChampTexteTagHelper : ChampTagHelper
{
    private static readonly HashSet<Type> entiers =
    [
        typeof(byte),
        typeof(short),
        typeof(int),
        typeof(long),
    ];
    private static readonly HashSet<Type> decimaux =
    [
        typeof(float),
        typeof(double),
        typeof(decimal),
    ];

    /// <summary><c>text</c>, <c>email</c>, <c>password</c>, <c>tel</c>, <c>url</c>, <c>search</c>, <c>number</c> or <c>year</c>;
    /// by default what the property says.</summary>
    public string? Type { get; set; }

    /// <summary>Width that tells the length expected: <c>court</c>, <c>moyen</c>; the whole column by default.</summary>
    public string? Largeur { get; set; }

    protected override void Composer(TagHelperOutput sortie, TagHelperContent enfants)
    {
        var nature = Type.EstDit() ? Type : NatureDuModele();
        if (nature == "password")
        {
            ComposerMotDePasse(sortie);
            return;
        }
        sortie.Classer(
            "fr-input-group",
            EnErreur ? "fr-input-group--error" : null,
            Disabled ? "fr-input-group--disabled" : null,
            Largeur is { Length: > 0 } l ? $"emjpm-champ--{l}"
                : nature == "year" ? "emjpm-champ--court"
                : null
        );
        var saisie = Html($"<input{Controle(nature)}>");
        sortie.Content.SetHtmlContent(
            Html(
                $"{Etiquette()}{(enfants.IsEmptyOrWhiteSpace ? saisie : Html($"<div class=\"fr-input-wrap fr-input-wrap--addon\">{saisie}{enfants}</div>"))}{Messages()}"
            )
        );
    }

    private IHtmlContent Controle(string nature)
    {
        // A number is a text field with a digits keyboard: a browser sends nothing at all when a number field holds
        // something else, so what was typed would be lost and the refusal could not say why.
        var numerique = nature is "number" or "year";
        return AttributsDuControle()
            .Impose("class", "fr-input")
            .Impose("type", numerique ? "text" : nature)
            .Defaut("inputmode", numerique ? (EstDecimal() ? "decimal" : "numeric") : null)
            .Defaut("maxlength", LongueurMaximale() ?? (nature == "year" ? 4 : null))
            .Defaut("value", Valeur);
    }

    private void ComposerMotDePasse(TagHelperOutput sortie)
    {
        sortie.Classer("fr-password", EnErreur ? "fr-input-group--error" : null);
        var attributs = AttributsDuControle()
            .Impose("class", "fr-password__input fr-input")
            .Impose("type", "password")
            .Defaut("autocomplete", "current-password")
            .Defaut("autocapitalize", "off")
            .Defaut("autocorrect", "off");
        sortie.Content.SetHtmlContent(
            Html(
                $"""
                {Etiquette(
                    "fr-password__label fr-label"
                )}<div class="fr-input-wrap"><input{attributs}></div>{Messages()}
                <div class="fr-password__checkbox fr-checkbox-group fr-checkbox-group--sm">
                    <input aria-label="Afficher le mot de passe" id="{Id}-show" type="checkbox">
                    <label class="fr-password__checkbox fr-label" for="{Id}-show">Afficher</label>
                </div>
                """
            )
        );
    }

    private string NatureDuModele() =>
        Metadonnees.DataTypeName switch
        {
            nameof(DataType.EmailAddress) => "email",
            nameof(DataType.Password) => "password",
            nameof(DataType.PhoneNumber) => "tel",
            nameof(DataType.Url) => "url",
            _ when entiers.Contains(Metadonnees.UnderlyingOrModelType) || EstDecimal() => "number",
            _ => "text",
        };

    private bool EstDecimal() => decimaux.Contains(Metadonnees.UnderlyingOrModelType);

    private int? LongueurMaximale() =>
        Metadonnees
            .ValidatorMetadata.Select(v =>
                v switch
                {
                    StringLengthAttribute longueur => longueur.MaximumLength,
                    MaxLengthAttribute { Length: > 0 } longueur => longueur.Length,
                    LengthAttribute longueur => longueur.MaximumLength,
                    _ => (int?)null,
                }
            )
            .Min();
}
