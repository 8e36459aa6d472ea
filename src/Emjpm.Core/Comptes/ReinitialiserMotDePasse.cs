using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Sets a new password with the code received by mail. It opens no session and no account: what is not approved or was
/// closed stays so, and the second factor is still asked at sign-in.
/// </summary>
public sealed class ReinitialiserMotDePasse(
    EmjpmDbContext db,
    TimeProvider horloge,
    ILookupNormalizer normaliseur,
    VerifierCode verifier,
    PoserMotDePasse poser,
    Jobs.Reveil reveil
)
{
    private const string Refus =
        "Ce code n’est pas le bon, ou il n’est plus valable. Vérifiez-le, ou demandez-en un nouveau.";

    /// <exception cref="RegleMetierException">
    /// one sentence whether the code is wrong, expired, already used, tried too often or of nobody; another when the code is
    /// right and the password does not follow the rule, which leaves the code good
    /// </exception>
    public async Task ExecuterAsync(
        string adresse,
        string code,
        string nouveauMotDePasse,
        CancellationToken annulation
    )
    {
        var normalisee = normaliseur.NormalizeEmail(adresse.Trim());
        var compte = await db.Users.SingleOrDefaultAsync(
            u => u.NormalizedEmail == normalisee,
            annulation
        );
        var bon = await verifier.ExecuterAsync(compte, UsageCode.MotDePasse, code, annulation);
        if (compte is not { Actif: true } || bon is null)
            throw new RegleMetierException(Refus, nameof(code));
        await using var transaction = await db.EcrireAsync(annulation);
        try
        {
            await poser.ExecuterAsync(compte, nouveauMotDePasse, annulation);
        }
        catch (RegleMetierException)
        {
            await verifier.RendreEssaiAsync(bon, annulation);
            await transaction.CommitAsync(annulation);
            throw;
        }
        if (!await verifier.UtiliserAsync(bon, annulation))
            throw new RegleMetierException(Refus, nameof(code));
        db.Tracer(
            horloge.Maintenant(),
            null,
            "compte.reinitialiser_mot_de_passe",
            "utilisateur",
            compte.Id
        );
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        reveil.Signaler();
    }
}
