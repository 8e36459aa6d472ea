using System.Text;
using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Tests.Classeurs;

/// <summary>What is read of a spreadsheet is what a person sees in it, whatever software wrote it.</summary>
public sealed class LectureTests
{
    private sealed record Ligne(string? Texte, int? Entier, double? Nombre, DateOnly? Date);

    private static readonly Feuille<Ligne> Feuille = new(
        "Essai",
        [
            Colonne<Ligne>.Texte("Texte", l => l.Texte),
            Colonne<Ligne>.Entier("Entier", l => l.Entier),
            Colonne<Ligne>.Nombre("Nombre", l => l.Nombre),
            Colonne<Ligne>.Date("Date", l => l.Date),
        ]
    );

    [Theory]
    [InlineData(FormatClasseur.Xlsx)]
    [InlineData(FormatClasseur.Ods)]
    public async Task What_we_write_is_read_back_with_its_types(FormatClasseur format)
    {
        var fichier = await Fichiers.Ecrit(
            format,
            Feuille,
            [
                new("L’Haÿ\n deux  lignes 😀", -3, 12.5, new DateOnly(2026, 3, 12)),
                new(null, null, null, null),
                new("=HYPERLINK(\"http://exemple.fr\")", 7, null, new DateOnly(1899, 1, 2)),
            ]
        );

        var lignes = Fichiers.Lignes(fichier);

        Assert.Equal([1, 2, 4], lignes.Select(l => l.Numero));
        Assert.Equal(Cellule.DeTexte("L’Haÿ\n deux  lignes 😀"), lignes[1][0]);
        Assert.Equal(Cellule.DeNombre(-3), lignes[1][1]);
        Assert.Equal(Cellule.DeNombre(12.5), lignes[1][2]);
        Assert.Equal(Cellule.DeDate(new DateOnly(2026, 3, 12)), lignes[1][3]);
        Assert.Equal(Cellule.DeTexte("=HYPERLINK(\"http://exemple.fr\")"), lignes[2][0]);
    }

    [Theory]
    [InlineData("é;L’Haÿ;œ;5 €", "utf-8")]
    [InlineData("é;L’Haÿ;œ;5 €", "utf-8-bom")]
    [InlineData("é;L’Haÿ;œ;5 €", "utf-16")]
    [InlineData("é;L’Haÿ;œ;5 €", "utf-16BE")]
    [InlineData("é;L’Haÿ;œ;5 €", "utf-16-sans-marque")]
    [InlineData("é;L’Haÿ;œ;5 €", "windows-1252")]
    public void A_text_file_is_read_in_every_usual_encoding(string ligne, string codage)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding encoding = codage switch
        {
            "utf-8-bom" => new UTF8Encoding(true),
            "utf-16-sans-marque" => new UnicodeEncoding(false, false),
            _ => Encoding.GetEncoding(codage),
        };
        byte[] octets =
        [
            .. codage == "utf-8" ? [] : encoding.GetPreamble(),
            .. encoding.GetBytes($"ville;nom;b;c\r\n{ligne}\r\n"),
        ];

        Assert.Equal(["ville|nom|b|c", "é|L’Haÿ|œ|5 €"], Fichiers.Textes(new MemoryStream(octets)));
    }

    [Fact]
    public void A_text_file_pasted_together_from_two_encodings_is_read_right()
    {
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        byte[] octets =
        [
            .. Encoding.UTF8.GetBytes("ville\nBéthune\n"),
            .. windows.GetBytes("Bézier\n"),
        ];

        Assert.Equal(["ville", "Béthune", "Bézier"], Fichiers.Textes(new MemoryStream(octets)));
    }

    [Theory]
    [InlineData("a;b\n\"x;1\";\"dit \"\"y\"\"\"", "x;1|dit \"y\"")]
    [InlineData("a\tb\nx;1\ty", "x;1|y")]
    [InlineData("a,b\nx;1,y", "x;1|y")]
    [InlineData("sep=,\na,b\nx,y", "x|y")]
    [InlineData("\"a;a;a\",b,c\n1,2,3", "1|2|3")]
    [InlineData("a;b\n\"deux\nlignes\";y", "deux\nlignes|y")]
    [InlineData("a;b\n;;;\n\n x ;y;;", "x|y")]
    public void A_text_file_is_cut_at_its_separator(string texte, string derniere) =>
        Assert.Equal(derniere, Fichiers.Textes(Fichiers.Csv(texte))[^1]);

    [Fact]
    public void A_line_keeps_the_number_it_has_in_the_file()
    {
        Assert.Equal(
            [1, 2, 4, 6],
            Fichiers.Lignes(Fichiers.Csv("a;b\n\"x\ny\";1\nz;2\n\nt;3")).Select(l => l.Numero)
        );
        Assert.Equal(
            [1, 5, 6],
            Fichiers
                .Lignes(
                    Fichiers.Xlsx(
                        """<row><c><v>1</v></c></row><row r="4"><c r="B4" s="1"/></row><row r="5"><c><v>2</v></c></row><row><c><v>3</v></c></row>"""
                    )
                )
                .Select(l => l.Numero)
        );
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_date_is_a_date_whatever_its_number_format(int style)
    {
        var lignes = Fichiers.Lignes(
            Fichiers.Xlsx($"""<row r="1"><c r="A1" s="{style}"><v>43820.75</v></c></row>""")
        );

        Assert.Equal(Cellule.DeDate(new DateOnly(2019, 12, 21)), lignes[0][0]);
    }

    [Fact]
    public void The_cells_of_excel_have_their_types()
    {
        var lignes = Fichiers.Lignes(
            Fichiers.Xlsx(
                """
                <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c>
                <c r="E1" t="str"><f>HYPERLINK("http://exemple.fr","Lille")</f><v>Lille</v></c>
                <c r="F1"><f>SUM(A1:B2)</f><v>1.7750111101383E13</v></c><c r="G1" s="5"><v>3</v></c>
                <c r="H1" t="inlineStr"><is><r><t>deux</t></r><r><t xml:space="preserve"> runs</t></r><rPh><t>phon</t></rPh></is></c>
                <c r="I1" t="d"><v>2019-12-21T00:00:00</v></c></row>
                """,
                """<si><t>par_x0041_tagé</t><rPh sb="0" eb="1"><t>phon</t></rPh></si>"""
            )
        );

        Assert.Equal(
            [
                Cellule.DeTexte("parAtagé"),
                default,
                Cellule.DeBooleen(true),
                Cellule.DErreur("#N/A"),
                Cellule.DeTexte("Lille"),
                Cellule.DeNombre(17750111101383),
                Cellule.DeNombre(3),
                Cellule.DeTexte("deux runs"),
                Cellule.DeDate(new DateOnly(2019, 12, 21)),
            ],
            lignes[0].Cellules
        );
        Assert.Equal("17750111101383", lignes[0][5].Texte);
    }

    [Fact]
    public void A_text_has_no_control_character_nor_half_of_one() =>
        Assert.Equal(
            "a\uFFFDb\nc😀",
            Fichiers
                .Lignes(
                    Fichiers.Xlsx(
                        """<row><c t="str"><v>a_xD800__x0000_b_x000A_c😀_xFFFF_</v></c></row>"""
                    )
                )
                .Single()[0]
                .Texte
        );

    [Fact]
    public void The_days_of_a_workbook_may_count_from_1904()
    {
        var lignes = Fichiers.Lignes(
            Fichiers.Xlsx(
                """<row r="1"><c r="A1" s="1"><v>0</v></c></row>""",
                proprietes: """<workbookPr date1904="1"/>"""
            )
        );

        Assert.Equal(Cellule.DeDate(new DateOnly(1904, 1, 1)), lignes[0][0]);
    }

    [Fact]
    public void A_hidden_sheet_is_said_hidden()
    {
        using var classeur = Classeur.Lire(
            Fichiers.Xlsx(
                "",
                feuilles: """<sheet name="cachée" state="veryHidden" r:id="rId1"/><sheet name="vue" r:id="rId2"/>"""
            ),
            "mesures.XLSX"
        );

        Assert.Equal(
            [("cachée", true), ("vue", false)],
            classeur.Feuilles.Select(f => (f.Nom, f.Masquee))
        );
        Assert.Equal("autre", classeur.Feuilles[1].Lignes().Single()[0].Texte);
    }

    [Fact]
    public void The_cells_of_libreoffice_have_their_types()
    {
        var lignes = Fichiers.Lignes(
            Fichiers.Ods(
                """
                <table:table table:name="A"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
                <table:table-row table:number-rows-repeated="2">
                <table:table-cell table:number-columns-spanned="2" office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>un<text:s/>lien <text:a xlink:href="x">ici</text:a></text:p></table:table-cell><table:covered-table-cell/>
                <table:table-cell office:value-type="float" office:value="17750111101383"><text:p>1,77E13</text:p></table:table-cell>
                <table:table-cell office:value-type="date" office:date-value="2019-12-21T10:00:00"/>
                <table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
                <table:table-cell office:value-type="boolean" office:boolean-value="true" table:number-columns-repeated="2"/>
                <table:table-cell table:number-columns-repeated="16377"/></table:table-row>
                <table:table-row table:number-rows-repeated="1048572"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>
                """
            ),
            "mesures.ods"
        );

        Assert.Equal([3, 4], lignes.Select(l => l.Numero));
        Assert.Equal(
            [
                Cellule.DeTexte("un lien ici"),
                default,
                Cellule.DeNombre(17750111101383),
                Cellule.DeDate(new DateOnly(2019, 12, 21)),
                Cellule.DErreur("#N/A"),
                Cellule.DeBooleen(true),
                Cellule.DeBooleen(true),
            ],
            lignes[1].Cellules
        );
    }

    [Fact]
    public void A_hidden_table_of_libreoffice_is_said_hidden()
    {
        using var classeur = Classeur.Lire(
            Fichiers.Ods(
                """<table:table table:name="A" table:style-name="ta1"/><table:table table:name="B"/>""",
                """<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/></style:style>"""
            ),
            "mesures.ods"
        );

        Assert.Equal([true, false], classeur.Feuilles.Select(f => f.Masquee));
    }

    [Fact]
    public void A_file_is_known_by_its_content_and_may_only_go_forward()
    {
        var fichier = Fichiers.Xlsx("""<row r="1"><c r="A1"><v>1</v></c></row>""");
        using var reseau = new System.IO.Compression.BrotliStream(
            Compresse(fichier),
            System.IO.Compression.CompressionMode.Decompress
        );

        Assert.Equal("1", Fichiers.Lignes(reseau, "mesures.csv").Single()[0].Texte);
    }

    private static MemoryStream Compresse(MemoryStream contenu)
    {
        var sortie = new MemoryStream();
        using (
            var brotli = new System.IO.Compression.BrotliStream(
                sortie,
                System.IO.Compression.CompressionMode.Compress,
                leaveOpen: true
            )
        )
            contenu.CopyTo(brotli);
        sortie.Position = 0;
        return sortie;
    }
}
