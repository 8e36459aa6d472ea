using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Writes each attempt to sign in, and refuses those of a network that failed too often, whatever the accounts and whichever
/// node answers. A whole ministry may share one address, hence the generous limit; the lock-out of the account is the net
/// that matters.
/// </summary>
public sealed class FreinReseau(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Failures of one network in <see cref="Fenetre"/> after which it waits.</summary>
    public const int EchecsMax = 100;

    /// <summary>Over which failures are counted.</summary>
    public static readonly TimeSpan Fenetre = TimeSpan.FromMinutes(15);

    /// <summary>The attempt, written as failed before anything is checked, tracked.</summary>
    /// <exception cref="RegleMetierException">too many failures of that network; nothing is written</exception>
    public async Task<TentativeConnexion> CompterAsync(
        string reseau,
        string appareil,
        MoyenConnexion moyen,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        var debut = maintenant - Fenetre;
        var echecs = await db.TentativesConnexion.CountAsync(
            t => t.Reseau == reseau && t.Instant > debut && !t.Reussie,
            annulation
        );
        if (echecs >= EchecsMax)
            throw new RegleMetierException(
                "Trop d’essais de connexion ont échoué depuis votre réseau. Réessayez dans un quart d’heure."
            );
        var tentative = new TentativeConnexion
        {
            Instant = maintenant,
            Moyen = moyen,
            Reseau = reseau,
            Appareil = appareil,
        };
        db.TentativesConnexion.Add(tentative);
        await db.SaveChangesAsync(annulation);
        return tentative;
    }
}
