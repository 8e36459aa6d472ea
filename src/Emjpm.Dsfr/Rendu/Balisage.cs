using Microsoft.AspNetCore.Html;

namespace Emjpm.Dsfr;

/// <summary>Builds markup from readable templates in which every hole is encoded, unless it is markup itself.</summary>
internal static class Balisage
{
    /// <summary>The template with its holes encoded; a hole holding <see cref="IHtmlContent"/> is written as it is.</summary>
    public static IHtmlContent Html(FormattableString gabarit) =>
        new HtmlFormattableString(gabarit.Format, gabarit.GetArguments()!);

    /// <summary>The template when the condition holds, nothing otherwise.</summary>
    public static IHtmlContent Si(bool condition, FormattableString gabarit) =>
        condition ? Html(gabarit) : HtmlString.Empty;

    /// <summary>The pieces one after the other.</summary>
    public static IHtmlContent Suite(IEnumerable<IHtmlContent> morceaux)
    {
        var suite = new HtmlContentBuilder();
        foreach (var morceau in morceaux)
        {
            suite.AppendHtml(morceau);
        }
        return suite;
    }
}
