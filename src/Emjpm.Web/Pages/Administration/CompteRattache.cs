using Emjpm.Core.Comptes;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>An account with the court and the gestionnaire it works for, as every list of accounts shows it.</summary>
internal sealed record CompteRattache
{
    public required Utilisateur Compte { get; init; }
    public required string? Tribunal { get; init; }
    public required string? Gestionnaire { get; init; }
}

/// <summary>Reading of where accounts work.</summary>
internal static class LectureRattachements
{
    /// <summary>The last court of each, and the first gestionnaire, of those it is attached to on <paramref name="date"/>.</summary>
    public static IQueryable<CompteRattache> Rattaches(
        this IQueryable<Utilisateur> comptes,
        PerimetreAdministration perimetre,
        DateOnly date
    )
    {
        var (membres, droits) = (perimetre.Membres, perimetre.Droits);
        return comptes.Select(u => new CompteRattache
        {
            Compte = u,
            Tribunal = membres
                .Where(m =>
                    m.UtilisateurId == u.Id && m.Du <= date && (m.Au == null || m.Au >= date)
                )
                .OrderByDescending(m => m.Id)
                .Select(m => m.Tribunal!.Nom)
                .FirstOrDefault(),
            Gestionnaire = droits
                .Where(d =>
                    d.UtilisateurId == u.Id && d.Du <= date && (d.Au == null || d.Au >= date)
                )
                .OrderBy(d => d.Id)
                .Select(d => d.Gestionnaire!.Nom)
                .FirstOrDefault(),
        });
    }
}
