using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>
/// Puts a draft in force in the place of the active version. Whoever decides compared it with one active version: when another
/// replaced it meanwhile the comparison no longer holds, and the act is refused.
/// </summary>
public sealed class ActiverBareme(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the version does not exist.</summary>
    /// <param name="version">concurrency version of the draft that was compared</param>
    /// <param name="actifId">the active version it was compared with</param>
    /// <param name="motif">why, in a sentence; kept with the version and shown to the other administrators</param>
    /// <exception cref="RegleMetierException">it is not a draft any more, it was changed, or the active version was replaced</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int id,
        int version,
        int actifId,
        string motif,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        // The active row first: two activations follow each other, and the second finds nothing to replace.
        var remplacees = await db
            .VersionsBareme.Where(v => v.Id == actifId && v.Etat == EtatBareme.Actif)
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(v => v.Etat, EtatBareme.Retire)
                        .SetProperty(v => v.RetireeLe, (DateTime?)maintenant)
                        .SetProperty(v => v.Version, v => v.Version + 1),
                annulation
            );
        if (remplacees == 0)
            throw new RegleMetierException(
                "Un autre barème vient d’entrer en vigueur : comparez de nouveau ce brouillon, avec celui-là, avant de décider."
            );
        var nouvelle = await db.VersionsBareme.SingleOrDefaultAsync(v => v.Id == id, annulation);
        if (nouvelle is null)
            return false;
        if (nouvelle.Etat != EtatBareme.Brouillon)
            throw new RegleMetierException(
                $"La version {nouvelle.Code} n’est plus un brouillon : elle ne peut plus entrer en vigueur."
            );
        if (nouvelle.Version != version)
            throw new RegleMetierException(
                "Ce brouillon vient d’être modifié par un autre administrateur : comparez de nouveau avant de décider."
            );
        nouvelle.Etat = EtatBareme.Actif;
        nouvelle.ActiveeLe = maintenant;
        nouvelle.ActiveeParId = acteur.UtilisateurId;
        nouvelle.Motif = motif.Trim();
        nouvelle.Version++;
        var ancienne = await db
            .VersionsBareme.Where(v => v.Id == actifId)
            .Select(v => v.Code)
            .SingleAsync(annulation);
        db.Tracer(
            maintenant,
            acteur,
            "bareme.activer",
            "bareme",
            id,
            details: $"version {nouvelle.Code} à la place de la version {ancienne} : {EcrireBareme.Poids(nouvelle.Regles.Poids)}"
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
