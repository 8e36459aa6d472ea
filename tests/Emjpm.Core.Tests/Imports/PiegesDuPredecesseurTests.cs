using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Tests.Classeurs;

namespace Emjpm.Core.Tests.Imports;

/// <summary>Each trap observed in the predecessor's import that reading a line alone can fall into.</summary>
public sealed class PiegesDuPredecesseurTests
{
    [Fact]
    public void The_published_template_is_read()
    {
        var ligne = Exemples.Lire();

        Assert.Empty(ligne.Remarques);
        Assert.Equal(2, ligne.Ligne);
        Assert.Equal(new DateOnly(2019, 12, 21), ligne.DateNomination);
        Assert.Equal((NatureMesure.CuratelleRenforcee, null), (ligne.Nature, ligne.Champ));
        Assert.Equal(("75002", "75102", "FR"), (ligne.CodePostal, ligne.CommuneCode, ligne.Pays));
        Assert.Equal((Civilite.Monsieur, 1982), (ligne.Civilite, ligne.AnneeNaissance));
        Assert.Equal(("21B00167", "21B00167"), (ligne.NumeroRg, ligne.NumeroRgBrut));
        Assert.Equal(LieuVie.Domicile, ligne.LieuVie);
        Assert.Equal((2, "MONTREUIL"), (ligne.TribunalId, ligne.Antenne));
    }

    [Fact]
    public void An_upper_case_extension_is_no_matter() =>
        Assert.Equal(
            "1",
            Fichiers
                .Lignes(Fichiers.Xlsx("<row><c><v>1</v></c></row>"), "MESURES.XLSX")
                .Single()[0]
                .Texte
        );

    [Fact]
    public void A_real_date_is_read_in_any_format()
    {
        foreach (var style in new[] { 1, 2, 3, 4 })
            Assert.Equal(
                new DateOnly(2019, 12, 21),
                Exemples
                    .LireXlsx(("date_nomination", $"""<c s="{style}"><v>43820</v></c>"""))
                    .DateNomination
            );
    }

    [Fact]
    public void A_date_formatted_year_first_is_read() =>
        Assert.Equal(
            new DateOnly(2019, 12, 21),
            Exemples.Lire(("date_nomination", "2019-12-21")).DateNomination
        );

    [Fact]
    public void The_31st_of_february_is_refused_and_never_becomes_the_3rd_of_march()
    {
        var ligne = Exemples.Lire(("date_nomination", "31/02/2010"));

        Assert.Null(ligne.DateNomination);
        var remarque = ligne.Seule();
        Assert.True(remarque.Refuse);
        Assert.Equal(["28/02/2010"], remarque.Suggestions);
        Assert.StartsWith(
            "Ligne 2, colonne «\u00A0date_nomination\u00A0»\u00A0: «\u00A031/02/2010\u00A0»",
            remarque.Phrase
        );
    }

    [Fact]
    public void A_postcode_that_lost_its_zero_stays_in_france()
    {
        var ligne = Exemples.LireXlsx(
            ("code_postal", "<c><v>1000</v></c>"),
            ("ville", "Bourg en Bresse")
        );

        Assert.Empty(ligne.Remarques);
        Assert.Equal(("01000", "01053", "FR"), (ligne.CodePostal, ligne.CommuneCode, ligne.Pays));
    }

    [Fact]
    public void Four_digits_that_may_be_belgian_are_a_question()
    {
        var ligne = Exemples.Lire(("code_postal", "1000"), ("ville", "Bruxelles"));

        Assert.Null(ligne.Pays);
        Assert.Equal(Gravite.Question, ligne.Seule().Gravite);
        Assert.Equal(["01000", "Belgique"], ligne.Seule().Suggestions);
        Assert.Equal("BE", Exemples.Lire(("code_postal", "1000"), ("pays", "Belgique")).Pays);
        Assert.Equal(
            "BE",
            Exemples
                .Lire(
                    new OptionsLecture { QuatreChiffres = QuatreChiffres.Belgique },
                    ("code_postal", "1000"),
                    ("ville", "Bruxelles")
                )
                .Pays
        );
        Assert.Equal("BE", Exemples.Lire(("code_postal", "7500"), ("ville", "Tournai")).Pays);
    }

    [Theory]
    [InlineData("123456")]
    [InlineData("ABC12345")]
    [InlineData("123")]
    public void A_postcode_that_is_none_is_refused(string codePostal) =>
        Assert.Equal(
            (ColonneMesure.CodePostal, Motif.Forme),
            Exemples.Lire(("code_postal", codePostal)).Seule() is var r
                ? (r.Colonne, r.Motif)
                : default
        );

    [Fact]
    public void A_cedex_is_read_with_its_town()
    {
        var ligne = Exemples.Lire(("code_postal", "59033 CEDEX"), ("ville", "LILLE CEDEX 9"));

        Assert.Empty(ligne.Remarques);
        Assert.Equal(("59033", "59350"), (ligne.CodePostal, ligne.CommuneCode));
    }

    [Fact]
    public void An_unknown_postcode_is_said() =>
        Assert.Contains(
            "99999",
            Exemples.Lire(("code_postal", "99999"), ("ville", "Lille")).Seule().Phrase
        );

    [Fact]
    public void A_siret_that_excel_shows_in_scientific_notation_is_recovered() =>
        Assert.Equal(
            2,
            Exemples.LireXlsx(("tribunal_siret", "<c><v>1.7750111101383E+13</v></c>")).TribunalId
        );

    [Fact]
    public void A_siret_rounded_in_a_text_file_is_explained()
    {
        var remarque = Exemples.Lire(("tribunal_siret", "1,77501E+13")).Seule();

        Assert.Contains("arrondi par le tableur", remarque.Phrase);
        Assert.Equal([Exemples.SiretMontreuil], remarque.Suggestions);
    }

    [Fact]
    public void A_closed_court_leads_to_its_successor()
    {
        var ligne = Exemples.Lire(("tribunal_siret", "17590001400099"));

        Assert.Equal(3, ligne.TribunalId);
        Assert.False(ligne.EstRefusee);
        Assert.Contains("Tribunal judiciaire de Lille", ligne.Seule().Phrase);
    }

    [Fact]
    public void A_long_rg_is_refused_and_never_cut()
    {
        var ligne = Exemples.Lire(("numero_rg", "RG 21/001234567"));

        Assert.Null(ligne.NumeroRg);
        Assert.Equal("RG 21/001234567", ligne.NumeroRgBrut);
        Assert.Contains("trop long", ligne.Seule().Phrase);
    }

    [Theory]
    [InlineData("21/B/00167", "21B00167")]
    [InlineData("21b00167", "21B00167")]
    [InlineData("RG : 21/001234", "21001234")]
    [InlineData("N° RG 21/001234", "21001234")]
    [InlineData("123", "00000123")]
    public void An_rg_has_one_form(string ecrit, string lu) =>
        Assert.Equal(lu, Exemples.Lire(("numero_rg", ecrit)).NumeroRg);

    [Fact]
    public void A_person_born_after_2020_is_no_error() =>
        Assert.Equal(2021, Exemples.Lire(("annee", "2021")).AnneeNaissance);

    [Theory]
    [InlineData("1899")]
    [InlineData("2027")]
    [InlineData("1962,5")]
    [InlineData("mille")]
    public void A_year_that_is_none_is_refused_in_french(string annee) =>
        Assert.Contains("année de naissance", Exemples.Lire(("annee", annee)).Seule().Phrase);

    [Theory]
    [InlineData("f", Civilite.Madame)]
    [InlineData("Mme", Civilite.Madame)]
    [InlineData("madame", Civilite.Madame)]
    [InlineData("h", Civilite.Monsieur)]
    [InlineData("M.", Civilite.Monsieur)]
    [InlineData("Monsieur", Civilite.Monsieur)]
    public void A_civil_title_is_read_in_every_usual_form(string ecrit, Civilite lue) =>
        Assert.Equal(lue, Exemples.Lire(("civilite", ecrit)).Civilite);

    [Fact]
    public void Every_error_of_a_line_is_told()
    {
        var ligne = Exemples.Lire(
            ("date_nomination", "hier"),
            ("type", "tutele"),
            ("civilite", "X"),
            ("annee", "42"),
            ("residence", "chez lui"),
            ("tribunal_siret", "123")
        );

        Assert.Equal(
            [
                ColonneMesure.Annee,
                ColonneMesure.Civilite,
                ColonneMesure.TribunalSiret,
                ColonneMesure.DateNomination,
                ColonneMesure.Type,
                ColonneMesure.Residence,
            ],
            ligne.Remarques.Select(r => r.Colonne!.Value)
        );
        Assert.Equal("tutelle", ligne.Remarques[4].Suggestions[0]);
    }

    [Fact]
    public void A_missing_column_is_said_as_such_and_not_line_by_line()
    {
        var lecture = Exemples.Ouvrir("type;civilite;annee\ntutelle;F;1950");

        Assert.Equal(
            ["date_nomination", "numero_rg", "residence", "tribunal_siret"],
            lecture.Manquantes.Select(c => c.Handle())
        );
        Assert.All(
            lecture.Manquantes,
            c => Assert.Contains(lecture.Remarques, r => r.Colonne == c)
        );
    }

    [Fact]
    public void An_unknown_column_is_a_warning_even_when_its_first_line_is_empty()
    {
        var lecture = Exemples.Ouvrir($"{Exemples.Titres};couleur\n{Exemples.Bonne};");

        Assert.False(Assert.Single(lecture.Remarques).Refuse);
        Assert.Contains("couleur", lecture.Remarques[0].Phrase);
        Assert.Empty(lecture.Lignes().Single().Remarques);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date_nomination;type")]
    public void A_file_without_line_is_refused_in_french(string contenu) =>
        Assert.Throws<RegleMetierException>(() => Exemples.Ouvrir(contenu));

    [Fact]
    public void The_old_name_of_the_date_of_nomination_is_read()
    {
        var ancien = Exemples.Titres.Replace(
            "date_nomination",
            "Date_Ouverture",
            StringComparison.Ordinal
        );

        Assert.Empty(Exemples.Ouvrir($"{ancien}\n{Exemples.Bonne}").Lignes().Single().Remarques);
    }

    [Fact]
    public void A_text_that_looks_like_a_formula_is_only_a_text() =>
        Assert.Equal(
            "=HYPERLINK(\"http://exemple.fr\")",
            Exemples.Lire(("numero_dossier", "=HYPERLINK(\"http://exemple.fr\")")).NumeroDossier
        );

    [Fact]
    public void A_text_without_measure_is_refused_and_costs_nothing()
    {
        var ligne = Exemples.Lire(
            ("ville", $"a{new string(' ', 30_000)}b"),
            ("numero_rg", new string('1', 30_000)),
            ("antenne", new string('x', 201))
        );

        Assert.Equal(
            [ColonneMesure.NumeroRg, ColonneMesure.Antenne, ColonneMesure.Ville],
            ligne.Remarques.Where(r => r.Motif == Motif.Forme).Select(r => r.Colonne!.Value)
        );
        Assert.All(ligne.Remarques, r => Assert.InRange(r.Phrase.Length, 1, 300));
    }

    [Fact]
    public void The_error_of_a_formula_is_told() =>
        Assert.Contains(
            "erreur de formule",
            Exemples.LireXlsx(("annee", """<c t="e"><v>#N/A</v></c>""")).Seule().Phrase
        );
}
