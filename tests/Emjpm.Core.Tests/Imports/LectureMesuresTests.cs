using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Tests.Classeurs;

namespace Emjpm.Core.Tests.Imports;

/// <summary>The columns and the sheet are found, every field is read, and what is not sure is asked.</summary>
public sealed class LectureMesuresTests
{
    [Fact]
    public void Every_column_is_recognised_by_its_title_and_its_label()
    {
        foreach (var colonne in Liste<ColonneMesure>.Valeurs)
        {
            Assert.Equal(colonne, ColonnesMesure.Reconnaitre(colonne.Handle()));
            Assert.Equal(
                colonne,
                ColonnesMesure.Reconnaitre(
                    $"  {colonne.Libelle().ToUpper(CultureInfo.InvariantCulture)} * (à remplir)"
                )
            );
        }
        Assert.Equal(ColonneMesure.NumeroRg, ColonnesMesure.Reconnaitre("N° RG"));
        Assert.Equal(ColonneMesure.DateNomination, ColonnesMesure.Reconnaitre("DATE  NOMINATION"));
        Assert.Null(ColonnesMesure.Reconnaitre("couleur"));
    }

    [Fact]
    public void The_columns_of_the_predecessors_export_are_recognised() =>
        Assert.All(
            "annee_naissance;cabinet;champ_mesure;civilite;code_postal;date_nomination;lieu_vie;nature_mesure;numero_dossier;numero_rg;pays;tribunal;ville".Split(
                ';'
            ),
            titre => Assert.NotNull(ColonnesMesure.Reconnaitre(titre))
        );

    [Fact]
    public void The_mapping_of_the_person_goes_first()
    {
        var titres = Exemples.Titres.Replace(
            "numero_dossier",
            "Réf. interne",
            StringComparison.Ordinal
        );
        var csv = $"{titres}\n{Exemples.Bonne.Replace(";;", ";D-12;", StringComparison.Ordinal)}";
        var options = new OptionsLecture
        {
            Correspondances = new Dictionary<string, ColonneMesure?>
            {
                ["REF INTERNE"] = ColonneMesure.NumeroDossier,
                ["antenne"] = null,
            },
        };

        Assert.Null(Exemples.Ouvrir(csv).Lignes().Single().NumeroDossier);
        var ligne = Exemples.Ouvrir(csv, options).Lignes().Single();
        Assert.Equal(("D-12", null), (ligne.NumeroDossier, ligne.Antenne));
    }

    [Fact]
    public void A_column_twice_there_is_read_once()
    {
        var lecture = Exemples.Ouvrir(
            $"date_ouverture;{Exemples.Titres}\n01/01/2001;{Exemples.Bonne}"
        );

        Assert.Equal(new DateOnly(2019, 12, 21), lecture.Lignes().Single().DateNomination);
        Assert.Contains("date_ouverture", Assert.Single(lecture.Remarques).Phrase);
    }

    [Fact]
    public void Titles_may_come_below_a_title_of_the_document() =>
        Assert.Equal(
            5,
            Exemples
                .Ouvrir($"Nos mesures\n\n;;type\n{Exemples.Titres}\n{Exemples.Bonne}")
                .Lignes()
                .Single()
                .Ligne
        );

    [Fact]
    public void The_sheet_that_has_the_columns_is_chosen_and_a_hidden_one_only_when_it_is_the_only_one()
    {
        var tables = Table("Notes", "", "tribunal;note", "x;y");
        var mesures = Table("Mesures", "", Exemples.Titres, Exemples.Bonne);
        var cachee = Table("Cachée", "ta1", Exemples.Titres, Exemples.Bonne);
        const string style =
            """<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>""";

        Assert.Equal(
            "Mesures",
            Exemples.Ouvrir(Fichiers.Ods(tables + mesures + cachee, style), "a.ods").Feuille.Nom
        );
        Assert.Equal(
            "Mesures",
            Exemples.Ouvrir(Fichiers.Ods(cachee + mesures, style), "a.ods").Feuille.Nom
        );
        Assert.Equal(
            "Cachée",
            Exemples
                .Ouvrir(Fichiers.Ods(Table("Notes", "", "a;b", "x;y") + cachee, style), "a.ods")
                .Feuille.Nom
        );
    }

    [Fact]
    public void An_old_workbook_is_read()
    {
        var lecture = Exemples.Ouvrir(new MemoryStream(AncienExcel.Octets()), "MESURES.XLS");
        var ligne = lecture.Lignes().Single();

        Assert.Equal("Mesures", lecture.Feuille.Nom);
        Assert.Empty(ligne.Remarques);
        Assert.Equal(
            (3, new DateOnly(2019, 12, 21), 2),
            (ligne.Ligne, ligne.DateNomination, ligne.TribunalId)
        );
        Assert.Equal(("75102", NatureMesure.CuratelleRenforcee), (ligne.CommuneCode, ligne.Nature));
    }

    [Fact]
    public void Every_field_of_our_export_is_read()
    {
        var ligne = Exemples.Lire(
            ("type", "tutelle aux biens"),
            ("tribunal", "Tribunal de proximité de Montreuil"),
            ("tribunal_cabinet", "Cabinet 2"),
            ("date_premiere_protection", "01/02/2003"),
            ("date_protection_en_cours", "21/12/2019"),
            ("date_etat", "05/06/2021"),
            ("residence", "en établissement"),
            ("type_etablissement", "établissement hospitalier"),
            ("echeance", "21/12/2029"),
            ("statut", "clôturée"),
            ("date_fin", "01/03/2024"),
            ("cause_sortie", "décès"),
            ("identifiant", "4217")
        );

        Assert.Empty(ligne.Remarques);
        Assert.Equal(4217, ligne.Identifiant);
        Assert.Equal("Cabinet 2", ligne.Cabinet);
        Assert.Equal(new DateOnly(2003, 2, 1), ligne.DatePremiereProtection);
        Assert.Equal(new DateOnly(2019, 12, 21), ligne.DateProtectionEnCours);
        Assert.Equal(new DateOnly(2021, 6, 5), ligne.DateEtat);
        Assert.Equal(new DateOnly(2029, 12, 21), ligne.Echeance);
        Assert.Equal(
            (StatutMesure.Eteinte, new DateOnly(2024, 3, 1)),
            (ligne.Statut, ligne.DateFin)
        );
        Assert.Equal(CauseSortie.Deces, ligne.CauseSortie);
        Assert.Equal(TypeEtablissement.Hospitalier, ligne.TypeEtablissement);
    }

    [Fact]
    public void What_is_missing_is_no_fault_of_a_mesure_already_known()
    {
        var nouvelle = Exemples.Lire(("residence", ""), ("annee", ""));
        Assert.Equal([Motif.Manquant, Motif.Manquant], nouvelle.Remarques.Select(r => r.Motif));
        Assert.True(nouvelle.EstRefusee);
        Assert.False(nouvelle.EstRefuseeConnue);
        Assert.Empty(
            Exemples.Lire(("residence", ""), ("annee", ""), ("identifiant", "12")).Remarques
        );
    }

    [Fact]
    public void The_template_is_read_and_its_examples_are_right()
    {
        using var modele = ModeleImport.Ecrire();
        using (var document = SpreadsheetDocument.Open(modele, isEditable: false))
            Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
        modele.Position = 0;
        var reperes = new Reperes(
            [
                new(
                    2,
                    "tprox-montreuil",
                    "Tribunal de proximité de Montreuil",
                    Exemples.SiretMontreuil,
                    "93048",
                    null,
                    null
                ),
                new(
                    9,
                    "tj-bourg",
                    "Tribunal judiciaire de Bourg-en-Bresse",
                    null,
                    "01053",
                    null,
                    null
                ),
            ],
            [
                new("75102", "Paris 2e Arrondissement", "75002", "75056"),
                new("75056", "Paris", "75002", null),
                new("01053", "Bourg-en-Bresse", "01000", null),
            ]
        );
        var lecture = LectureMesures.Ouvrir(
            Classeur.Lire(modele, ModeleImport.Nom),
            reperes,
            Exemples.Aujourdhui
        );
        var lignes = lecture.Lignes().ToList();

        Assert.Equal("Mesures", lecture.Feuille.Nom);
        Assert.Empty(lecture.Remarques);
        Assert.All(lignes, l => Assert.Empty(l.Remarques));
        Assert.Equal(["75102", "01053"], lignes.Select(l => l.CommuneCode));
        Assert.Equal([2, 9], lignes.Select(l => l.TribunalId!.Value));
    }

    [Theory]
    [InlineData(FormatClasseur.Xlsx)]
    [InlineData(FormatClasseur.Csv)]
    [InlineData(FormatClasseur.Ods)]
    public async Task The_annotated_file_comes_back_as_it_was_sent(FormatClasseur format)
    {
        var bonne = Exemples.Bonne.Split(';');
        var source = Fichiers.Xlsx(
            $"<row>{Cellules($"{Exemples.Titres};couleur")}</row>"
                + $"<row>{Cellules(string.Join(';', bonne[1..]), """<c s="1"><v>43820</v></c>""")}</row>"
                + $"<row>{Cellules("X;;;;;;;;")}<c><v>17750111101383</v></c></row>"
        );
        var lecture = Exemples.Ouvrir(source, "mesures.xlsx");
        using var corrige = new MemoryStream();
        await FichierAnnote.EcrireAsync(
            corrige,
            format,
            lecture,
            new Dictionary<int, string> { [3] = "=à corriger" },
            toutes: true,
            TestContext.Current.CancellationToken
        );
        corrige.Position = 0;

        var relue = Exemples.Ouvrir(corrige, "corrige");

        Assert.Equal(
            [.. lecture.Colonnes.Select(c => c.Titre), "erreur"],
            relue.Colonnes.Select(c => c.Titre)
        );
        Assert.Single(relue.Remarques);
        Assert.Equal(
            lecture.Lignes().Select(l => l with { Remarques = [] }),
            relue.Lignes().Select(l => l with { Remarques = [] })
        );
        Assert.EndsWith("=à corriger", relue.Feuille.Lignes().Last().Cellules[^1].Texte);
    }

    private static string Cellules(string valeurs, string avant = "") =>
        avant
        + string.Concat(
            valeurs
                .Split(';')
                .Select(v =>
                    v.Length == 0 ? "<c/>" : $"""<c t="inlineStr"><is><t>{v}</t></is></c>"""
                )
        );

    private static string Table(string nom, string style, params string[] lignes) =>
        $"""<table:table table:name="{nom}" table:style-name="{style}">{string.Concat(lignes.Select(l => $"<table:table-row>{string.Concat(l.Split(';').Select(t => $"""<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>"""))}</table:table-row>"))}</table:table>""";
}
