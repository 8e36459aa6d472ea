using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Ends sessions of the actor's account: they are over at their next request.</summary>
public sealed class FermerSessions(EmjpmDbContext db, TimeProvider horloge)
{
    /// <summary>One session, by its name; false when the account has no such session open.</summary>
    public async Task<bool> UneAsync(Acteur acteur, Guid session, CancellationToken annulation) =>
        await FermerAsync(acteur, s => s.Where(x => x.Id == session), annulation) == 1;

    /// <summary>All but the present one; how many were open.</summary>
    public Task<int> AutresAsync(Acteur acteur, CancellationToken annulation)
    {
        var presente = acteur.Session?.Id;
        return FermerAsync(acteur, s => s.Where(x => x.Id != presente), annulation);
    }

    private async Task<int> FermerAsync(
        Acteur acteur,
        Func<IQueryable<SessionOuverte>, IQueryable<SessionOuverte>> lesquelles,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        await using var transaction = await db.EcrireAsync(annulation);
        var nombre = await lesquelles(
                db.SessionsOuvertes.Where(s =>
                    s.UtilisateurId == acteur.UtilisateurId && s.FermeeLe == null
                )
            )
            .ExecuteUpdateAsync(
                s =>
                    s.SetProperty(x => x.FermeeLe, (DateTime?)maintenant)
                        .SetProperty(x => x.JetonIdentite, (string?)null),
                annulation
            );
        if (nombre > 0)
            db.Tracer(
                maintenant,
                acteur,
                "compte.fermer_sessions",
                "utilisateur",
                acteur.UtilisateurId,
                details: Referentiels.Francais.Nombre(nombre, "session")
            );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return nombre;
    }
}
