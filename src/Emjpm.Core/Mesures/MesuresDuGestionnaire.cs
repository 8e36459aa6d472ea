using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Mesures;

/// <summary>The mesures an actor of a gestionnaire sees and changes.</summary>
public static class MesuresDuGestionnaire
{
    /// <summary>Mesures of the actor's gestionnaire, on the sites its rights cover; those withdrawn included.</summary>
    public static IQueryable<Mesure> De(this IQueryable<Mesure> mesures, ActeurGestionnaire acteur)
    {
        var id = acteur.Id;
        var siennes = mesures.Where(m => m.GestionnaireId == id);
        if (acteur.Droits.Lieux is not { Count: > 0 } lieux)
            return siennes;
        return siennes.Where(m =>
            m.LieuExerciceId != null && lieux.Contains(m.LieuExerciceId.Value)
        );
    }

    /// <summary>
    /// The mesure to change, its situations and events loaded; null when the actor has none by this id. Its row stays locked
    /// until the end of the transaction, so that two acts on a mesure follow each other.
    /// </summary>
    /// <exception cref="RegleMetierException">the member only reads, or a software keeps this mesure</exception>
    public static async Task<Mesure?> MesureDeAsync(
        this EmjpmDbContext db,
        Acteur acteur,
        int mesureId,
        CancellationToken annulation
    )
    {
        acteur.ExigerEcriture();
        var lignes = await db
            .Mesures.Where(m => m.Id == mesureId)
            .De(acteur.Gestionnaire!)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version), annulation);
        if (lignes == 0)
            return null;
        var mesure = await db
            .Mesures.Include(m => m.Etats)
            .Include(m => m.Evenements)
            .AsSplitQuery()
            .SingleAsync(m => m.Id == mesureId, annulation);
        mesure.ExigerLibre();
        return mesure;
    }

    /// <exception cref="RegleMetierException">a software or OCMI keeps the facts of this mesure</exception>
    public static void ExigerLibre(this Mesure mesure)
    {
        if (mesure.GereePar is { } par)
            throw new RegleMetierException(
                $"Cette mesure est tenue par {par}{(mesure.GereeDepuis is { } i ? $" depuis le {Referentiels.Francais.Jour(i)}" : "")} : modifiez-la là-bas, ou reprenez la main depuis votre profil."
            );
    }
}
