using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Keeps the authenticator application of an account once a first code proved that it has the secret.</summary>
public sealed class ActiverApplication(
    EmjpmDbContext db,
    TimeProvider horloge,
    CoffreSecrets coffre,
    DonnerCodesSecours donnerCodes,
    Jobs.Reveil reveil
)
{
    /// <summary>The recovery codes to show once; none when the account already had some.</summary>
    /// <exception cref="RegleMetierException">the proposed secret is too old, or the code is not its</exception>
    public async Task<IReadOnlyList<string>> ExecuterAsync(
        Acteur acteur,
        string scelle,
        string code,
        CancellationToken annulation
    )
    {
        if (coffre.Rouvrir(acteur.UtilisateurId, scelle) is not { } propose)
            throw new RegleMetierException(
                "Cette page est restée ouverte trop longtemps. Retirez le compte de votre application, rechargez la page et recommencez."
            );
        var maintenant = horloge.Maintenant();
        if (Totp.PasDe(propose.Secret, CodeUnique.Lire(code), maintenant) is not { } pas)
            throw new RegleMetierException(
                "Ce code n’est pas le bon. Saisissez celui que l’application affiche en ce moment, et vérifiez que l’heure de votre téléphone est juste.",
                nameof(code)
            );
        await using var transaction = await db.EcrireAsync(annulation);
        var facteur = await db.SecondsFacteurs.FindAsync([acteur.UtilisateurId], annulation);
        if (facteur is null)
            db.SecondsFacteurs.Add(
                facteur = new SecondFacteur
                {
                    UtilisateurId = acteur.UtilisateurId,
                    SecretScelle = "",
                }
            );
        facteur.SecretScelle = coffre.Sceller(propose.Secret);
        facteur.ActiveLe = maintenant;
        facteur.DernierPas = pas;
        facteur.Essais = 0;
        facteur.VerrouJusqua = null;
        var compte = await db.Users.SingleAsync(u => u.Id == acteur.UtilisateurId, annulation);
        compte.TwoFactorEnabled = true;
        db.Tracer(
            maintenant,
            acteur,
            "compte.activer_application",
            "utilisateur",
            acteur.UtilisateurId
        );
        db.Courriels.Add(
            MessageCompte
                .MoyenChange("une application d’authentification a été ajoutée", maintenant)
                .Pour(compte.Email!, maintenant)
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
