using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Imports;

/// <summary>Imports of one gestionnaire follow each other.</summary>
internal static class VerrouImports
{
    /// <summary>Holds the row of the gestionnaire until the end of the transaction; reservations and mesures are not stopped by it.</summary>
    public static Task VerrouillerImportsAsync(
        this EmjpmDbContext db,
        int gestionnaireId,
        CancellationToken annulation
    ) =>
        db
            .Gestionnaires.Where(g => g.Id == gestionnaireId)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.Version, g => g.Version), annulation);
}
