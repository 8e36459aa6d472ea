using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io;

namespace Emjpm.Web.Tests.Harnais;

/// <summary>
/// Finds what a person sees by what a person reads: the label of a field, the legend of a group, the text of a button or
/// a link. Hints are not part of a label; apostrophes and no-break spaces are compared as their plain forms.
/// </summary>
internal static partial class Libelles
{
    /// <summary>Visible text with blanks reduced.</summary>
    public static string Texte(IElement? element) =>
        element is null ? "" : Blancs().Replace(element.TextContent, " ").Trim();

    public static Url Lien(IDocument page, string texte) =>
        new(
            Trouver(
                page.QuerySelectorAll<IHtmlAnchorElement>("a[href]"),
                a => Nom(a) == Normaliser(texte),
                "link",
                texte,
                Nom
            ).Href
        );

    public static void Remplir(IDocument page, string libelle, object? valeur)
    {
        if (ChampOuNull(page, libelle) is not { } champ)
        {
            RemplirDate(Groupe(page, libelle), libelle, valeur);
            return;
        }
        var texte = valeur switch
        {
            null => "",
            DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => valeur.ToString()!,
        };
        switch (champ)
        {
            case IHtmlInputElement { Type: not ("checkbox" or "radio" or "hidden") } saisie:
                saisie.Value = texte;
                break;
            case IHtmlTextAreaElement zone:
                zone.Value = texte;
                break;
            default:
                throw Absent("text field", libelle, []);
        }
    }

    public static void Choisir(IDocument page, string libelle, string choix)
    {
        if (ChampOuNull(page, libelle) is IHtmlSelectElement liste)
        {
            var option = Trouver(
                liste.Options,
                o => Normaliser(o.Text) == Normaliser(choix),
                "option",
                choix,
                o => o.Text
            );
            foreach (var autre in liste.Options)
                autre.IsSelected = autre == option;
            return;
        }
        Case(page, Groupe(page, libelle), choix).IsChecked = true;
    }

    public static IHtmlInputElement Case(IDocument page, IParentNode dans, string libelle) =>
        Trouver(
            dans.QuerySelectorAll<IHtmlInputElement>("input[type=checkbox], input[type=radio]"),
            i => Etiquettes(page, i).Contains(Normaliser(libelle)),
            "box",
            libelle,
            i => string.Join(" / ", Etiquettes(page, i))
        );

    public static string? Valeur(IDocument page, string libelle) =>
        ChampOuNull(page, libelle) switch
        {
            IHtmlSelectElement liste => liste.SelectedOptions.FirstOrDefault()?.Text.Trim(),
            IHtmlTextAreaElement zone => zone.Value,
            IHtmlInputElement { Type: "checkbox" or "radio" } c => c.IsChecked ? c.Value : null,
            IHtmlInputElement saisie => saisie.Value,
            _ => Groupe(page, libelle)
                .QuerySelectorAll<IHtmlInputElement>("input")
                .Where(i => i.Type is not ("checkbox" or "radio") || i.IsChecked)
                .Select(i =>
                    i.Type is "checkbox" or "radio" ? Etiquettes(page, i).First() : i.Value
                )
                .Aggregate((string?)null, (a, b) => a is null ? b : $"{a}, {b}"),
        };

    public static string? Erreur(IDocument page, string libelle)
    {
        var element = ChampOuNull(page, libelle) ?? Groupe(page, libelle);
        var decrit =
            $"{element.GetAttribute("aria-describedby")} {element.GetAttribute("aria-errormessage")} {element.GetAttribute("aria-labelledby")}";
        var messages = decrit
            .Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct()
            .Select(page.GetElementById)
            .OfType<IElement>()
            .SelectMany(e =>
                e.Matches(Refus) ? [e] : (IEnumerable<IElement>)e.QuerySelectorAll(Refus)
            )
            .Select(Texte)
            .Where(t => t.Length > 0)
            .Distinct()
            .ToList();
        return messages.Count == 0 ? null : string.Join(' ', messages);
    }

    /// <summary>What a browser would send when the button of that text is pressed.</summary>
    public static DocumentRequest Soumission(IDocument page, string bouton)
    {
        var element = Trouver(
            page.QuerySelectorAll<IHtmlElement>(
                "button:not([type=button]):not([type=reset]), input[type=submit]"
            ),
            b => Nom(b) == Normaliser(bouton),
            "button",
            bouton,
            Nom
        );
        var formulaire =
            (element as IHtmlButtonElement)?.Form ?? (element as IHtmlInputElement)?.Form;
        return formulaire?.GetSubmission(element)
            ?? throw new InvalidOperationException($"The button « {bouton} » sends no form.");
    }

    private const string Refus = ".fr-error-text, .fr-message--error";

    /// <summary>The field of a label, else of an <c>aria-label</c>; null when the text names none.</summary>
    private static IHtmlElement? ChampOuNull(IDocument page, string libelle)
    {
        var cherche = Normaliser(libelle);
        var champs = page.QuerySelectorAll<IHtmlElement>(
                "input:not([type=hidden]):not([type=submit]), select, textarea"
            )
            .Where(c => Etiquettes(page, c).Contains(cherche))
            .ToList();
        Assert.True(
            champs.Count < 2,
            $"{champs.Count} fields are labelled « {libelle} »: a person could not tell them apart."
        );
        return champs.FirstOrDefault();
    }

    private static IElement Groupe(IDocument page, string legende) =>
        Trouver(
            page.QuerySelectorAll<IHtmlElement>("fieldset"),
            f => Normaliser(SansIndice(f.QuerySelector("legend"))) == Normaliser(legende),
            "field or group",
            legende,
            f => SansIndice(f.QuerySelector("legend")),
            () =>
                page.QuerySelectorAll<IHtmlElement>("input:not([type=hidden]), select, textarea")
                    .SelectMany(c => Etiquettes(page, c))
        );

    /// <summary>A date asked in three fields: day, month, year.</summary>
    private static void RemplirDate(IElement groupe, string libelle, object? valeur)
    {
        var champs = groupe
            .QuerySelectorAll<IHtmlInputElement>("input:not([type=hidden])")
            .ToList();
        if (champs.Count != 3)
            throw Absent("date in three fields", libelle, []);
        string[] parties = valeur switch
        {
            null => ["", "", ""],
            DateOnly d =>
            [
                d.Day.ToString(CultureInfo.InvariantCulture),
                d.Month.ToString(CultureInfo.InvariantCulture),
                d.Year.ToString(CultureInfo.InvariantCulture),
            ],
            _ => valeur.ToString()!.Split('/'),
        };
        for (var i = 0; i < 3; i++)
            champs[i].Value = parties[i];
    }

    private static IEnumerable<string> Etiquettes(IDocument page, IElement champ)
    {
        if (champ.GetAttribute("aria-label") is { } nom)
            yield return Normaliser(nom);
        if (champ.Id is { Length: > 0 } id)
            foreach (var etiquette in page.QuerySelectorAll<IHtmlLabelElement>("label"))
                if (etiquette.HtmlFor == id)
                    yield return Normaliser(SansIndice(etiquette));
        if (champ.Closest("label") is { } autour)
            yield return Normaliser(SansIndice(autour));
    }

    private static string Nom(IElement element) =>
        Normaliser(
            element.GetAttribute("aria-label")
                ?? (element as IHtmlInputElement)?.Value
                ?? element.TextContent
        );

    private static string SansIndice(IElement? etiquette)
    {
        if (etiquette is null)
            return "";
        var copie = (IElement)etiquette.Clone();
        foreach (var indice in copie.QuerySelectorAll(".fr-hint-text, input, select, textarea"))
            indice.Remove();
        return copie.TextContent;
    }

    private static string Normaliser(string texte) =>
        Facultatif().Replace(Blancs().Replace(texte.Replace('’', '\''), " ").Trim(), "");

    private static T Trouver<T>(
        IEnumerable<T> parmi,
        Func<T, bool> critere,
        string nature,
        string texte,
        Func<T, string> decrire,
        Func<IEnumerable<string>>? autres = null
    )
    {
        var candidats = parmi.ToList();
        var trouves = candidats.Where(critere).ToList();
        return trouves.Count switch
        {
            0 => throw Absent(
                nature,
                texte,
                candidats.Select(decrire).Concat(autres?.Invoke() ?? [])
            ),
            _ => trouves[0],
        };
    }

    private static InvalidOperationException Absent(
        string nature,
        string texte,
        IEnumerable<string> presents
    ) =>
        new(
            $"No {nature} « {texte} » on this page. There are: {string.Join(", ", presents.Select(p => $"« {Blancs().Replace(p, " ").Trim()} »").Distinct())}."
        );

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blancs();

    [GeneratedRegex(@"\s*(\(facultatif\)|\(optionnel\)|\*)$")]
    private static partial Regex Facultatif();
}
