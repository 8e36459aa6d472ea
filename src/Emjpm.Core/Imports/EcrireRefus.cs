using Emjpm.Core.Classeurs;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>The lines that an import leaves, in the columns of its own file with the reason of each: to be corrected and sent again.</summary>
public sealed class EcrireRefus(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Writes the file; false when the one that was sent is erased.</summary>
    /// <param name="import">in the perimeter of the actor</param>
    /// <param name="sortie">a file or a buffer: the writing is synchronous</param>
    public async Task<bool> ExecuterAsync(
        ImportMesures import,
        Stream sortie,
        FormatClasseur format,
        CancellationToken annulation = default
    )
    {
        await using var fichier = await db.OuvrirFichierImportAsync(import.Id, annulation);
        if (fichier is null)
            return false;
        var phrases = await db
            .LignesImport.Where(l =>
                l.ImportId == import.Id
                && l.Ligne > 0
                && (l.Decision == DecisionLigne.Refusee || l.Decision == DecisionLigne.AVerifier)
            )
            .Select(l => new { l.Ligne, l.Motifs })
            .ToDictionaryAsync(l => l.Ligne, l => (l.Motifs ?? "").Replace('\n', ' '), annulation);
        using var classeur = Classeur.Lire(fichier, import.NomFichier);
        var lecture = LectureMesures.Ouvrir(
            classeur,
            new Reperes([], []),
            horloge.Aujourdhui(),
            TexteJson.Lire<OptionsImport>(import.Options)!.PourLire()
        );
        await FichierAnnote.EcrireAsync(sortie, format, lecture, phrases, false, annulation);
        return true;
    }
}
