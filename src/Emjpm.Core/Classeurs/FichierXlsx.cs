using System.Globalization;
using System.IO.Packaging;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Emjpm.Core.Classeurs;

/// <summary>
/// An Excel workbook of one sheet, written line by line: bold header that stays in sight, column widths, filter on every
/// column, typed cells. Texts are written as texts, so that none is ever a formula.
/// </summary>
internal static class FichierXlsx
{
    /// <summary>Longest text of a cell. Source: ECMA-376, limits of SpreadsheetML applications.</summary>
    private const int TexteMax = 32_767;

    private const uint StyleDate = 1;
    private const uint StyleTitre = 2;
    private const string FormatDate = "dd/mm/yyyy";
    private const string Relation =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>Day 0 of the dates of a workbook.</summary>
    private static readonly int JourZero = new DateOnly(1899, 12, 30).DayNumber;

    /// <summary>Writes to <paramref name="sortie"/>, synchronously; it need not be seekable.</summary>
    public static async Task EcrireAsync<T>(
        Stream sortie,
        Feuille<T> feuille,
        IAsyncEnumerable<T> lignes,
        CancellationToken annulation
    )
    {
        // Write-only: each part goes to the archive as it comes, and nothing of it stays in memory (SpreadsheetDocument would
        // ask to read it again). The archive takes one part after the other.
        using var paquet = Package.Open(sortie, FileMode.Create, FileAccess.Write);
        var classeur = Ajouter(paquet, "/xl/workbook.xml", "sheet.main");
        paquet.CreateRelationship(classeur.Uri, TargetMode.Internal, Relation + "officeDocument");
        Ecrire(
            classeur,
            new Workbook(
                new Sheets(
                    new Sheet
                    {
                        Name = feuille.Nom,
                        SheetId = 1,
                        Id = "feuille",
                    }
                )
            )
        );
        var styles = Ajouter(paquet, "/xl/styles.xml", "styles");
        classeur.CreateRelationship(styles.Uri, TargetMode.Internal, Relation + "styles", "styles");
        Ecrire(styles, Styles());
        var page = Ajouter(paquet, "/xl/worksheets/sheet1.xml", "worksheet");
        classeur.CreateRelationship(
            page.Uri,
            TargetMode.Internal,
            Relation + "worksheet",
            "feuille"
        );
        await using var flux = page.GetStream(FileMode.Create, FileAccess.Write);
        using var xml = OpenXmlWriter.Create(flux);
        await EcrireFeuilleAsync(xml, feuille, lignes, annulation);
    }

    private static PackagePart Ajouter(Package paquet, string chemin, string contenu) =>
        paquet.CreatePart(
            new Uri(chemin, UriKind.Relative),
            $"application/vnd.openxmlformats-officedocument.spreadsheetml.{contenu}+xml",
            CompressionOption.Normal
        );

    private static void Ecrire(PackagePart partie, OpenXmlElement contenu)
    {
        using var flux = partie.GetStream(FileMode.Create, FileAccess.Write);
        using var xml = OpenXmlWriter.Create(flux);
        xml.WriteStartDocument(true);
        xml.WriteElement(contenu);
    }

    private static async Task EcrireFeuilleAsync<T>(
        OpenXmlWriter xml,
        Feuille<T> feuille,
        IAsyncEnumerable<T> lignes,
        CancellationToken annulation
    )
    {
        xml.WriteStartDocument(true);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(TitresFiges());
        xml.WriteElement(
            new Columns(
                feuille.Colonnes.Select(
                    (c, i) =>
                        new Column
                        {
                            Min = (uint)i + 1,
                            Max = (uint)i + 1,
                            Width = c.Largeur,
                            CustomWidth = true,
                        }
                )
            )
        );
        xml.WriteStartElement(new SheetData());
        xml.WriteElement(new Row(feuille.Colonnes.Select(c => Texte(c.Titre, StyleTitre))));
        var derniere = 1;
        await foreach (var ligne in lignes.WithCancellation(annulation))
        {
            xml.WriteElement(new Row(feuille.Colonnes.Select(c => Cellule(c.Lire(ligne)))));
            derniere++;
        }
        xml.WriteEndElement();
        xml.WriteElement(
            new AutoFilter { Reference = $"A1:{Lettres(feuille.Colonnes.Count)}{derniere}" }
        );
        xml.WriteEndElement();
    }

    /// <summary>The first row stays in sight.</summary>
    internal static SheetViews TitresFiges() =>
        new(
            new SheetView(
                new Pane
                {
                    VerticalSplit = 1,
                    TopLeftCell = "A2",
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                }
            )
            {
                TabSelected = true,
                WorkbookViewId = 0,
            }
        );

    private static Cell Cellule(object? valeur) =>
        valeur switch
        {
            int entier => Nombre(entier.ToString(CultureInfo.InvariantCulture)),
            double nombre => Nombre(nombre.ToString("R", CultureInfo.InvariantCulture)),
            DateOnly date => Nombre(
                (date.DayNumber - JourZero).ToString(CultureInfo.InvariantCulture),
                StyleDate
            ),
            string { Length: > 0 } texte => Texte(texte),
            _ => new Cell(),
        };

    private static Cell Nombre(string valeur, uint? style = null) =>
        new() { CellValue = new CellValue(valeur), StyleIndex = style };

    private static Cell Texte(string texte, uint? style = null) =>
        new()
        {
            DataType = CellValues.InlineString,
            StyleIndex = style,
            InlineString = new InlineString(
                new Text(Lisible(texte)) { Space = SpaceProcessingModeValues.Preserve }
            ),
        };

    /// <summary>Without what XML cannot write, nor what a cell cannot hold.</summary>
    internal static string Lisible(string texte)
    {
        if (texte.Length > TexteMax)
            texte = texte[..TexteMax];
        return texte.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))
            ? texte
            : string.Concat(texte.Where(XmlConvert.IsXmlChar));
    }

    /// <summary>Letters of a column: 1 is A, 27 is AA.</summary>
    private static string Lettres(int colonne) =>
        colonne == 0 ? "" : Lettres((colonne - 1) / 26) + (char)('A' + ((colonne - 1) % 26));

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = FormatDate }
            ),
            new Fonts(
                new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
                new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })
            ),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(new Border()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
                new CellFormat { FontId = 1, ApplyFont = true }
            )
        );
}
