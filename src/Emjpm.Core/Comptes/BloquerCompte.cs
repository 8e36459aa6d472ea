using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Why an account is blocked. A closed list: it is kept in the history, which holds no free text, and said to the person.</summary>
public enum MotifBlocage
{
    [Valeur("depart", "départ de la personne")]
    Depart,

    [Valeur("compromis", "compte peut-être utilisé par quelqu’un d’autre")]
    Compromis,

    [Valeur("demande", "à la demande de la personne")]
    Demande,

    [Valeur("inactif", "compte inutilisé")]
    Inactif,

    [Valeur("usage", "usage contraire aux règles du service")]
    Usage,
}

/// <summary>
/// Shuts an account, or opens again one that an administrator had shut. Its sessions end; its acts and rights stay. An account
/// that was never approved is not opened here.
/// </summary>
public sealed class BloquerCompte(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>False when the account does not exist.</summary>
    /// <exception cref="RegleMetierException">the account is the actor's own, or is not open</exception>
    public async Task<bool> ExecuterAsync(
        Acteur acteur,
        int compteId,
        MotifBlocage motif,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateurSur(compteId);
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await LireAsync(acteur, compteId, annulation) is not { } compte)
            return false;
        if (!compte.Actif)
            throw new RegleMetierException("Ce compte n’est pas ouvert : il n’y a rien à bloquer.");
        compte.Actif = false;
        compte.BloqueLe = maintenant;
        compte.MotifBlocage = motif;
        await db
            .SessionsOuvertes.Where(s => s.UtilisateurId == compteId)
            .FermerAsync(maintenant, annulation);
        db.Tracer(
            maintenant,
            acteur,
            "compte.bloquer",
            "utilisateur",
            compteId,
            details: motif.Libelle()
        );
        db.Courriels.Add(
            MessageCompte.CompteBloque(motif, maintenant).Pour(compte.Email!, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>Opens again what <see cref="ExecuterAsync"/> shut. False when the account does not exist.</summary>
    /// <exception cref="RegleMetierException">the account is the actor's own, or was not blocked</exception>
    public async Task<bool> LeverAsync(Acteur acteur, int compteId, CancellationToken annulation)
    {
        acteur.ExigerAdministrateurSur(compteId);
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (await LireAsync(acteur, compteId, annulation) is not { } compte)
            return false;
        if (compte.BloqueLe is null)
            throw new RegleMetierException("Ce compte n’est pas bloqué.");
        if (compte.ReuniAId is not null)
            throw new RegleMetierException(
                "Ce compte est réuni à un autre de la même personne : il ne se rouvre pas."
            );
        compte.Actif = true;
        compte.BloqueLe = null;
        compte.MotifBlocage = null;
        db.Tracer(maintenant, acteur, "compte.debloquer", "utilisateur", compteId);
        db.Courriels.Add(MessageCompte.CompteRouvert(maintenant).Pour(compte.Email!, maintenant));
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    /// <summary>The account, locked with the actor's: two administrators cannot block each other at the same time.</summary>
    private async Task<Utilisateur?> LireAsync(
        Acteur acteur,
        int compteId,
        CancellationToken annulation
    )
    {
        var moi = acteur.UtilisateurId;
        foreach (var id in new[] { Math.Min(moi, compteId), Math.Max(moi, compteId) })
            await db
                .Users.Where(u => u.Id == id)
                .ExecuteUpdateAsync(s => s.SetProperty(u => u.Actif, u => u.Actif), annulation);
        if (!await db.Users.AnyAsync(u => u.Id == moi && u.Actif, annulation))
            throw new RegleMetierException("Votre compte vient d’être bloqué.");
        return await db.Users.SingleOrDefaultAsync(u => u.Id == compteId, annulation);
    }
}
