using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>The bytes of the file of an import, in the database, where every node finds them.</summary>
public static class MorceauxImport
{
    /// <summary>Bytes of a piece.</summary>
    internal const int Taille = 512 * 1024;

    /// <summary>The file whole, in a temporary file that disappears when closed; null when it was erased.</summary>
    public static async Task<Stream?> OuvrirFichierImportAsync(
        this EmjpmDbContext db,
        int importId,
        CancellationToken annulation
    )
    {
        var fichier = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );
        try
        {
            for (var rang = 0; ; rang++)
            {
                var numero = rang;
                var octets = await db
                    .MorceauxImport.Where(m => m.ImportId == importId && m.Rang == numero)
                    .Select(m => m.Octets)
                    .FirstOrDefaultAsync(annulation);
                if (octets is null)
                    break;
                await fichier.WriteAsync(octets, annulation);
            }
            if (fichier.Length == 0)
            {
                await fichier.DisposeAsync();
                return null;
            }
            fichier.Position = 0;
            return fichier;
        }
        catch
        {
            await fichier.DisposeAsync();
            throw;
        }
    }
}
