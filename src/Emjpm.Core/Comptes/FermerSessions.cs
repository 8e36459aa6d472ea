using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Ends sessions of the actor's account, or of another one by an administrator: they are over at their next request.</summary>
public sealed class FermerSessions(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>One session, by its name; false when the account has no such session open.</summary>
    public async Task<bool> UneAsync(Acteur acteur, Guid session, CancellationToken annulation) =>
        await FermerAsync(
            acteur,
            acteur.UtilisateurId,
            s => s.Where(x => x.Id == session),
            annulation
        ) == 1;

    /// <summary>All but the present one; how many were open.</summary>
    public Task<int> AutresAsync(Acteur acteur, CancellationToken annulation)
    {
        var presente = acteur.Session?.Id;
        return FermerAsync(
            acteur,
            acteur.UtilisateurId,
            s => s.Where(x => x.Id != presente),
            annulation
        );
    }

    /// <summary>All those of another account, by an administrator; the person is told. How many were open, null when the account does not exist.</summary>
    /// <exception cref="RegleMetierException">the account is the actor's own</exception>
    public async Task<int?> DeAsync(Acteur acteur, int compteId, CancellationToken annulation)
    {
        acteur.ExigerAdministrateurSur(compteId);
        if (
            await db
                .Users.Where(u => u.Id == compteId)
                .Select(u => u.Email)
                .SingleOrDefaultAsync(annulation)
            is not { } adresse
        )
            return null;
        var maintenant = horloge.Maintenant();
        db.Courriels.Add(MessageCompte.SessionsFermees(maintenant).Pour(adresse, maintenant));
        var nombre = await FermerAsync(acteur, compteId, s => s, annulation);
        reveil.Signaler();
        return nombre;
    }

    private async Task<int> FermerAsync(
        Acteur acteur,
        int compteId,
        Func<IQueryable<SessionOuverte>, IQueryable<SessionOuverte>> lesquelles,
        CancellationToken annulation
    )
    {
        var maintenant = horloge.Maintenant();
        await using var transaction = await db.EcrireAsync(annulation);
        var nombre = await lesquelles(db.SessionsOuvertes.Where(s => s.UtilisateurId == compteId))
            .FermerAsync(maintenant, annulation);
        if (nombre > 0)
            db.Tracer(
                maintenant,
                acteur,
                "compte.fermer_sessions",
                "utilisateur",
                compteId,
                details: Referentiels.Francais.Nombre(nombre, "session")
            );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return nombre;
    }
}
