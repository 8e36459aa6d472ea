using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Emjpm.Core.Designation;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>
/// Erases, from the mesures ended long ago and from the reservations behind them, what leads back to the person: numbers,
/// commune, free texts; the year of birth becomes its decade and the resources are rounded. What steering counts stays:
/// nature, dates, cause, court, gestionnaire. See docs/decisions/0017.
/// </summary>
public sealed class AnonymiserMesures(EmjpmDbContext db, Echeances echeances, TimeProvider horloge)
{
    /// <summary>The act in the history.</summary>
    public const string Acte = "purge.mesures";

    private const int Lot = 500;

    /// <summary>Does it by lots, each whole; says in French what was done.</summary>
    public async Task<string> ExecuterAsync(CancellationToken annulation)
    {
        var (mesures, reservations) = (0, 0);
        while (
            await echeances
                .Mesures.OrderBy(m => m.Id)
                .Select(m => m.Id)
                .Take(Lot)
                .ToListAsync(annulation)
                is { Count: > 0 } ids
        )
        {
            await using var tx = await db.EcrireAsync(annulation);
            await EffacerMesuresAsync(ids, annulation);
            await EffacerAsync(
                db.Reservations.Where(r => r.MesureId != null && ids.Contains(r.MesureId.Value)),
                annulation
            );
            await tx.CommitAsync(annulation);
            mesures += ids.Count;
        }
        reservations = await EffacerAsync(echeances.ReservationsSansSuite, annulation);
        var resultat =
            $"{Francais.Nombre(mesures, "mesure anonymisée", "mesures anonymisées")}, {Francais.Nombre(reservations, "réservation sans suite", "réservations sans suite")}";
        if (mesures + reservations > 0)
        {
            db.Tracer(horloge.Maintenant(), null, Acte, "purge", null, details: resultat);
            await db.SaveChangesAsync(annulation);
        }
        return $"{resultat}.";
    }

    private async Task EffacerMesuresAsync(List<int> ids, CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        await db
            .EtatsMesure.Where(e => ids.Contains(e.MesureId))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.CommuneCode, (string?)null), annulation);
        await db
            .EvenementsMesure.Where(e => ids.Contains(e.MesureId))
            .ExecuteUpdateAsync(s => s.SetProperty(e => e.Details, (string?)null), annulation);
        // To the thousand euros.
        await db
            .Ressources.Where(r => ids.Contains(r.MesureId))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(r => r.NiveauCentimes, r => r.NiveauCentimes / 100_000 * 100_000),
                annulation
            );
        await db
            .Transferts.Where(t => ids.Contains(t.MesureId))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(t => t.TexteMotif, (string?)null)
                        .SetProperty(t => t.TexteRefus, (string?)null),
                annulation
            );
        await db
            .Mesures.Where(m => ids.Contains(m.Id))
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(m => m.NumeroRg, (string?)null)
                        .SetProperty(m => m.NumeroRgBrut, (string?)null)
                        .SetProperty(m => m.NumeroDossier, (string?)null)
                        .SetProperty(m => m.CommuneCode, (string?)null)
                        .SetProperty(m => m.CabinetId, (int?)null)
                        .SetProperty(m => m.TexteRecherche, "")
                        .SetProperty(m => m.AnneeNaissance, m => m.AnneeNaissance / 10 * 10)
                        .SetProperty(m => m.AnonymiseeLe, maintenant)
                        .SetProperty(m => m.Version, m => m.Version + 1),
                annulation
            );
    }

    private static Task<int> EffacerAsync(
        IQueryable<Reservation> reservations,
        CancellationToken annulation
    )
    {
        IReadOnlyList<Accompagnement> sansBesoin = [];
        IReadOnlyList<Langue> sansLangue = [];
        return reservations.ExecuteUpdateAsync(
            s =>
                s.SetProperty(r => r.NumeroRg, (string?)null)
                    .SetProperty(r => r.CommuneCode, (string?)null)
                    .SetProperty(r => r.CabinetId, (int?)null)
                    .SetProperty(r => r.AnneeNaissance, r => r.AnneeNaissance / 10 * 10)
                    .SetProperty(r => r.TexteDerogation, (string?)null)
                    .SetProperty(r => r.TexteRefus, (string?)null)
                    .SetProperty(r => r.TexteAnnulation, (string?)null)
                    .SetProperty(r => r.Message, (string?)null)
                    .SetProperty(r => r.RaisonsVues, (string?)null)
                    .SetProperty(r => r.Accompagnements, sansBesoin)
                    .SetProperty(r => r.Langues, sansLangue)
                    .SetProperty(r => r.Version, r => r.Version + 1),
            annulation
        );
    }
}
