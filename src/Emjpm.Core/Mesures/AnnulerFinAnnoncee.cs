using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;

namespace Emjpm.Core.Mesures;

/// <summary>Takes back an announced end: the mandate goes on.</summary>
public sealed class AnnulerFinAnnoncee(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>False when the actor has no such mesure. Nothing happens when no end is announced any more.</summary>
    /// <param name="version">version of the mesure that was shown</param>
    /// <exception cref="RegleMetierException">the mesure is closed meanwhile, or somebody else changed it since</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int mesureId,
        int version,
        CancellationToken annulation = default
    )
    {
        await using var tx = await db.EcrireAsync(annulation);
        if (await db.MesureDeAsync(acteur, mesureId, annulation) is not { } mesure)
            return false;
        mesure.ExigerEnCours();
        if (!mesure.FinAnnoncee)
            return true;
        await db.ExigerVersionAsync(mesure, version, annulation);
        var maintenant = horloge.Maintenant();
        mesure.AnnulerFin(acteur.UtilisateurId, Horloge.DateParis(maintenant), maintenant);
        db.Tracer(
            maintenant,
            acteur,
            "mesure.annuler_fin",
            "mesure",
            mesure.Id,
            tribunalId: mesure.TribunalId
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        return true;
    }
}
