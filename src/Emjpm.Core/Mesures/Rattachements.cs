using Emjpm.Core.Data;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The court and cabinet a gestionnaire names, found and checked.</summary>
internal static class Rattachements
{
    /// <exception cref="RegleMetierException">no such court, or it is closed: the sentence names its successor</exception>
    public static async Task<Tribunal> TribunalAsync(
        this EmjpmDbContext db,
        int tribunalId,
        DateOnly aujourdhui,
        string champ,
        CancellationToken annulation
    )
    {
        var tribunal =
            await db
                .Tribunaux.Include(t => t.Successeur)
                .SingleOrDefaultAsync(t => t.Id == tribunalId, annulation)
            ?? throw new RegleMetierException("Choisissez un tribunal de la liste.", champ);
        if (tribunal.FermeLe <= aujourdhui)
            throw new RegleMetierException(
                $"Ce tribunal est fermé depuis le {Francais.Date(tribunal.FermeLe.Value)}"
                    + (
                        tribunal.Successeur is { } s
                            ? $" : choisissez {Tribunal.DansPhrase(s.Nom)}."
                            : "."
                    ),
                champ
            );
        return tribunal;
    }

    /// <summary>The cabinet of that name in the court, whatever its case and accents; null when no name is given.</summary>
    /// <exception cref="RegleMetierException">the court has none so named: the sentence names those it has</exception>
    public static async Task<Cabinet?> CabinetAsync(
        this EmjpmDbContext db,
        int? tribunalId,
        string? nom,
        string champ,
        CancellationToken annulation
    )
    {
        if (string.IsNullOrWhiteSpace(nom))
            return null;
        var cabinets = await db.Set<Cabinet>()
            .Where(c => c.TribunalId == tribunalId)
            .OrderBy(c => c.Nom)
            .ToListAsync(annulation);
        var cherche = Texte.Normaliser(nom);
        return cabinets.FirstOrDefault(c => Texte.Normaliser(c.Nom) == cherche)
            ?? throw new RegleMetierException(
                cabinets.Count == 0
                    ? "Ce tribunal n’a pas de cabinet enregistré : laissez ce champ vide."
                    : $"Ce tribunal n’a pas de cabinet de ce nom. Ses cabinets : {Francais.Enumeration([.. cabinets.Select(c => c.Nom)])}.",
                champ
            );
    }
}
