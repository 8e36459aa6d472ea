using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Emjpm.Dsfr;

internal static class Classes
{
    /// <summary>An attribute written with a null expression reaches the tag as an empty text: both say nothing.</summary>
    public static bool EstDit([NotNullWhen(true)] this string? texte) =>
        !string.IsNullOrEmpty(texte);

    /// <summary>The class names that are not empty, separated by a space.</summary>
    public static string Joindre(params IEnumerable<string?> classes) =>
        string.Join(' ', classes.Where(c => !string.IsNullOrWhiteSpace(c)));

    /// <summary>Puts the component's classes before those the page author wrote on the tag.</summary>
    public static void Classer(this TagHelperOutput sortie, params IEnumerable<string?> classes)
    {
        var ecrites = sortie.Attributes.TryGetAttribute("class", out var attribut)
            ? attribut.Value?.ToString()
            : null;
        sortie.Attributes.SetAttribute("class", Joindre([.. classes, ecrites]));
    }

    /// <summary>Turns the tag into an ordinary element that has a start and an end.</summary>
    public static void Devient(this TagHelperOutput sortie, string? balise)
    {
        sortie.TagName = balise;
        sortie.TagMode = TagMode.StartTagAndEndTag;
    }
}
