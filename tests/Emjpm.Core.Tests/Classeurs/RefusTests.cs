using System.Text;
using Emjpm.Core.Classeurs;

namespace Emjpm.Core.Tests.Classeurs;

/// <summary>What cannot be read is refused with one sentence in French that says what to do, and never costs the memory of the server.</summary>
public sealed class RefusTests
{
    [Theory]
    [InlineData("%PDF-1.7 …", "n’est pas un tableur")]
    [InlineData("\u0001\u0002\u0003image", "n’est pas un tableur")]
    [InlineData("<html><table><tr><td>date_nomination", "page web")]
    [InlineData("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>", "page web")]
    [InlineData("   \r\n ", "vide")]
    [InlineData("", "vide")]
    public void Not_a_spreadsheet(string contenu, string phrase) =>
        Refuse(Fichiers.Csv(contenu), phrase);

    [Fact]
    public void Another_archive() => Refuse(Fichiers.Zip(("a.txt", "a")), "n’est pas un tableur");

    [Fact]
    public void A_binary_workbook() =>
        Refuse(
            Fichiers.Zip(
                ("[Content_Types].xml", "<Types/>"),
                (
                    "_rels/.rels",
                    """<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="xl/workbook.bin"/></Relationships>"""
                )
            ),
            ".xlsb"
        );

    [Fact]
    public void A_workbook_with_a_password_of_excel()
    {
        byte[] debut = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        var fichier = new MemoryStream([
            .. debut,
            .. new byte[90_000],
            .. Encoding.Unicode.GetBytes("EncryptedPackage"),
            .. new byte[600],
        ]);

        Refuse(fichier, "mot de passe");
    }

    [Fact]
    public void A_workbook_with_a_password_of_libreoffice() =>
        Refuse(
            Fichiers.Zip(
                ("content.xml", "chiffré"),
                (
                    "META-INF/manifest.xml",
                    """<m:manifest xmlns:m="x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"""
                )
            ),
            "mot de passe"
        );

    [Fact]
    public void An_old_workbook_cut_short() =>
        Refuse(
            new MemoryStream([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[2_000]]),
            "abîmé"
        );

    [Fact]
    public void A_workbook_cut_short()
    {
        var entier = Fichiers.Xlsx("""<row r="1"><c r="A1"><v>1</v></c></row>""").ToArray();

        Refuse(new MemoryStream(entier[..(entier.Length / 2)]), "abîmé");
    }

    [Fact]
    public void A_workbook_that_declares_a_document_type() =>
        Refuse(
            Fichiers.Zip(
                ("[Content_Types].xml", "<Types/>"),
                (
                    "xl/workbook.xml",
                    """<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><workbook>&a;</workbook>"""
                )
            ),
            "abîmé"
        );

    [Fact]
    public void A_zip_bomb()
    {
        var ligne = $"<row><c s=\"1\"/></row><!--{new string('a', 2_000)}-->";

        Refuse(Fichiers.Xlsx(new StringBuilder().Insert(0, ligne, 20_000).ToString()), "démesuré");
    }

    [Fact]
    public void A_cell_of_megabytes() =>
        Refuse(
            Fichiers.Xlsx(
                $"""<row><c t="inlineStr"><is><t>{new string('a', 5_000_000)}</t></is></c></row>"""
            ),
            "démesuré"
        );

    [Fact]
    public void A_part_that_declares_two_gigabytes()
    {
        var octets = Fichiers.Xlsx("""<row><c><v>1</v></c></row>""").ToArray();
        // The size once decompressed of each part, in the directory at the end of the archive (APPNOTE 4.3.12).
        for (var i = 0; i + 46 < octets.Length; i++)
            if (octets.AsSpan(i, 4).SequenceEqual("PK\x1\x2"u8))
                BitConverter.TryWriteBytes(octets.AsSpan(i + 24), int.MaxValue);

        Refuse(new MemoryStream(octets), "démesuré");
    }

    [Fact]
    public void Tags_without_end() =>
        Refuse(Fichiers.Xlsx(new StringBuilder().Insert(0, "<a>", 1_000).ToString()), "démesuré");

    [Fact]
    public void Too_many_columns()
    {
        Refuse(Fichiers.Csv(new string(';', 600) + "a"), "500\u00A0colonnes");
        Refuse(Fichiers.Xlsx("""<row><c r="XFD1"><v>1</v></c></row>"""), "500\u00A0colonnes");
        Refuse(
            Fichiers.Ods(
                """<table:table><table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row></table:table>"""
            ),
            "500\u00A0colonnes"
        );
    }

    [Fact]
    public void Three_hundred_columns_are_read() =>
        Assert.Equal(
            300,
            Fichiers
                .Lignes(Fichiers.Csv(string.Join(';', Enumerable.Range(1, 300))))
                .Single()
                .Cellules.Count
        );

    [Fact]
    public void Too_many_sheets() =>
        Refuse(
            Fichiers.Ods(new StringBuilder().Insert(0, "<table:table/>", 101).ToString()),
            "100\u00A0feuilles"
        );

    [Fact]
    public void Too_many_lines()
    {
        Refuse(
            Fichiers.Csv(new StringBuilder().Insert(0, "a;b\n", 100_002).ToString()),
            "100\u00A0000\u00A0lignes"
        );
        Refuse(
            Fichiers.Ods(
                """<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>"""
            ),
            "100\u00A0000\u00A0lignes"
        );
    }

    [Fact]
    public void Too_big()
    {
        using var fichier = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            }
        );
        fichier.SetLength(LimitesLecture.Octets + 1);

        Refuse(fichier, "50\u00A0Mo");
    }

    [Fact]
    public void A_quote_never_closed() =>
        Refuse(Fichiers.Csv("a;b\nx;y\nz;\"t\nu;v\n"), "ouvert à la ligne 3");

    [Fact]
    public void A_quote_never_closed_in_a_long_file() =>
        Refuse(
            Fichiers.Csv("a;b\n\"x;y\n" + new StringBuilder().Insert(0, "z;t\n", 400_000)),
            "guillemet"
        );

    private static void Refuse(Stream fichier, string phrase)
    {
        var refus = Assert.Throws<RegleMetierException>(() =>
            Fichiers.Lignes(fichier, "mesures.xlsx")
        );
        Assert.Contains(phrase, refus.Message);
        Assert.EndsWith(".", refus.Message);
    }
}
