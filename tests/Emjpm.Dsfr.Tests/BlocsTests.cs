using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Emjpm.Dsfr.Tests.Pages;

namespace Emjpm.Dsfr.Tests;

/// <summary>What the blocks of a page do beyond their structure.</summary>
public sealed class BlocsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Un_texte_hostile_reste_un_texte()
    {
        var page = await site.Lire("/blocs");

        Assert.Empty(page.QuerySelectorAll("script"));
        const string hostile = BlocsModel.Hostile;
        Assert.Equal(hostile, ((IHtmlInputElement)page.GetElementById("Texte")!).Value);
        Assert.Equal(hostile, page.GetElementById("Texte")!.GetAttribute("placeholder"));
        Assert.Equal(hostile, ((IHtmlTextAreaElement)page.GetElementById("long")!).Value);
        Assert.Equal(hostile, page.QuerySelector("#liste option:checked")!.TextContent);
        Assert.Equal(hostile, page.QuerySelector("#liste optgroup")!.GetAttribute("label"));
        Assert.Equal(hostile, page.QuerySelector("#choix-1:checked")!.GetAttribute("value"));
        string[] porteurs =
        [
            ".fr-header__service-title",
            ".fr-header__service-tagline",
            ".fr-alert p",
            ".fr-alert__title",
            ".fr-callout__title",
            ".fr-tile__title a",
            ".fr-tile__desc",
            ".emjpm-details__titre",
            ".fr-tabs__tab",
            "caption",
            "a.fr-btn",
            ".emjpm-pied__titre",
            ".fr-footer__content-desc",
            ".fr-footer__bottom-copy p",
        ];
        Assert.All(porteurs, p => Assert.Equal(hostile, page.QuerySelector(p)!.TextContent.Trim()));
        Assert.Equal(hostile, page.QuerySelector(".fr-tile__title a")!.GetAttribute("href"));
        Assert.Equal(hostile, page.QuerySelector(".fr-table__content")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task La_marque_de_l_Etat_n_apparait_que_si_on_la_demande()
    {
        var neutre = await site.Lire("/blocs");
        Assert.Empty(neutre.QuerySelectorAll(".fr-logo, .fr-footer__content-list"));
        Assert.DoesNotContain("République", neutre.Body!.TextContent, StringComparison.Ordinal);

        var etat = await site.Lire("/exemples");
        Assert.Equal(2, etat.QuerySelectorAll(".fr-logo").Length);
    }

    [Theory]
    [InlineData("/blocs", "page")]
    [InlineData("/blocs/plus-bas", "true")]
    public async Task Le_menu_dit_ou_l_on_est(string adresse, string situation)
    {
        var page = await site.Lire(adresse);

        Assert.Equal(
            [("/blocs", situation), ("/forcee", "true")],
            page.QuerySelectorAll("#navigation [aria-current]")
                .Select(a => (a.GetAttribute("href")!, a.GetAttribute("aria-current")!))
        );
    }

    [Fact]
    public async Task Rien_n_est_hors_d_atteinte_sans_script()
    {
        var page = await site.Lire("/blocs");

        Assert.Contains(
            "Contenu replié",
            page.QuerySelector("details.emjpm-details")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector("details > summary:first-child"));
        Assert.Equal(
            ["#onglet-1-panel", "#onglet-2-panel"],
            page.QuerySelectorAll(".fr-tabs > .emjpm-sans-js a")
                .Select(a => a.GetAttribute("href")!)
        );
        Assert.All(
            page.QuerySelectorAll(".fr-tabs__panel"),
            p => Assert.NotNull(p.QuerySelector(".emjpm-sans-js"))
        );
        Assert.Equal("onglet-2-panel", page.QuerySelector(".fr-tabs__panel--selected")!.Id);
        Assert.All(
            page.QuerySelectorAll<IHtmlAnchorElement>(".fr-skiplinks a"),
            a => Assert.NotNull(page.QuerySelector(a.Hash))
        );
        Assert.Equal(
            ["#contenu", "#pied"],
            page.QuerySelectorAll("#sans-menu a").Select(a => a.GetAttribute("href")!)
        );
        Assert.NotNull(page.QuerySelector("header form[action='/deconnexion'] button"));
    }

    [Fact]
    public async Task La_pagination_garde_la_requete_et_remplace_le_numero()
    {
        var page = await site.Lire(
            "/blocs/ici?nature=tutelle&q=caf%C3%A9+%26+th%C3%A9&nature=curatelle&page=7"
        );

        var nav = page.QuerySelector("nav[aria-label=Pagination]")!;
        Assert.Equal(
            ["1", "…", "6", "7", "8", "…", "20"],
            nav.QuerySelectorAll("li:not(:nth-child(-n+2)):not(:nth-last-child(-n+2))")
                .Select(l => l.TextContent.Trim())
        );
        var courante = nav.QuerySelector("[aria-current=page]")!;
        Assert.Equal(("7", null), (courante.TextContent, courante.GetAttribute("href")));
        Assert.Equal(
            "/blocs/ici?nature=tutelle&nature=curatelle&q=caf%C3%A9%20%26%20th%C3%A9&page=8",
            nav.QuerySelector("[title='Page suivante']")!.GetAttribute("href")
        );
    }

    [Theory]
    [InlineData(1, "1 2 3 … 18 19 20")]
    [InlineData(3, "1 2 3 4 … 20")]
    [InlineData(4, "1 2 3 4 5 … 20")]
    [InlineData(10, "1 … 9 10 11 … 20")]
    [InlineData(17, "1 … 16 17 18 19 20")]
    [InlineData(20, "1 2 3 … 18 19 20")]
    public async Task La_pagination_montre_les_pages_voisines(int numero, string attendu)
    {
        var page = await site.Lire($"/blocs?page={numero}");

        var textes = page.QuerySelectorAll("nav[aria-label=Pagination] li")
            .Select(l => l.TextContent.Trim());
        Assert.Equal(
            attendu,
            string.Join(
                ' ',
                textes.Where(t => !t.Contains("page", StringComparison.OrdinalIgnoreCase))
            )
        );
    }

    [Fact]
    public async Task Une_seule_page_ne_se_pagine_pas_et_un_numero_trop_grand_est_ramene()
    {
        var page = await site.Lire("/blocs");

        Assert.Null(page.QuerySelector("[aria-label='Une seule page']"));
        var nav = page.QuerySelector("[aria-label='Trop loin']")!;
        Assert.Equal("3", nav.QuerySelector("[aria-current=page]")!.TextContent);
        Assert.Equal("/p/2", nav.QuerySelector("[title='Page précédente']")!.GetAttribute("href"));
        Assert.Equal(
            "true",
            nav.QuerySelector("[title='Page suivante']")!.GetAttribute("aria-disabled")
        );
    }

    [Fact]
    public async Task Une_description_de_la_page_s_ajoute_a_celle_du_champ()
    {
        var page = await site.Lire("/blocs");

        Assert.Equal(
            "depuis Texte-messages",
            page.GetElementById("Texte")!.GetAttribute("aria-describedby")
        );
    }

    [Fact]
    public async Task Une_etiquette_sans_type_est_neutre()
    {
        var page = await site.Lire("/blocs");

        Assert.Equal("fr-badge fr-badge--sm", page.QuerySelector(".fr-badge")!.ClassName);
    }

    [Fact]
    public async Task Le_francais_est_ecrit_tel_quel() =>
        Assert.Contains("Se déconnecter", await site.LireTexte("/blocs"), StringComparison.Ordinal);

    [Fact]
    public async Task La_feuille_de_style_est_servie_avec_la_bibliotheque() =>
        Assert.Contains(
            "html:not([data-fr-js])",
            await site.LireTexte("/_content/Emjpm.Dsfr/emjpm-dsfr.css"),
            StringComparison.Ordinal
        );
}
