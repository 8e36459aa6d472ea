using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Emjpm.Dsfr.Tests;

/// <summary>
/// Markup reduced to what a reader, a style sheet and a screen reader see, one line an element:
/// order of attributes and classes, white space and the very ids do not count, what the ids link does.
/// </summary>
public static partial class Structure
{
    private static readonly string[] references =
    [
        "for",
        "aria-describedby",
        "aria-labelledby",
        "aria-controls",
    ];

    // Names, addresses and values are the page's own; the ids are replaced by what they link.
    private static readonly string[] ignores =
    [
        "id",
        "name",
        "href",
        "value",
        "title",
        "data-row-key",
    ];

    public static string De(IElement racine)
    {
        var cibles = racine.QuerySelectorAll("[id]").Select((e, rang) => (e, rang)).ToList();
        var visees = racine
            .QuerySelectorAll("*")
            .SelectMany(e => references.SelectMany(r => (e.GetAttribute(r) ?? "").Split(' ')))
            .ToHashSet();
        var numeros = cibles
            .Where(c => visees.Contains(c.e.Id!))
            .Select((c, rang) => (c.e.Id, rang))
            .DistinctBy(c => c.Id)
            .ToDictionary(c => c.Id!, c => $"#{c.rang + 1}");
        return string.Join('\n', racine.Children.SelectMany(e => Lignes(e, 0, numeros)));
    }

    private static IEnumerable<string> Lignes(
        IElement element,
        int retrait,
        Dictionary<string, string> numeros
    )
    {
        var classes = string.Concat(
            element.ClassList.Order(StringComparer.Ordinal).Select(c => "." + c)
        );
        var attributs = string.Concat(
            element
                .Attributes.Where(a => a.Name != "class" && !ignores.Contains(a.Name))
                .OrderBy(a => a.Name, StringComparer.Ordinal)
                .Select(a => $"[{a.Name}={Valeur(a, numeros)}]")
        );
        var id = element.Id is { } i && numeros.TryGetValue(i, out var numero) ? numero : "";
        var texte = Blancs()
            .Replace(
                string.Concat(element.ChildNodes.OfType<IText>().Select(t => t.Data + " ")),
                " "
            )
            .Trim();
        yield return $"{new string(' ', retrait)}{element.LocalName}{id}{classes}{attributs} {texte}".TrimEnd();
        foreach (var ligne in element.Children.SelectMany(e => Lignes(e, retrait + 2, numeros)))
        {
            yield return ligne;
        }
    }

    private static string Valeur(IAttr attribut, Dictionary<string, string> numeros) =>
        references.Contains(attribut.Name)
            ? string.Join(
                ' ',
                attribut.Value.Split(' ').Select(id => numeros.GetValueOrDefault(id, "?" + id))
            )
            : attribut.Value;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blancs();
}
