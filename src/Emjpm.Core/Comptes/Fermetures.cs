using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>What ends with an account's means of signing in, inside the transaction of the act that ends it.</summary>
public static class Fermetures
{
    /// <summary>Ends those still open, and forgets what ProConnect gave them; how many there were.</summary>
    public static Task<int> FermerAsync(
        this IQueryable<SessionOuverte> sessions,
        DateTime maintenant,
        CancellationToken annulation
    ) =>
        sessions
            .Where(s => s.FermeeLe == null)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(x => x.FermeeLe, (DateTime?)maintenant)
                        .SetProperty(x => x.JetonIdentite, (string?)null),
                annulation
            );

    /// <summary>Those sent and not yet typed are worth nothing any more.</summary>
    public static Task<int> PerimerAsync(
        this IQueryable<CodeUnique> codes,
        DateTime maintenant,
        CancellationToken annulation
    ) =>
        codes
            .Where(c => c.UtiliseLe == null)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ExpireLe, maintenant), annulation);
}
