using System.IO.Compression;
using System.Text;
using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Tests.Classeurs;

/// <summary>Files to read: written by our writers, or part by part as other software writes them.</summary>
internal static class Fichiers
{
    public static MemoryStream Csv(string texte, Encoding? codage = null) =>
        new((codage ?? new UTF8Encoding(false)).GetBytes(texte));

    public static MemoryStream Zip(params (string Chemin, string Contenu)[] parties)
    {
        var sortie = new MemoryStream();
        using (var archive = new ZipArchive(sortie, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (chemin, contenu) in parties)
            {
                using var flux = new StreamWriter(archive.CreateEntry(chemin).Open());
                flux.Write(contenu);
            }
        sortie.Position = 0;
        return sortie;
    }

    /// <summary>A workbook of one sheet, with the number formats most used: style 1 jj/mm/aaaa, 2 aaaa-mm-jj, 3 a long date, 4 the locale's short date, 5 a quantity of days.</summary>
    public static MemoryStream Xlsx(
        string lignes,
        string textes = "",
        string proprietes = "",
        string feuilles = """<sheet name="Feuil1" sheetId="1" r:id="rId1"/>"""
    ) =>
        Zip(
            ("[Content_Types].xml", "<Types/>"),
            (
                "xl/workbook.xml",
                $"""<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{proprietes}<sheets>{feuilles}</sheets></workbook>"""
            ),
            (
                "xl/_rels/workbook.xml.rels",
                """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId4" Type="http://x/styles" Target="styles.xml"/></Relationships>"""
            ),
            (
                "xl/styles.xml",
                """<styleSheet xmlns="x"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="166" formatCode="[$-40C]dddd\ d\ mmmm\ yyyy;@"/><numFmt numFmtId="167" formatCode="0&quot; days&quot;"/></numFmts><cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="14"/><xf numFmtId="167"/></cellXfs></styleSheet>"""
            ),
            ("xl/sharedStrings.xml", $"""<sst xmlns="x">{textes}</sst>"""),
            ("xl/worksheets/sheet1.xml", Feuille(lignes)),
            (
                "xl/worksheets/sheet2.xml",
                Feuille("""<row r="1"><c t="inlineStr"><is><t>autre</t></is></c></row>""")
            )
        );

    public static MemoryStream Ods(string tables, string styles = "") =>
        Zip(
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            (
                "content.xml",
                $"""<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:calcext="urn:x-calcext" xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"""
            )
        );

    public static async Task<MemoryStream> Ecrit<T>(
        FormatClasseur format,
        Feuille<T> feuille,
        IEnumerable<T> lignes
    )
    {
        var sortie = new MemoryStream();
        await Classeur.EcrireAsync(
            sortie,
            format,
            feuille,
            lignes.ToAsyncEnumerable(),
            CancellationToken.None
        );
        sortie.Position = 0;
        return sortie;
    }

    public static List<LigneLue> Lignes(Stream fichier, string nom = "mesures.xlsx")
    {
        using var classeur = Classeur.Lire(fichier, nom);
        return [.. classeur.Feuilles[0].Lignes()];
    }

    public static List<string> Textes(Stream fichier, string nom = "mesures.csv") =>
        [.. Lignes(fichier, nom).Select(l => string.Join('|', l.Cellules))];

    private static string Feuille(string lignes) =>
        $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{lignes}</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>""";
}
