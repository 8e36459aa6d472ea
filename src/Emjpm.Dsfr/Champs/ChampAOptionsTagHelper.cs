using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Dsfr;

/// <summary>What a list and a group of choices share: the answers offered and those chosen.</summary>
public abstract class ChampAOptionsTagHelper : ChampTagHelper
{
    /// <summary>Answers offered; by default the members of the enumeration, or Oui and Non for a boolean.</summary>
    public IEnumerable<SelectListItem>? Options { get; set; }

    protected IReadOnlyList<SelectListItem> Offertes() => [.. Options ?? OptionsDuModele()];

    /// <summary>The values chosen: those sent if the form was just sent, else those of the model.</summary>
    protected IReadOnlySet<string> Choisies()
    {
        if (ViewContext.ModelState.TryGetValue(Nom, out var saisie) && saisie.RawValue is { } brute)
        {
            return brute switch
            {
                string une => Ensemble([une]),
                IEnumerable plusieurs => Ensemble(plusieurs.Cast<object?>()),
                _ => Ensemble([brute]),
            };
        }
        return For.Model switch
        {
            null => Ensemble([]),
            string une => Ensemble([une]),
            IEnumerable plusieurs => Ensemble(plusieurs.Cast<object?>()),
            var une => Ensemble([une]),
        };
    }

    // What an option says of itself counts when the form is first shown only: once sent, no answer is an answer.
    protected bool EstChoisie(SelectListItem option, IReadOnlySet<string> choisies) =>
        choisies.Count == 0
            ? option.Selected && !HttpMethods.IsPost(ViewContext.HttpContext.Request.Method)
            : choisies.Contains(option.Value ?? option.Text);

    private HashSet<string> Ensemble(IEnumerable<object?> valeurs) =>
        valeurs.SelectMany(Ecritures).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A member of an enumeration may be offered under its name or under its number.</summary>
    private IEnumerable<string> Ecritures(object? valeur)
    {
        if (valeur is Enum choix)
        {
            yield return choix.ToString("D");
        }
        if (Ecrire(valeur) is { } texte)
        {
            yield return texte;
        }
    }

    private IEnumerable<SelectListItem> OptionsDuModele()
    {
        var metadonnees = Metadonnees.IsEnumerableType ? Metadonnees.ElementMetadata! : Metadonnees;
        if (metadonnees.UnderlyingOrModelType == typeof(bool))
        {
            return [new("Oui", "true"), new("Non", "false")];
        }
        if (metadonnees is { IsEnum: true, EnumGroupedDisplayNamesAndValues: { } membres })
        {
            var noms = metadonnees.EnumNamesAndValues!.ToLookup(m => m.Value, m => m.Key);
            return membres.Select(m => new SelectListItem(m.Key.Name, noms[m.Value].First()));
        }
        throw new InvalidOperationException(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Give options to the field {Nom}: its type offers none."
            )
        );
    }
}
