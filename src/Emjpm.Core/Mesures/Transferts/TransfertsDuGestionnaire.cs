using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The transfers an actor of a gestionnaire sees and answers.</summary>
public static class TransfertsDuGestionnaire
{
    /// <summary>Transfers offered to the actor's gestionnaire, on the sites its rights cover or on none yet.</summary>
    public static IQueryable<TransfertMesure> RecusPar(
        this IQueryable<TransfertMesure> transferts,
        ActeurGestionnaire acteur
    )
    {
        var id = acteur.Id;
        var recus = transferts.Where(t => t.ReceveurId == id);
        if (acteur.Droits.Lieux is not { Count: > 0 } lieux)
            return recus;
        return recus.Where(t =>
            t.MesureRecueId != null
                ? t.MesureRecue!.LieuExerciceId != null
                    && lieux.Contains(t.MesureRecue.LieuExerciceId.Value)
                : t.LieuSouhaiteId == null || lieux.Contains(t.LieuSouhaiteId.Value)
        );
    }

    /// <summary>Transfers of the mesures of the actor's gestionnaire, on the sites its rights cover.</summary>
    public static IQueryable<TransfertMesure> EnvoyesPar(
        this IQueryable<TransfertMesure> transferts,
        ActeurGestionnaire acteur
    )
    {
        var id = acteur.Id;
        var envoyes = transferts.Where(t => t.CedantId == id);
        if (acteur.Droits.Lieux is not { Count: > 0 } lieux)
            return envoyes;
        return envoyes.Where(t =>
            t.Mesure!.LieuExerciceId != null && lieux.Contains(t.Mesure.LieuExerciceId.Value)
        );
    }

    /// <summary>
    /// The transfer to answer or cancel, with what its sentences name; null when <paramref name="perimetre"/> holds none by this
    /// id. The mesure then the transfer stay locked until the end of the transaction: of an acceptance, a refusal, a cancellation
    /// and an act on the mesure at the same instant, the first wins and the others are told.
    /// </summary>
    internal static async Task<TransfertMesure?> VerrouillerTransfertAsync(
        this EmjpmDbContext db,
        IQueryable<TransfertMesure> perimetre,
        int id,
        CancellationToken annulation
    )
    {
        var mesure = await perimetre
            .Where(t => t.Id == id)
            .Select(t => (int?)t.MesureId)
            .SingleOrDefaultAsync(annulation);
        if (mesure is null)
            return null;
        await db
            .Mesures.Where(m => m.Id == mesure)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), annulation);
        await db
            .Transferts.Where(t => t.Id == id)
            .ExecuteUpdateAsync(s => s.SetProperty(t => t.Version, t => t.Version + 1), annulation);
        return await db
            .Transferts.Include(t => t.Cedant)
            .Include(t => t.Receveur)
            .Include(t => t.ClosPar)
            .AsSingleQuery()
            .SingleAsync(t => t.Id == id, annulation);
    }

    /// <exception cref="RegleMetierException">the member neither answers nor changes mesures</exception>
    internal static void ExigerReponseOuEcriture(this Acteur acteur)
    {
        if (!acteur.Gestionnaire!.Droits.Ecrit)
            acteur.ExigerReponse();
    }
}
