using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>A civil date typed in one text field, JJ/MM/AAAA; read by <see cref="DateFrBinder"/>.</summary>
[HtmlTargetElement("dsfr-date")]
public sealed class DateTagHelper : ChampTagHelper
{
    /// <summary>Date given as an example in the hint.</summary>
    public string Exemple { get; set; } = "14/03/2027";

    protected override string AideComplete
    {
        get
        {
            var format = $"Format attendu : JJ/MM/AAAA, par exemple {Exemple}";
            return base.AideComplete is { Length: > 0 } aide ? $"{aide} {format}" : format;
        }
    }

    protected override string? Ecrire(object? valeur) =>
        valeur switch
        {
            DateOnly date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            DateTime date => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            _ => null,
        };

    protected override void Composer(TagHelperOutput sortie, TagHelperContent enfants)
    {
        sortie.Classer(
            "fr-input-group",
            EnErreur ? "fr-input-group--error" : null,
            Disabled ? "fr-input-group--disabled" : null,
            "emjpm-champ--date"
        );
        var attributs = AttributsDuControle()
            .Impose("class", "fr-input")
            .Impose("type", "text")
            .Defaut("autocomplete", "off")
            .Defaut("maxlength", 20)
            .Defaut("value", Valeur);
        sortie.Content.SetHtmlContent(Html($"{Etiquette()}<input{attributs}>{Messages()}"));
    }
}
