using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Entries that share a name or a SIRET, and the pairs of them that nobody decided on yet.</summary>
public sealed record GroupeSemblable(
    IReadOnlyList<EntreeAVerifier> Entrees,
    IReadOnlyList<(EntreeAVerifier Une, EntreeAVerifier Autre)> Paires
);

/// <summary>Two entries that an agent said are two people.</summary>
public sealed record PaireDite(
    int UnId,
    string Un,
    int AutreId,
    string Autre,
    string Par,
    DateTime Le
);

/// <summary>Looks for entries that may be one person, entered twice or for two activities.</summary>
internal static class RapprocherDoubles
{
    /// <summary>Pairs shown of one group: those that follow come once these are decided.</summary>
    private const int MaximumPaires = 6;

    /// <summary>Groups with at least one pair to decide on.</summary>
    public static async Task<IReadOnlyList<GroupeSemblable>> SemblablesAsync(
        IQueryable<Core.Gestionnaires.Gestionnaire> entrees,
        IReadOnlyList<PaireDite> distinctes,
        CancellationToken annulation
    )
    {
        var noms = entrees
            .GroupBy(g => g.NomRecherche)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        var sirets = entrees
            .Where(g => g.Siret != null)
            .GroupBy(g => g.Siret)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        var doubles = await entrees
            .Where(g => noms.Contains(g.NomRecherche) || sirets.Contains(g.Siret))
            .OrderBy(g => g.NomRecherche)
            .ThenBy(g => g.Id)
            .Take(2 * RapprochementModel.Maximum)
            .Select(g => new
            {
                Entree = new EntreeAVerifier
                {
                    Id = g.Id,
                    Nom = g.Nom,
                    Type = g.Type,
                    Siret = g.Siret,
                    MemePersonneId = g.MemePersonneId,
                },
                g.NomRecherche,
            })
            .ToListAsync(annulation);
        var dites = distinctes.Select(p => (p.UnId, p.AutreId)).ToHashSet();
        return
        [
            .. doubles
                .GroupBy(x => x.NomRecherche)
                .Select(x => x.Select(e => e.Entree).ToList())
                .Concat(
                    doubles
                        .Where(x => x.Entree.Siret is not null)
                        .GroupBy(x => x.Entree.Siret)
                        .Select(x => x.Select(e => e.Entree).ToList())
                )
                .Where(x => x.Count > 1)
                .DistinctBy(x => string.Join(' ', x.Select(e => e.Id).Order()))
                .Select(x => new GroupeSemblable(x, [.. ADecider(x, dites).Take(MaximumPaires)]))
                .Where(g => g.Paires.Count > 0),
        ];
    }

    /// <summary>Pairs said to be two people, the last first.</summary>
    public static async Task<IReadOnlyList<PaireDite>> DistinctesAsync(
        IQueryable<PaireDistincte> paires,
        CancellationToken annulation
    ) =>
        await paires
            .OrderByDescending(p => p.Le)
            .ThenBy(p => p.UnId)
            .ThenBy(p => p.AutreId)
            .Select(p => new PaireDite(
                p.UnId,
                p.Un!.Nom,
                p.AutreId,
                p.Autre!.Nom,
                p.Par!.Prenom + " " + p.Par.Nom,
                p.Le
            ))
            .ToListAsync(annulation);

    /// <summary>Neither two activities already linked, nor two people.</summary>
    private static IEnumerable<(EntreeAVerifier Une, EntreeAVerifier Autre)> ADecider(
        IReadOnlyList<EntreeAVerifier> groupe,
        HashSet<(int, int)> distinctes
    ) =>
        from une in groupe
        from autre in groupe
        where
            une.Id < autre.Id
            && !distinctes.Contains((une.Id, autre.Id))
            && !(
                une.Type != autre.Type
                && une.MemePersonneId is { } personne
                && autre.MemePersonneId == personne
            )
        select (une, autre);
}
