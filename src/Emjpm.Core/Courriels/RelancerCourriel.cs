using Emjpm.Core.Audit;
using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Courriels;

/// <summary>Gives a mail that could not be delivered another chance.</summary>
public sealed class RelancerCourriel(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>False when there is no such mail.</summary>
    /// <exception cref="RegleMetierException">it was delivered, or held a one-time code, erased since</exception>
    public async Task<bool> ExecuterAsync(Acteur acteur, int id, CancellationToken annulation)
    {
        acteur.ExigerAdministrateur();
        var maintenant = horloge.Maintenant();
        await using var tx = await db.EcrireAsync(annulation);
        if (
            await db.Courriels.SingleOrDefaultAsync(c => c.Id == id, annulation) is not { } courriel
        )
            return false;
        if (courriel.Etat == EtatCourriel.Envoye)
            throw new RegleMetierException("Ce courriel est déjà parti.");
        if (courriel.PortaitUnCode)
            throw new RegleMetierException(
                "Ce courriel portait un code à usage unique, effacé depuis : la personne doit en demander un autre."
            );
        courriel.Etat = EtatCourriel.AEnvoyer;
        courriel.ProchainEssaiLe = maintenant;
        db.Tracer(maintenant, acteur, "courriel.relancer", "courriel", id);
        await db.SaveChangesAsync(annulation);
        await tx.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }
}
