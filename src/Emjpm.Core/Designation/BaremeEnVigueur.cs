using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>
/// The bareme the ranking uses now, read at each ranking: a version activated on one node counts at the next search of every other.
/// </summary>
/// <param name="initial">that of the release or of the configuration, until the first version is written in the database</param>
public sealed class BaremeEnVigueur(EmjpmDbContext db, Bareme initial, TimeProvider horloge)
{
    /// <summary>The active version.</summary>
    public async Task<Bareme> LireAsync(CancellationToken annulation) =>
        (
            await db
                .VersionsBareme.AsNoTracking()
                .SingleOrDefaultAsync(v => v.Etat == EtatBareme.Actif, annulation)
        )?.Bareme
        ?? initial;

    /// <summary>Writes the first version, in force, in a database that has none.</summary>
    /// <returns>whether it was written now</returns>
    public async Task<bool> InscrireInitialAsync(CancellationToken annulation = default)
    {
        if (await db.VersionsBareme.AnyAsync(annulation))
            return false;
        db.VersionsBareme.Add(
            new VersionBareme
            {
                Numero = 1,
                Code = initial.Version,
                Nom = "Barème d’ouverture du service",
                Regles = initial,
                Etat = EtatBareme.Actif,
                CreeeLe = horloge.Maintenant(),
                ModifieeLe = horloge.Maintenant(),
                ActiveeLe = Horloge.InstantParis(initial.EnVigueurLe, TimeOnly.MinValue),
            }
        );
        try
        {
            await db.SaveChangesAsync(annulation);
            return true;
        }
        catch (DbUpdateException e) when (e.EstDoublon())
        {
            // Another node began at the same moment.
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
