using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Emjpm.Dsfr.Tests;

/// <summary>What a field says of itself, before and after a form is refused.</summary>
public sealed class ChampsTests(Site site) : IClassFixture<Site>
{
    private const string Adresse = "/formulaire";

    private static readonly (string Nom, string Valeur)[] bonne =
    [
        ("Saisie.Commune", "Lille"),
        ("Saisie.Jugement", "14/03/2027"),
        ("Saisie.Nature", "Tutelle"),
        ("Saisie.Urgent", "true"),
        ("Saisie.Langues", "lsf"),
        ("Saisie.Confirme", "true"),
        ("Saisie.Confirme", "false"),
    ];

    [Fact]
    public async Task Chaque_controle_a_son_etiquette_et_sa_place_pour_les_erreurs()
    {
        var page = await site.Lire(Adresse);

        foreach (
            var controle in page.QuerySelectorAll("input:not([type=hidden]), select, textarea")
        )
        {
            var etiquette = Assert.Single(page.QuerySelectorAll($"label[for='{controle.Id}']"));
            Assert.NotEmpty(etiquette.TextContent.Trim());
            var messages = controle.GetAttribute("aria-describedby");
            if (messages is not null)
            {
                Assert.Equal("fr-messages-group", page.GetElementById(messages)?.ClassName);
            }
        }
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public async Task L_etiquette_vient_du_modele_et_dit_ce_qui_est_facultatif()
    {
        var page = await site.Lire(Adresse);

        Assert.Equal("Commune Nom ou code postal", Etiquette(page, "Saisie_Commune"));
        Assert.Equal("Adresse électronique (facultatif)", Etiquette(page, "Saisie_Courriel"));
        Assert.Equal("Je confirme", Etiquette(page, "Saisie_Confirme"));
        Assert.Equal("Langues", Mots(page.GetElementById("Saisie_Langues-legend")!));
        Assert.Equal(
            "Date du jugement Format attendu : JJ/MM/AAAA, par exemple 14/03/2027",
            Etiquette(page, "Saisie_Jugement")
        );
    }

    [Fact]
    public async Task Le_controle_suit_le_type_de_la_propriete()
    {
        var page = await site.Lire(Adresse);

        Assert.Equal("email", page.GetElementById("Saisie_Courriel")!.GetAttribute("type"));
        Assert.Equal("tel", page.GetElementById("Saisie_Telephone")!.GetAttribute("type"));
        Assert.Equal("password", page.GetElementById("Saisie_MotDePasse")!.GetAttribute("type"));
        var annee = page.GetElementById("Saisie_Annee")!;
        Assert.Equal(
            ("text", "numeric", "4"),
            (
                annee.GetAttribute("type"),
                annee.GetAttribute("inputmode"),
                annee.GetAttribute("maxlength")
            )
        );
        Assert.Equal("decimal", page.GetElementById("Saisie_Distance")!.GetAttribute("inputmode"));
        var commune = page.GetElementById("Saisie_Commune")!;
        Assert.Equal(
            ("30", "true", "off", "oui"),
            (
                commune.GetAttribute("maxlength"),
                commune.GetAttribute("aria-required"),
                commune.GetAttribute("autocomplete"),
                commune.GetAttribute("data-suite")
            )
        );
        Assert.Contains("fr-mb-1w", commune.ParentElement!.ClassList);
        Assert.Equal(
            ["", "CuratelleRenforcee", "Tutelle"],
            page.QuerySelectorAll<IHtmlOptionElement>("#Saisie_Nature option").Select(o => o.Value)
        );
        Assert.Equal(
            ["Sélectionner une option", "Curatelle renforcée", "Tutelle"],
            page.QuerySelectorAll("#Saisie_Nature option").Select(o => o.TextContent)
        );
        Assert.Equal(["Oui", "Non"], page.QuerySelectorAll("#Saisie_Urgent label").Select(Mots));
        Assert.Equal("LSF Langue des signes", Etiquette(page, "Saisie_Langues-2"));
        Assert.True(((IHtmlInputElement)page.GetElementById("Saisie_Confirme")!).IsChecked);
    }

    [Fact]
    public async Task Un_groupe_enveloppe_ses_champs()
    {
        var page = await site.Lire(Adresse);

        var groupe = page.GetElementById("personne")!;
        Assert.Equal(
            "La personne",
            page.GetElementById(groupe.GetAttribute("aria-labelledby")!)!.TextContent
        );
        Assert.NotNull(
            groupe.QuerySelector(
                ":scope > .fr-fieldset__element > .fr-input-group > #Saisie_Commune"
            )
        );
        Assert.Null(page.QuerySelector("#Saisie_Courriel")!.Closest(".fr-fieldset__element"));
    }

    [Fact]
    public async Task Une_bonne_saisie_ne_montre_aucune_erreur()
    {
        var page = await site.Envoyer(Adresse, bonne);

        Assert.Empty(page.QuerySelectorAll(".fr-message--error, #resume-erreurs, [aria-invalid]"));
        Assert.Equal("14/03/2027", Valeur(page, "Saisie_Jugement"));
        Assert.Equal("Tutelle", Valeur(page, "Saisie_Nature"));
    }

    [Fact]
    public async Task Ce_qui_a_ete_saisi_est_garde_apres_un_refus()
    {
        var page = await site.Envoyer(
            Adresse,
            ("Saisie.Commune", "L"),
            ("Saisie.Courriel", "pas une adresse"),
            ("Saisie.MotDePasse", "secret"),
            ("Saisie.Annee", "19x4"),
            ("Saisie.Distance", "12,5"),
            ("Saisie.Jugement", "31/02/2027"),
            ("Saisie.Nature", "Tutelle"),
            ("Saisie.Urgent", "false"),
            ("Saisie.Langues", "ar"),
            ("Saisie.Langues", "pt"),
            ("Saisie.Message", "\n  Deux lignes\nici"),
            ("Saisie.Confirme", "false")
        );

        Assert.Equal("L", Valeur(page, "Saisie_Commune"));
        Assert.Equal("pas une adresse", Valeur(page, "Saisie_Courriel"));
        Assert.Equal("", Valeur(page, "Saisie_MotDePasse"));
        Assert.Equal("19x4", Valeur(page, "Saisie_Annee"));
        Assert.Equal("12,5", Valeur(page, "Saisie_Distance"));
        Assert.Equal("31/02/2027", Valeur(page, "Saisie_Jugement"));
        Assert.Equal("Tutelle", Valeur(page, "Saisie_Nature"));
        Assert.Equal(["false"], Coches(page, "Saisie_Urgent"));
        Assert.Equal(["ar", "pt"], Coches(page, "Saisie_Langues"));
        Assert.Equal("\n  Deux lignes\nici", Valeur(page, "Saisie_Message"));
        Assert.False(((IHtmlInputElement)page.GetElementById("Saisie_Confirme")!).IsChecked);
    }

    [Theory]
    [InlineData("Saisie.Commune", "", "Complétez le champ « Commune ».")]
    [InlineData("Saisie.Commune", "L", "Saisissez entre 2 et 30 caractères.")]
    [InlineData(
        "Saisie.Courriel",
        "x",
        "Saisissez une adresse électronique valide, par exemple nom@domaine.fr."
    )]
    [InlineData("Saisie.Telephone", "x", "Ma phrase.")]
    [InlineData(
        "Saisie.Annee",
        "abc",
        "La valeur « abc » n’est pas valide. Saisissez un nombre entier."
    )]
    [InlineData(
        "Saisie.Annee",
        "1234567890123",
        "La valeur « 1234567890123 » n’est pas valide. Saisissez un nombre entier."
    )]
    [InlineData("Saisie.Annee", "1850", "Saisissez une valeur entre 1900 et 2100.")]
    [InlineData(
        "Saisie.Distance",
        "loin",
        "La valeur « loin » n’est pas valide. Saisissez un nombre, par exemple 12,5."
    )]
    [InlineData("Saisie.Jugement", "", "Complétez le champ « Date du jugement ».")]
    [InlineData(
        "Saisie.Jugement",
        "30/02/2027",
        "Le 30/02/2027 n’existe pas. Vérifiez le jour et le mois."
    )]
    [InlineData(
        "Saisie.Nature",
        "Autre",
        "La valeur « Autre » n’est pas valide. Choisissez une des réponses proposées."
    )]
    [InlineData("Saisie.Urgent", "", "Complétez le champ « Urgent ».")]
    [InlineData("Saisie.Langues", null, "Choisissez au moins une réponse pour « Langues ».")]
    public async Task Un_refus_dit_quoi_faire_sous_son_champ(
        string nom,
        string? valeur,
        string phrase
    )
    {
        var saisie = bonne.Where(c => c.Nom != nom);
        var page = await site.Envoyer(
            Adresse,
            [.. valeur is null ? saisie : saisie.Append((nom, valeur))]
        );

        var id = nom.Replace('.', '_');
        var message = Assert.Single(page.QuerySelectorAll(".fr-message--error"));
        Assert.Equal(phrase, message.TextContent);
        Assert.Equal(id + "-messages", message.ParentElement!.Id);
        var groupe = message.ParentElement.ParentElement!;
        Assert.Contains(groupe.ClassList, c => c.EndsWith("--error", StringComparison.Ordinal));
        var controle = page.GetElementById(id)!;
        Assert.Contains(
            id + "-messages",
            (
                controle.GetAttribute("aria-describedby")
                ?? controle.GetAttribute("aria-labelledby")
            )!.Split(' ')
        );
        var lien = Assert.Single(page.QuerySelectorAll<IHtmlAnchorElement>("#resume-erreurs a"));
        Assert.EndsWith(phrase, lien.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            controle.LocalName == "fieldset"
                ? controle.QuerySelector("legend")!.FirstChild!.TextContent.Trim()
                : page.QuerySelector($"label[for={id}]")!.FirstChild!.TextContent.Trim(),
            lien.TextContent,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Contains(
            page.QuerySelector(lien.Hash)!.LocalName,
            new[] { "input", "select", "textarea" }
        );
    }

    [Fact]
    public async Task Le_resume_suit_l_ordre_des_champs_et_dit_le_nombre()
    {
        var page = await site.Envoyer(
            Adresse,
            ("Saisie.Nature", ""),
            ("Saisie.Annee", "abc"),
            ("Saisie.Commune", "Nulle part")
        );

        var resume = page.GetElementById("resume-erreurs")!;
        Assert.Equal(
            ("alert", "-1"),
            (resume.GetAttribute("role"), resume.GetAttribute("tabindex"))
        );
        Assert.True(resume.HasAttribute("autofocus"));
        Assert.Equal("Le formulaire contient 7 erreurs", resume.QuerySelector("h2")!.TextContent);
        Assert.Equal(
            [
                "Aucune place n’est libre.",
                "Année de naissance : La valeur « abc » n’est pas valide. Saisissez un nombre entier.",
                "Complétez le champ « Date du jugement ».",
                "Complétez le champ « Nature ».",
                "Complétez le champ « Urgent ».",
                "Choisissez au moins une réponse pour « Langues ».",
                "Un champ que la page ne montre pas.",
            ],
            resume.QuerySelectorAll("li").Select(Mots)
        );
        Assert.Equal(
            [
                "#Saisie_Annee",
                "#Saisie_Jugement",
                "#Saisie_Nature",
                "#Saisie_Urgent-1",
                "#Saisie_Langues-1",
            ],
            resume.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!)
        );
    }

    [Fact]
    public async Task Une_reponse_proposee_d_avance_ne_revient_pas_quand_on_l_a_retiree()
    {
        Assert.Equal(["courriel"], Coches(await site.Lire(Adresse), "Canal"));
        Assert.Empty(Coches(await site.Envoyer(Adresse, bonne), "Canal"));
    }

    [Fact]
    public async Task Une_date_de_l_adresse_est_lue_et_gardee()
    {
        Assert.Equal(
            "2027-03-14",
            Mots((await site.Lire("/blocs?Depuis=14/03/2027")).GetElementById("depuis")!)
        );
        Assert.Equal(
            "2027-03-14",
            Mots((await site.Lire("/blocs?Depuis=2027-03-14")).GetElementById("depuis")!)
        );
        Assert.Equal("", Mots((await site.Lire("/blocs?Depuis=")).GetElementById("depuis")!));
    }

    private static string Etiquette(IDocument page, string id) =>
        Mots(page.QuerySelector($"label[for='{id}']")!);

    private static string Mots(IElement element) =>
        string.Join(
            ' ',
            element
                .GetDescendants()
                .OfType<IText>()
                .SelectMany(t =>
                    t.Data.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
                )
        );

    private static string Valeur(IDocument page, string id) =>
        page.GetElementById(id) switch
        {
            IHtmlInputElement champ => champ.Value,
            IHtmlTextAreaElement texte => texte.Value,
            IHtmlSelectElement liste => liste.Value ?? "",
            var autre => throw new InvalidOperationException($"{id}: {autre}"),
        };

    private static IEnumerable<string> Coches(IDocument page, string id) =>
        page.QuerySelectorAll<IHtmlInputElement>($"#{id} input")
            .Where(i => i.IsChecked)
            .Select(i => i.Value);
}
