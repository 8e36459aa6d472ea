using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static Emjpm.Dsfr.Balisage;

namespace Emjpm.Dsfr;

/// <summary>Links to the pages of a list; nothing when there is one page only.</summary>
[HtmlTargetElement("dsfr-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : TagHelper
{
    private const string MasqueeSurTelephone = "fr-hidden fr-unhidden-lg";

    /// <summary>Current page, from 1.</summary>
    public int Page { get; set; } = 1;

    /// <summary>Number of pages.</summary>
    public int Pages { get; set; }

    /// <summary>Address of a page; by default the current address with its query string, the page number replaced.</summary>
    public Func<int, string>? Url { get; set; }

    /// <summary>Address of a page, <c>{0}</c> standing for its number.</summary>
    public string? UrlFormat { get; set; }

    /// <summary>Name of the page number in the query string.</summary>
    public string Parametre { get; set; } = "page";

    /// <summary>Name of the navigation, to tell two of them apart on one page.</summary>
    public string Libelle { get; set; } = "Pagination";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        Page = Math.Clamp(Page, 1, Pages);
        output.Devient("nav");
        output.Classer("fr-pagination");
        output.Attributes.SetAttribute("role", "navigation");
        output.Attributes.SetAttribute("aria-label", Libelle);
        output.Content.SetHtmlContent(
            Html(
                $"""
                <ul class="fr-pagination__list">
                {Bord("first", "Première page", 1)}
                {Bord("prev fr-pagination__link--lg-label", "Page précédente", Page - 1)}
                {Suite(Numeros().Select(Numero))}
                {Bord("next fr-pagination__link--lg-label", "Page suivante", Page + 1)}
                {Bord("last", "Dernière page", Pages)}
                </ul>
                """
            )
        );
    }

    private IHtmlContent Bord(string variante, string texte, int cible)
    {
        var possible = cible >= 1 && cible <= Pages && cible != Page;
        var attributs = new Attributs()
            .Impose("class", $"fr-pagination__link fr-pagination__link--{variante}")
            .Impose("title", texte)
            .Impose("href", possible ? Adresse(cible) : null)
            .Impose("aria-disabled", possible ? null : "true")
            .Impose("role", possible ? null : "link");
        return Html($"<li><a{attributs}>{texte}</a></li>");
    }

    private bool AuBord => Page <= 2 || Page >= Pages - 1;

    /// <summary>Pages shown, in order; null stands for those left out.</summary>
    private List<int?> Numeros()
    {
        var montrees = Enumerable
            .Range(1, Pages)
            .Where(n =>
                Pages <= 7
                || n == 1
                || n == Pages
                || Math.Abs(n - Page) <= 1
                || (AuBord && (n <= 3 || n > Pages - 3))
            )
            .ToList();
        var suite = new List<int?>();
        foreach (var n in montrees)
        {
            var manquantes = n - (suite.Count == 0 ? 0 : suite[^1] ?? 0) - 1;
            if (manquantes > 0)
            {
                // Three dots in place of one page would take its room and hide it for nothing.
                suite.Add(manquantes == 1 ? n - 1 : null);
            }
            suite.Add(n);
        }
        return suite;
    }

    private IHtmlContent Numero(int? n)
    {
        if (n is not { } numero)
        {
            return Html(
                $"<li><span class=\"fr-pagination__link {MasqueeSurTelephone}\">…</span></li>"
            );
        }
        var courante = numero == Page;
        var essentielle = courante || numero == 1 || numero == Pages || (numero == 2 && AuBord);
        var attributs = new Attributs()
            .Impose(
                "class",
                Classes.Joindre("fr-pagination__link", essentielle ? null : MasqueeSurTelephone)
            )
            .Impose("title", $"Page {numero}")
            .Impose("href", courante ? null : Adresse(numero))
            .Impose("aria-current", courante ? "page" : null);
        return Html($"<li><a{attributs}>{numero}</a></li>");
    }

    private string Adresse(int numero)
    {
        if (Url is not null)
        {
            return Url(numero);
        }
        if (UrlFormat.EstDit())
        {
            return string.Format(CultureInfo.InvariantCulture, UrlFormat, numero);
        }
        var demande = ViewContext.HttpContext.Request;
        var parametres = demande.Query.Where(q =>
            !q.Key.Equals(Parametre, StringComparison.OrdinalIgnoreCase)
        );
        var requete = new QueryBuilder(parametres)
        {
            { Parametre, numero.ToString(CultureInfo.InvariantCulture) },
        };
        return demande.PathBase + demande.Path + requete.ToQueryString();
    }
}
