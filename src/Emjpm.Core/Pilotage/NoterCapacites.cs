using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Pilotage;

/// <summary>
/// Keeps the capacities that changed: a site knows only its present ones, the figures of the past need those of the time. What this
/// service never saw is unknown, and is not guessed.
/// </summary>
public sealed class NoterCapacites(EmjpmDbContext db)
{
    /// <param name="jour">the day they are of; a capacity met for the first time dates from its declaration</param>
    /// <returns>how many sites were noted</returns>
    public async Task<int> ExecuterAsync(DateOnly jour, CancellationToken annulation)
    {
        var derniers = await db
            .RelevesCapacite.AsNoTracking()
            .Where(r =>
                !db.RelevesCapacite.Any(s =>
                    s.LieuId == r.LieuId && (s.Du > r.Du || (s.Du == r.Du && s.Id > r.Id))
                )
            )
            .ToDictionaryAsync(r => r.LieuId, annulation);
        var lieux = await db
            .LieuxExercice.OrderBy(l => l.Id)
            .Select(l => new
            {
                l.Id,
                l.CapaciteAutorisee,
                l.CapaciteSouhaitee,
                l.DeclareLe,
            })
            .ToListAsync(annulation);
        var nouveaux = new List<ReleveCapacite>();
        foreach (var l in lieux)
        {
            var avant = derniers.GetValueOrDefault(l.Id);
            if (
                (avant?.Autorisee, avant?.Souhaitee, avant?.DeclareLe)
                == (l.CapaciteAutorisee, l.CapaciteSouhaitee, l.DeclareLe)
            )
                continue;
            nouveaux.Add(
                new()
                {
                    LieuId = l.Id,
                    Du = avant is null && DeclareeAvant(l.DeclareLe, jour) is { } le ? le : jour,
                    Autorisee = l.CapaciteAutorisee,
                    Souhaitee = l.CapaciteSouhaitee,
                    DeclareLe = l.DeclareLe,
                }
            );
        }
        await using var masse = await EcritureEnMasse.OuvrirAsync(db, annulation);
        await masse.EcrireAsync(nouveaux, Cles.DeLaBase, annulation);
        await masse.ValiderAsync(annulation);
        return nouveaux.Count;
    }

    private static DateOnly? DeclareeAvant(DateTime? declareLe, DateOnly jour) =>
        declareLe is { } instant && Horloge.DateParis(instant) is var le && le < jour ? le : null;
}
