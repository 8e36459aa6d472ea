using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// What every invitation does, whoever invites and to what: a new code, mailed to its address, replaces the former one. In the
/// unit of work of the act that decided it.
/// </summary>
public sealed class EnvoyerInvitation(EmjpmDbContext db, TimeProvider horloge, Instance instance)
{
    /// <summary>Sets a new code and adds its mail.</summary>
    /// <param name="par">who invites, and to what: « invitation de l’UDAF du Nord »</param>
    /// <param name="phrase">the invitation in one sentence</param>
    internal void Executer(Invitation invitation, string par, string phrase)
    {
        var code = CodeUnique.Tirer();
        invitation.Coder(code, horloge.Maintenant());
        Ecrire(invitation, code, par, phrase);
    }

    /// <summary>Adds the mail of an invitation whose code is already set; the mail added.</summary>
    internal Courriel Ecrire(Invitation invitation, string code, string par, string phrase)
    {
        var message = Message(par, phrase, instance.Adresse, invitation.ExpireLe, code);
        var courriel = message.Pour(invitation.Courriel, horloge.Maintenant());
        db.Courriels.Add(courriel);
        return courriel;
    }

    /// <summary>The mail of an invitation.</summary>
    /// <param name="adresse">public address of the instance</param>
    internal static MessageCompte Message(
        string par,
        string phrase,
        string adresse,
        DateTime expireLe,
        string code
    ) =>
        new(
            par,
            [
                phrase,
                $"Ouvrez la page {adresse}/invitation, puis saisissez votre adresse et ce code :",
                "{code}",
                $"Il est valable jusqu’au {Francais.Instant(expireLe)}. Ne le donnez à personne. Si vous n’attendiez pas cette invitation, ne faites rien.",
            ],
            CodeUnique.Ecrire(code)
        );

    /// <summary>Of some invitations, the one that waits, locked: it cannot be accepted meanwhile. Null when there is none.</summary>
    internal async Task<Invitation?> VerrouillerAsync(
        IQueryable<Invitation> siennes,
        int invitationId,
        CancellationToken annulation
    )
    {
        await db
            .Invitations.Where(i => i.Id == invitationId)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.Essais, i => i.Essais), annulation);
        return await siennes
            .Where(i => i.Id == invitationId && i.AccepteeLe == null && i.RevoqueeLe == null)
            .SingleOrDefaultAsync(annulation);
    }

    /// <exception cref="RegleMetierException">it was sent a moment ago</exception>
    internal void RefuserTropTot(Invitation invitation)
    {
        if (invitation.EnvoyeeLe > horloge.Maintenant().AddMinutes(-1))
            throw new RegleMetierException(
                "Cette invitation vient d’être envoyée : attendez une minute avant de la renvoyer."
            );
    }
}
