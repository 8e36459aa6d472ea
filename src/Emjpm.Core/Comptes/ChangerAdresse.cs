using Emjpm.Core.Audit;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>Gives an account its new address once the code sent to it was typed. The former address is told.</summary>
public sealed class ChangerAdresse(
    EmjpmDbContext db,
    TimeProvider horloge,
    ILookupNormalizer normaliseur,
    VerifierCode verifier,
    Jobs.Reveil reveil
)
{
    private const string Refus =
        "Ce code n’est pas le bon, ou il n’est plus valable. Vérifiez-le, ou demandez-en un nouveau.";

    /// <exception cref="RegleMetierException">the code is not good, or another account took the address meanwhile</exception>
    public async Task ExecuterAsync(Acteur acteur, string code, CancellationToken annulation)
    {
        var compte = await db.Users.SingleAsync(u => u.Id == acteur.UtilisateurId, annulation);
        var bon = await verifier.ExecuterAsync(compte, UsageCode.Adresse, code, annulation);
        if (bon?.Valeur is not { } adresse)
            throw new RegleMetierException(Refus, nameof(code));
        var maintenant = horloge.Maintenant();
        await using var transaction = await db.EcrireAsync(annulation);
        if (!await verifier.UtiliserAsync(bon, annulation))
            throw new RegleMetierException(Refus, nameof(code));
        var normalisee = normaliseur.NormalizeEmail(adresse);
        if (
            await db.Users.AnyAsync(
                u => u.NormalizedEmail == normalisee && u.Id != compte.Id,
                annulation
            )
        )
            throw new RegleMetierException(
                "Cette adresse ne peut pas être utilisée : elle est celle d’un autre compte."
            );
        var ancienne = compte.Email!;
        (compte.Email, compte.UserName) = (adresse, adresse);
        (compte.NormalizedEmail, compte.NormalizedUserName) = (
            normalisee,
            normaliseur.NormalizeName(adresse)
        );
        compte.EmailConfirmed = true;
        // What was sent to the former mailbox is worth nothing any more.
        await db
            .CodesUniques.Where(c => c.UtilisateurId == compte.Id)
            .PerimerAsync(maintenant, annulation);
        db.Tracer(
            maintenant,
            acteur,
            "compte.changer_adresse",
            "utilisateur",
            acteur.UtilisateurId
        );
        db.Courriels.Add(MessageCompte.AdresseChangee(maintenant).Pour(ancienne, maintenant));
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        reveil.Signaler();
    }
}
