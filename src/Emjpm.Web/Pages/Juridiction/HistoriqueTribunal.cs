using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A reservation of the court, in one line.</summary>
public sealed record ReservationBreve(
    int Id,
    EtatReservation Etat,
    DateTime CreeeLe,
    DateTime? RepondueLe,
    string? NumeroRg
);

/// <summary>What the actor's court has asked of a gestionnaire over two years.</summary>
/// <param name="Reservations">latest first</param>
public sealed record HistoriqueTribunal(
    IReadOnlyList<ReservationBreve> Reservations,
    DateTime Maintenant
)
{
    /// <summary>Reservations shown one by one.</summary>
    public const int Dernieres = 5;

    /// <summary>Each state met, with its count over twelve and over twenty-four months.</summary>
    public IEnumerable<(EtatReservation Etat, int UnAn, int DeuxAns)> ParEtat
    {
        get
        {
            var depuisUnAn = Maintenant.AddYears(-1);
            return Reservations
                .GroupBy(r => r.Etat)
                .OrderBy(g => g.Key)
                .Select(g => (g.Key, g.Count(r => r.CreeeLe >= depuisUnAn), g.Count()));
        }
    }

    /// <summary>Answers received.</summary>
    public int Reponses => Reservations.Count(r => r.RepondueLe is not null);

    /// <summary>The delay that half of the answers did not exceed; null without an answer.</summary>
    public TimeSpan? DelaiMedian
    {
        get
        {
            var delais = Reservations
                .Where(r => r.RepondueLe is not null)
                .Select(r => r.RepondueLe!.Value - r.CreeeLe)
                .Order()
                .ToList();
            return delais.Count == 0 ? null : delais[(delais.Count - 1) / 2];
        }
    }

    /// <summary>« moins d’un jour », « 3 jours ».</summary>
    public static string Delai(TimeSpan delai)
    {
        var jours = (int)Math.Round(delai.TotalDays, MidpointRounding.AwayFromZero);
        return jours == 0 ? "moins d’un jour" : Francais.Nombre(jours, "jour");
    }

    /// <summary>Reads them among <paramref name="reservations"/>, already limited to a perimeter.</summary>
    public static async Task<HistoriqueTribunal> LireAsync(
        IQueryable<Reservation> reservations,
        int gestionnaireId,
        DateTime maintenant,
        CancellationToken annulation
    )
    {
        var depuis = maintenant.AddYears(-2);
        return new(
            await reservations
                .Where(r => r.GestionnaireId == gestionnaireId && r.CreeeLe >= depuis)
                .OrderByDescending(r => r.CreeeLe)
                .ThenByDescending(r => r.Id)
                .Select(r => new ReservationBreve(
                    r.Id,
                    r.Etat,
                    r.CreeeLe,
                    r.RepondueLe,
                    r.NumeroRg
                ))
                .ToListAsync(annulation),
            maintenant
        );
    }
}
