namespace Emjpm.Core.Classeurs;

/// <summary>The one door to spreadsheets for writing.</summary>
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
        if (format == FormatClasseur.Xlsx)
        {
            await FichierXlsx.EcrireAsync(sortie, feuille, lignes, annulation);
            return;
        }
        using var csv = new FichierCsv(sortie);
        await csv.TableauAsync(feuille, lignes, annulation);
    }
}
