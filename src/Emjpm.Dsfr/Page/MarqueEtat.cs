using Microsoft.AspNetCore.Html;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

internal static class MarqueEtat
{
    /// <summary>The mark of the State, in the block whose class is given.</summary>
    public static IHtmlContent Logo(string classe) =>
        Html($"<div class=\"{classe}\"><p class=\"fr-logo\">République<br>Française</p></div>");
}
