using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Suivi;

/// <summary>An open account that looks like another of the same person.</summary>
public sealed record CompteLu(int Id, string Nom, string? Courriel, Role Role, DateTime? VenuLe);

/// <summary>Two open accounts that may be of the same person.</summary>
/// <param name="Garde">the one used last: the one that would be kept</param>
public sealed record PaireDeComptes(CompteLu Garde, CompteLu Autre);

/// <summary>Looks for the people who have two open accounts.</summary>
public sealed class DoublonsComptes(EmjpmDbContext db)
{
    /// <summary>
    /// The pairs that carry the same first name and name, in any order, accents and capitals aside; not those that an
    /// administrator said are of two people.
    /// </summary>
    public async Task<IReadOnlyList<PaireDeComptes>> LireAsync(
        Acteur acteur,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        // Names are compared in C#, as everywhere: a few short columns of each open account.
        var comptes = await db
            .Users.Where(u => u.Actif)
            .OrderBy(u => u.Id)
            .Select(u => new CompteLu(u.Id, u.Prenom + " " + u.Nom, u.Email, u.Role, u.VenuLe))
            .ToListAsync(annulation);
        var semblables = comptes
            .GroupBy(c =>
                string.Join(' ', Texte.Normaliser(c.Nom).Split(' ').Order(StringComparer.Ordinal))
            )
            .Where(g => g.Count() > 1)
            .ToList();
        if (semblables.Count == 0)
            return [];
        var ids = semblables.SelectMany(g => g).Select(c => c.Id).ToList();
        var distincts = (
            await db
                .ComptesDistincts.Where(c => ids.Contains(c.UnId))
                .Select(c => new { c.UnId, c.AutreId })
                .ToListAsync(annulation)
        )
            .Select(c => (c.UnId, c.AutreId))
            .ToHashSet();
        return
        [
            .. semblables
                .SelectMany(g => Paires([.. g.OrderByDescending(c => c.VenuLe).ThenBy(c => c.Id)]))
                .Where(p =>
                    !distincts.Contains(
                        (Math.Min(p.Garde.Id, p.Autre.Id), Math.Max(p.Garde.Id, p.Autre.Id))
                    )
                ),
        ];
    }

    private static IEnumerable<PaireDeComptes> Paires(IReadOnlyList<CompteLu> comptes) =>
        comptes.SelectMany(
            (c, i) => comptes.Skip(i + 1).Select(autre => new PaireDeComptes(c, autre))
        );
}
