namespace Emjpm.Core.Classeurs;

/// <summary>The one door to spreadsheets, for reading and for writing.</summary>
public static class Classeur
{
    /// <summary>
    /// Writes a table as it is read, without keeping it in memory. The writing itself is synchronous: give it a file or a
    /// buffer, not the answer of a request.
    /// </summary>
    public static async Task EcrireAsync<T>(
        Stream sortie,
        FormatClasseur format,
        Feuille<T> feuille,
        IAsyncEnumerable<T> lignes,
        CancellationToken annulation
    )
    {
        switch (format)
        {
            case FormatClasseur.Xlsx:
                await FichierXlsx.EcrireAsync(sortie, feuille, lignes, annulation);
                break;
            case FormatClasseur.Ods:
                await FichierOds.EcrireAsync(sortie, feuille, lignes, annulation);
                break;
            default:
                using (var csv = new FichierCsv(sortie))
                    await csv.TableauAsync(feuille, lignes, annulation);
                break;
        }
    }

    /// <summary>
    /// Opens a spreadsheet, whatever its extension says: Excel (xlsx, xls), LibreOffice (ods), or text with columns (CSV in UTF-8,
    /// UTF-16 or Windows-1252; semicolon, tab or comma).
    /// </summary>
    /// <param name="contenu">
    /// read from its start when it can seek, and left open; else copied to a temporary file. Stays open as long as what is returned.
    /// </param>
    /// <param name="nom">name of the file, as it was given; only used to speak of it</param>
    /// <exception cref="RegleMetierException">
    /// the file cannot be read, or is beyond <see cref="LimitesLecture"/>; the sentence says what to do. Also thrown later, while
    /// enumerating the lines: it is the only exception that the content of a file can cause.
    /// </exception>
    public static ClasseurLu Lire(Stream contenu, string nom) =>
        LectureClasseur.Ouvrir(contenu, nom);
}
