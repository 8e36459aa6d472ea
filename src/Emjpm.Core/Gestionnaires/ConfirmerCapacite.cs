using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>« Toujours exact » : the gestionnaire confirms the figures of a lieu as they are shown, which makes them fresh again.</summary>
public sealed class ConfirmerCapacite(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>Dates the declaration of today. False when the lieu is not one of the actor's.</summary>
    /// <param name="version">version of the lieu that was shown: nobody confirms figures they did not see</param>
    /// <exception cref="RegleMetierException">
    /// the actor only reads, the figures changed since they were shown, or no capacity was ever declared
    /// </exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int lieuId,
        int version,
        CancellationToken annulation = default
    )
    {
        acteur.ExigerEcriture();
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.LieuDeAsync(acteur, lieuId, horloge.Aujourdhui(), annulation) is not { } lieu)
            return false;
        if (lieu.Capacite is null)
            throw new RegleMetierException(
                $"Aucune capacité n’est connue pour {lieu.Nom} : déclarez d’abord le nombre de mesures souhaité."
            );
        if (lieu.Version != version)
            throw new RegleMetierException(
                $"{lieu.DerniereDeclaration()} Relisez les chiffres de {lieu.Nom}, puis confirmez-les."
            );
        var maintenant = horloge.Maintenant();
        lieu.Declarer(acteur.Nom, CanalDeclaration.Saisie, maintenant);
        db.Tracer(maintenant, acteur, "lieu.confirmer", "lieu", lieu.Id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
