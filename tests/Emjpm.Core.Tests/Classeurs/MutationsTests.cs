using System.IO.Compression;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Imports;
using Emjpm.Core.Tests.Imports;

namespace Emjpm.Core.Tests.Classeurs;

/// <summary>
/// Files damaged at random, always the same ones: whatever is in a file, it is read or refused with one sentence in French, and
/// each of its lines is understood or explained.
/// </summary>
public sealed class MutationsTests
{
    private const string Csv =
        $"{Exemples.Titres};tribunal\n{Exemples.Bonne};Lille\n2019-02-31;tutele;1000;Bruxeles;X;19;RG 1;=A1;sdf;1,77E+13;;\"a\nb\"\n";

    /// <summary>What a mutation puts in: what spreadsheets, numbers, dates and quotes are made of, and what breaks them.</summary>
    private static readonly byte[][] Morceaux =
    [
        .. new[]
        {
            "\"",
            ";",
            "\n",
            "<",
            ">",
            "\0",
            "&#x0;",
            "]]>",
            "<!DOCTYPE a>",
            "r=\"-1\"",
            "1E999",
            "NaN",
            "-1",
            "2147483648",
            "99999999999999999999",
            "31/02/0000",
            "0000-00-00",
            "1,7E+13",
            "59000 CEDEX 99",
            "t=\"s\"",
            "t=\"d\"",
            "s=\"9999\"",
            "ZZZZ1",
            "_x0000_",
            "_xD800_",
            "<row>",
            "</c>",
            "number-rows-repeated=\"999999999\"",
            "00000000",
            "RG",
            "  ",
            "é",
        }.Select(System.Text.Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xC3],
        [0xED, 0xA0, 0x80],
        [0xFF, 0xFF, 0xFF, 0xFF],
    ];

    [Fact]
    public void Ten_thousand_text_files() =>
        Eprouver(10_000, "mesures.csv", Csv.Select(c => (byte)c).ToArray(), Abimer);

    [Fact]
    public void Five_thousand_archives_damaged_in_their_bytes()
    {
        Eprouver(2_500, "mesures.xlsx", Excel().ToArray(), Abimer);
        Eprouver(2_500, "mesures.ods", LibreOffice().ToArray(), Abimer);
    }

    [Fact]
    public void Six_thousand_workbooks_damaged_in_their_xml()
    {
        Eprouver(3_000, "mesures.xlsx", Excel().ToArray(), AbimerPartie);
        Eprouver(3_000, "mesures.ods", LibreOffice().ToArray(), AbimerPartie);
    }

    [Fact]
    public void A_thousand_old_workbooks_damaged_in_their_bytes() =>
        Eprouver(1_000, "mesures.xls", AncienExcel.Octets(), Abimer);

    private static void Eprouver(
        int nombre,
        string nom,
        byte[] modele,
        Func<byte[], Random, byte[]> abimer
    )
    {
        var hasard = new Random(20_260_312);
        var (lus, refuses) = (0, 0);
        for (var i = 0; i < nombre; i++)
        {
            var fichier = abimer(modele, hasard);
            try
            {
                var lecture = Exemples.Ouvrir(new MemoryStream(fichier), nom);
                foreach (var ligne in lecture.Lignes())
                    Assert.All(
                        ligne.Remarques,
                        r => Assert.StartsWith($"Ligne {ligne.Ligne}, colonne «", r.Phrase)
                    );
                lus++;
            }
            catch (RegleMetierException refus)
            {
                Assert.EndsWith(".", refus.Message);
                refuses++;
            }
        }
        // The mutations are neither harmless nor all deadly.
        Assert.True(lus > 0 && refuses > 0, $"{nom}: {lus} read, {refuses} refused");
    }

    private static byte[] Abimer(byte[] modele, Random hasard)
    {
        var octets = modele.ToList();
        for (var n = hasard.Next(1, 6); n > 0 && octets.Count > 0; n--)
        {
            var place = hasard.Next(octets.Count);
            var longueur = Math.Min(hasard.Next(1, 40), octets.Count - place);
            switch (hasard.Next(6))
            {
                case 0:
                    octets[place] ^= (byte)(1 << hasard.Next(8));
                    break;
                case 1:
                    octets[place] = (byte)hasard.Next(256);
                    break;
                case 2:
                    octets.InsertRange(place, Morceaux[hasard.Next(Morceaux.Length)]);
                    break;
                case 3:
                    octets.RemoveRange(place, longueur);
                    break;
                case 4:
                    octets.InsertRange(place, octets.GetRange(place, longueur));
                    break;
                default:
                    if (hasard.Next(10) == 0)
                        octets.RemoveRange(place, octets.Count - place);
                    break;
            }
        }
        return [.. octets];
    }

    /// <summary>Damages one part of the archive, which stays an archive.</summary>
    private static byte[] AbimerPartie(byte[] modele, Random hasard)
    {
        using var sortie = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(modele)))
        using (var archive = new ZipArchive(sortie, ZipArchiveMode.Create, leaveOpen: true))
        {
            var choisie = hasard.Next(source.Entries.Count);
            foreach (var (i, entree) in source.Entries.Index())
            {
                using var lu = new MemoryStream();
                using (var flux = entree.Open())
                    flux.CopyTo(lu);
                using var ecrit = archive
                    .CreateEntry(entree.FullName, CompressionLevel.NoCompression)
                    .Open();
                ecrit.Write(i == choisie ? Abimer(lu.ToArray(), hasard) : lu.ToArray());
            }
        }
        return sortie.ToArray();
    }

    private static MemoryStream Excel() =>
        Fichiers.Xlsx(
            string.Concat(
                Csv.Split('\n', 3)
                    .Take(2)
                    .Select(l =>
                        $"<row>{string.Concat(l.Split(';').Select(t => $"""<c t="inlineStr"><is><t>{t}</t></is></c>"""))}</row>"
                    )
            )
                + """<row r="3"><c r="A3" s="1"><v>43820</v></c><c r="B3" t="s"><v>0</v></c><c r="J3"><v>1.7750111101383E13</v></c></row>""",
            "<si><t>tutelle</t></si>"
        );

    private static MemoryStream LibreOffice() =>
        Fichiers.Ods(
            $"""<table:table table:name="A">{string.Concat(Csv.Split('\n', 3).Take(2).Select(l => $"<table:table-row>{string.Concat(l.Split(';').Select(t => $"""<table:table-cell office:value-type="string"><text:p>{t}</text:p></table:table-cell>"""))}</table:table-row>"))}<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2019-12-21"/><table:table-cell table:number-columns-repeated="8" office:value-type="float" office:value="1"/></table:table-row></table:table>"""
        );
}
