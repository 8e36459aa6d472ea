using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Emjpm.Core.Classeurs;
using ExcelDataReader;

namespace Emjpm.Core.Tests.Classeurs;

/// <summary>What is written is what a spreadsheet reads: types, texts that look like formulas, and nothing kept in memory.</summary>
public sealed class ClasseurTests
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

    private static readonly Ligne[] Lignes =
    [
        new("L’Haÿ ; « deux » \"mots\"\net une ligne", -3, 12.5, new DateOnly(2026, 3, 12)),
        new("=HYPERLINK(\"http://exemple.fr\")", 0, -0.5, new DateOnly(1999, 12, 31)),
        new("+33 3 20 00 00 00", null, null, null),
        new("@SOMME(A1)", 1_250, 1_250, null),
        new("  espaces  \u0001", 7, 3, null),
        new("😀", 7, 3, null),
        new(null, null, null, null),
    ];

    /// <summary>The reader asks for the old Windows code page, even for a workbook that has no use of it.</summary>
    static ClasseurTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public async Task A_workbook_reads_back_with_its_types()
    {
        using var fichier = new MemoryStream();
        await EcrireAsync(fichier, FormatClasseur.Xlsx);
        fichier.Position = 0;
        using var lecture = ExcelReaderFactory.CreateOpenXmlReader(fichier);

        Assert.Equal("Essai", lecture.Name);
        Assert.Equal(["Texte", "Entier", "Nombre", "Date"], Suivante(lecture));
        Assert.Equal(
            ["L’Haÿ ; « deux » \"mots\"\net une ligne", -3d, 12.5, new DateTime(2026, 3, 12)],
            Suivante(lecture)
        );
        Assert.Equal(
            ["=HYPERLINK(\"http://exemple.fr\")", 0d, -0.5, new DateTime(1999, 12, 31)],
            Suivante(lecture)
        );
        Assert.Equal(["+33 3 20 00 00 00", null, null, null], Suivante(lecture));
        Assert.Equal(["@SOMME(A1)", 1250d, 1250d, null], Suivante(lecture));
        Assert.Equal(["  espaces  ", 7d, 3d, null], Suivante(lecture));
        Assert.Equal(["😀", 7d, 3d, null], Suivante(lecture));
    }

    [Fact]
    public async Task A_workbook_keeps_its_header_in_sight_and_filters_every_line()
    {
        using var fichier = new MemoryStream();
        await EcrireAsync(fichier, FormatClasseur.Xlsx);
        using var archive = new ZipArchive(fichier);
        using var flux = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var feuille = await flux.ReadToEndAsync();

        Assert.Contains("state=\"frozen\"", feuille);
        Assert.Contains($"ref=\"A1:D{Lignes.Length + 1}\"", feuille);
        Assert.DoesNotContain("<x:f>", feuille);
    }

    [Fact]
    public async Task A_workbook_is_what_the_standard_says()
    {
        using var fichier = new MemoryStream();
        await EcrireAsync(fichier, FormatClasseur.Xlsx);
        using var document = SpreadsheetDocument.Open(fichier, isEditable: false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(e => e.Description));
    }

    [Fact]
    public async Task A_csv_file_opens_in_a_french_spreadsheet_and_runs_nothing()
    {
        using var fichier = new MemoryStream();
        await EcrireAsync(fichier, FormatClasseur.Csv);

        Assert.Equal(
            "\uFEFFTexte;Entier;Nombre;Date\r\n"
                + "\"L’Haÿ ; « deux » \"\"mots\"\"\net une ligne\";-3;12,5;12/03/2026\r\n"
                + "\"'=HYPERLINK(\"\"http://exemple.fr\"\")\";0;-0,5;31/12/1999\r\n"
                + "\"'+33 3 20 00 00 00\";;;\r\n"
                + "\"'@SOMME(A1)\";1250;1250;\r\n"
                + "  espaces  \u0001;7;3;\r\n"
                + "😀;7;3;\r\n"
                + ";;;\r\n",
            Encoding.UTF8.GetString(fichier.ToArray())
        );
    }

    [Fact]
    public async Task A_libreoffice_workbook_says_its_kind_first_and_runs_nothing()
    {
        using var fichier = new MemoryStream();
        await EcrireAsync(fichier, FormatClasseur.Ods);
        Assert.Equal(
            "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
            Encoding.ASCII.GetString(fichier.ToArray(), 30, 54)
        );
        using var archive = new ZipArchive(fichier);
        using var flux = archive.GetEntry("content.xml")!.Open();
        var contenu = XDocument.Load(flux);
        XNamespace office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";

        Assert.DoesNotContain(
            contenu.Descendants(),
            e => e.Attributes().Any(a => a.Name.LocalName == "formula")
        );
        Assert.Equal(
            ["string", "float", "float", "date"],
            contenu
                .Descendants(table + "table-row")
                .ElementAt(1)
                .Elements()
                .Select(c => (string?)c.Attribute(office + "value-type"))
        );
        Assert.Contains(
            contenu.Descendants(table + "table-cell"),
            c =>
                c.Value == "=HYPERLINK(\"http://exemple.fr\")"
                && (string?)c.Attribute(office + "value-type") == "string"
        );
    }

    [Theory]
    [InlineData(FormatClasseur.Xlsx)]
    [InlineData(FormatClasseur.Csv)]
    [InlineData(FormatClasseur.Ods)]
    public async Task A_long_table_is_written_to_a_stream_that_only_goes_forward(
        FormatClasseur format
    )
    {
        using var vers = new MemoryStream();
        using var sortie = new EnAvantSeulement(vers);

        await Classeur.EcrireAsync(sortie, format, Feuille, Beaucoup(20_000), default);

        if (format == FormatClasseur.Csv)
        {
            Assert.Equal(20_001, Encoding.UTF8.GetString(vers.ToArray()).Count(c => c == '\n'));
            return;
        }
        vers.Position = 0;
        Assert.Equal(20_001, Fichiers.Lignes(vers).Count);
    }

    private static Task EcrireAsync(Stream sortie, FormatClasseur format) =>
        Classeur.EcrireAsync(sortie, format, Feuille, Lignes.ToAsyncEnumerable(), default);

    private static async IAsyncEnumerable<Ligne> Beaucoup(int nombre)
    {
        for (var i = 0; i < nombre; i++)
            yield return new Ligne($"ligne {i}", i, i / 2d, new DateOnly(2026, 1, 1));
        await Task.CompletedTask;
    }

    private static object?[] Suivante(IExcelDataReader lecture)
    {
        Assert.True(lecture.Read());
        return [.. Enumerable.Range(0, lecture.FieldCount).Select(lecture.GetValue)];
    }

    /// <summary>What an answer over the network is.</summary>
    private sealed class EnAvantSeulement(Stream vers) : Stream
    {
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Flush() => vers.Flush();

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) =>
            throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) =>
            vers.Write(buffer, offset, count);
    }
}
