using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre.Listes;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Registre;

/// <summary>
/// Gives their effect to the acts whose day has come: the search follows the dates by itself, reservations and capacities
/// need somebody to come by. The last days are looked at again: a run that was missed harms nobody. Also erases the lines of the
/// lists that can no longer be undone; what they did stays in the history of each entry.
/// </summary>
public sealed class AppliquerActesRegistre(
    EmjpmDbContext db,
    TimeProvider horloge,
    EcrireRegistre ecrire
)
{
    /// <summary>Days looked at again.</summary>
    public const int Jours = 7;

    /// <summary>Does what is due; returns what was done, in French.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        var depuis = aujourdhui.AddDays(-Jours);
        var actes = await db
            .ActesRegistre.AsNoTracking()
            .Where(a => a.DateEffet >= depuis && a.DateEffet <= aujourdhui)
            .OrderBy(a => a.Id)
            .Select(a => new
            {
                a.GestionnaireId,
                a.AuteurId,
                a.Genre,
            })
            .ToListAsync(annulation);
        var limite = horloge.Maintenant().AddDays(-ImportListe.JoursGardes);
        await db
            .LignesListe.Where(l => (l.Import!.AppliqueeLe ?? l.Import.CreeLe) < limite)
            .ExecuteDeleteAsync(annulation);
        var terminees = 0;
        foreach (var entree in actes.GroupBy(a => a.GestionnaireId))
        {
            terminees += await ecrire.AppliquerAsync(
                entree.Key,
                entree.Last().AuteurId,
                capacites: entree.Any(a =>
                    a.Genre is GenreActe.HabilitationAjoutee or GenreActe.HabilitationModifiee
                ),
                annulation
            );
            db.ChangeTracker.Clear();
        }
        return $"{Francais.Nombre(actes.Count, "acte")}, {Francais.Nombre(terminees, "réservation terminée", "réservations terminées")}.";
    }
}
