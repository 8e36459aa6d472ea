using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;

namespace Emjpm.Core.Imports;

/// <summary>
/// The template to download: a sheet of mesures with its titles, two examples and the lists of accepted values, and a sheet that
/// explains each column. The columns are the predecessor's, and the name of the court for who has not its SIRET.
/// </summary>
public static class ModeleImport
{
    /// <summary>Name of the file.</summary>
    public const string Nom = "modele-import-mesures.xlsx";

    private const int DerniereLigne = 10_001;
    private const uint StyleTitre = 1;
    internal const uint StyleDate = 2;
    internal const uint StyleTexte = 3;
    private const uint StyleAide = 4;

    private static IReadOnlyList<ColonneModele> Colonnes => ColonneModele.Toutes;

    /// <summary>The template, at its start.</summary>
    public static Stream Ecrire()
    {
        var sortie = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(sortie, SpreadsheetDocumentType.Workbook))
        {
            var classeur = document.AddWorkbookPart();
            classeur.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var feuilles = new Sheets();
            classeur.Workbook = new Workbook(feuilles);
            Ajouter(classeur, feuilles, "Mesures", FeuilleMesures());
            Ajouter(classeur, feuilles, "Aide", FeuilleAide());
            Ajouter(classeur, feuilles, "Listes", FeuilleListes()).State = SheetStateValues.Hidden;
        }
        sortie.Position = 0;
        return sortie;
    }

    private static Sheet Ajouter(
        WorkbookPart classeur,
        Sheets feuilles,
        string nom,
        Worksheet contenu
    )
    {
        var partie = classeur.AddNewPart<WorksheetPart>();
        partie.Worksheet = contenu;
        var feuille = new Sheet
        {
            Name = nom,
            SheetId = (uint)feuilles.Count() + 1,
            Id = classeur.GetIdOfPart(partie),
        };
        feuilles.Append(feuille);
        return feuille;
    }

    private static Worksheet FeuilleMesures() =>
        new(
            FichierXlsx.TitresFiges(),
            // A column of text keeps the zeros of a postcode and the digits of a SIRET that are typed in it.
            Largeurs([.. Colonnes.Select(c => (c.Liste is null ? 18 : 46, c.Style))]),
            new SheetData(
                Ligne(Colonnes.Select(c => Texte(c.Colonne.Handle(), StyleTitre))),
                Ligne(Colonnes.Select(c => Exemple(c, c.Exemple1))),
                Ligne(Colonnes.Select(c => Exemple(c, c.Exemple2)))
            ),
            new DataValidations(
                Colonnes
                    .Index()
                    .Where(c => c.Item.Liste is not null)
                    .Select(c => Validation(c.Index))
            )
        );

    private static Worksheet FeuilleAide() =>
        new(
            Largeurs([(26, StyleAide), (14, StyleAide), (90, StyleAide)]),
            new SheetData([
                Ligne(
                    new[] { "Colonne", "Obligatoire", "Ce qu’il faut écrire" }.Select(t =>
                        Texte(t, StyleTitre)
                    )
                ),
                .. Colonnes.Select(c =>
                    Ligne(
                        new[] { c.Colonne.Handle(), Obligatoire(c.Colonne), c.Aide }.Select(t =>
                            Texte(t, StyleAide)
                        )
                    )
                ),
                Ligne([
                    Texte("", StyleAide),
                    Texte("", StyleAide),
                    Texte(
                        "Une ligne par mesure. Effacez les deux exemples de la feuille «\u00A0Mesures\u00A0». L’ordre des colonnes est libre.",
                        StyleAide
                    ),
                ]),
            ])
        );

    /// <summary>The lists, one in each column, at the place of the column of mesures they are for.</summary>
    private static Worksheet FeuilleListes() =>
        new(
            new SheetData(
                Enumerable
                    .Range(0, Colonnes.Max(c => c.Liste?.Count ?? 0))
                    .Select(i =>
                        Ligne(
                            Colonnes.Select(c =>
                                Texte(c.Liste is { } l && i < l.Count ? l[i] : "", StyleTexte)
                            )
                        )
                    )
            )
        );

    private static DataValidation Validation(int colonne)
    {
        var lettre = (char)('A' + colonne);
        return new DataValidation(
            new Formula1($"Listes!${lettre}$1:${lettre}${Colonnes[colonne].Liste!.Count}")
        )
        {
            Type = DataValidationValues.List,
            AllowBlank = true,
            ErrorStyle = DataValidationErrorStyleValues.Warning,
            ShowErrorMessage = true,
            ErrorTitle = "Valeur non prévue",
            Error = "Cette valeur n’est pas dans la liste : la garder quand même ?",
            SequenceOfReferences = new ListValue<StringValue>
            {
                InnerText = $"{lettre}2:{lettre}{DerniereLigne}",
            },
        };
    }

    private static string Obligatoire(ColonneMesure colonne) =>
        colonne == ColonneMesure.TribunalSiret ? "oui, ou tribunal"
        : ColonnesMesure.Obligatoires.Contains(colonne) ? "oui"
        : "non";

    private static Row Ligne(IEnumerable<Cell> cellules) => new(cellules);

    private static Columns Largeurs(IReadOnlyList<(int Largeur, uint Style)> colonnes) =>
        new(
            colonnes.Select(
                (c, i) =>
                    new Column
                    {
                        Min = (uint)i + 1,
                        Max = (uint)i + 1,
                        Width = c.Largeur,
                        CustomWidth = true,
                        Style = c.Style,
                    }
            )
        );

    private static Cell Exemple(ColonneModele colonne, string exemple) =>
        colonne.Style == StyleDate
            ? new Cell { CellValue = new CellValue(exemple), StyleIndex = StyleDate }
            : Texte(exemple, colonne.Style);

    private static Cell Texte(string texte, uint style) =>
        texte.Length == 0
            ? new Cell { StyleIndex = style }
            : new Cell
            {
                DataType = CellValues.InlineString,
                StyleIndex = style,
                InlineString = new InlineString(new Text(texte)),
            };

    private static Stylesheet Styles() =>
        new(
            new NumberingFormats(
                new NumberingFormat { NumberFormatId = 164, FormatCode = "dd/mm/yyyy" }
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
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = 49, ApplyNumberFormat = true },
                new CellFormat(
                    new Alignment { WrapText = true, Vertical = VerticalAlignmentValues.Top }
                )
                {
                    ApplyAlignment = true,
                }
            )
        );
}
