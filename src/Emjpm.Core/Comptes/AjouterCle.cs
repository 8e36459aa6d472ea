using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Keeps a passkey that the browser just made for the actor's account, under the name the person gives it.</summary>
public sealed class AjouterCle(
    EmjpmDbContext db,
    TimeProvider horloge,
    DonnerCodesSecours donnerCodes,
    Jobs.Reveil reveil
)
{
    /// <summary>Passkeys one account may have.</summary>
    public const int Maximum = 10;

    /// <summary>The recovery codes to show once; none when the account already had some.</summary>
    /// <param name="cle">verified by the ceremony of the web host</param>
    /// <exception cref="RegleMetierException">the key is already known, or the account has too many</exception>
    public async Task<IReadOnlyList<string>> ExecuterAsync(
        Acteur acteur,
        UserPasskeyInfo cle,
        string nom,
        CancellationToken annulation
    )
    {
        await using var transaction = await db.EcrireAsync(annulation);
        if (await db.ClesAcces.AnyAsync(c => c.CredentialId == cle.CredentialId, annulation))
            throw new RegleMetierException("Cette clé d’accès est déjà enregistrée.");
        if (
            await db.ClesAcces.CountAsync(c => c.UserId == acteur.UtilisateurId, annulation)
            >= Maximum
        )
            throw new RegleMetierException(
                $"Vous avez déjà {Maximum} clés d’accès. Retirez celles qui ne servent plus."
            );
        var maintenant = horloge.Maintenant();
        db.ClesAcces.Add(
            new IdentityUserPasskey<int>
            {
                UserId = acteur.UtilisateurId,
                CredentialId = cle.CredentialId,
                Data = new IdentityPasskeyData
                {
                    Name = nom.Trim(),
                    PublicKey = cle.PublicKey,
                    CreatedAt = new DateTimeOffset(maintenant),
                    SignCount = cle.SignCount,
                    Transports = cle.Transports,
                    IsUserVerified = cle.IsUserVerified,
                    IsBackupEligible = cle.IsBackupEligible,
                    IsBackedUp = cle.IsBackedUp,
                    AttestationObject = cle.AttestationObject,
                    ClientDataJson = cle.ClientDataJson,
                },
            }
        );
        db.Tracer(maintenant, acteur, "compte.ajouter_cle", "utilisateur", acteur.UtilisateurId);
        var adresse = await db
            .Users.Where(u => u.Id == acteur.UtilisateurId)
            .Select(u => u.Email!)
            .SingleAsync(annulation);
        db.Courriels.Add(
            MessageCompte
                .MoyenChange("une clé d’accès a été ajoutée", maintenant)
                .Pour(adresse, maintenant)
        );
        var codes = await db.CodesSecours.AnyAsync(
            c => c.UtilisateurId == acteur.UtilisateurId && c.UtiliseLe == null,
            annulation
        )
            ? []
            : await donnerCodes.RemplacerAsync(acteur, annulation);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        reveil.Signaler();
        return codes;
    }
}
