using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Renames or removes a passkey of the actor's account; false when the account has no such key.</summary>
public sealed class ModifierCle(EmjpmDbContext db, TimeProvider horloge, Jobs.Reveil reveil)
{
    /// <summary>Gives it another name.</summary>
    public async Task<bool> RenommerAsync(
        Acteur acteur,
        byte[] id,
        string nom,
        CancellationToken annulation
    )
    {
        if (await TrouverAsync(acteur, id, annulation) is not { } cle)
            return false;
        cle.Data.Name = nom.Trim();
        db.Tracer(
            horloge.Maintenant(),
            acteur,
            "compte.renommer_cle",
            "utilisateur",
            acteur.UtilisateurId
        );
        await db.SaveChangesAsync(annulation);
        return true;
    }

    /// <summary>Removes it: it opens nothing any more. The person is told by mail.</summary>
    public async Task<bool> RetirerAsync(Acteur acteur, byte[] id, CancellationToken annulation)
    {
        await using var transaction = await db.EcrireAsync(annulation);
        if (await TrouverAsync(acteur, id, annulation) is not { } cle)
            return false;
        var maintenant = horloge.Maintenant();
        db.ClesAcces.Remove(cle);
        db.Tracer(maintenant, acteur, "compte.retirer_cle", "utilisateur", acteur.UtilisateurId);
        var compte = await db
            .Users.Where(u => u.Id == acteur.UtilisateurId)
            .Select(u => new { u.Email, u.TwoFactorEnabled })
            .SingleAsync(annulation);
        var derniere = !await db.ClesAcces.AnyAsync(
            c => c.UserId == acteur.UtilisateurId && c.CredentialId != id,
            annulation
        );
        if (derniere && !compte.TwoFactorEnabled)
            await db
                .CodesSecours.Where(c => c.UtilisateurId == acteur.UtilisateurId)
                .ExecuteDeleteAsync(annulation);
        db.Courriels.Add(
            MessageCompte
                .MoyenChange("une clé d’accès a été retirée", maintenant)
                .Pour(compte.Email!, maintenant)
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        reveil.Signaler();
        return true;
    }

    private Task<IdentityUserPasskey<int>?> TrouverAsync(
        Acteur acteur,
        byte[] id,
        CancellationToken annulation
    ) =>
        db.ClesAcces.SingleOrDefaultAsync(
            c => c.UserId == acteur.UtilisateurId && c.CredentialId == id,
            annulation
        );
}
