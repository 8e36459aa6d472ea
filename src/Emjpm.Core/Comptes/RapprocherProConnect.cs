using Emjpm.Core.Audit;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Finds whose account an identity of ProConnect opens. The first time it is the account of that professional address, and the
/// identity is pinned to it; from then on only that identity opens it by ProConnect, and a change of address changes nothing.
/// What the account may do comes from its rights, never from what ProConnect says.
/// </summary>
public sealed class RapprocherProConnect(
    EmjpmDbContext db,
    TimeProvider horloge,
    ILookupNormalizer normaliseur
)
{
    /// <summary>Name of the provider beside the identities it gave.</summary>
    public const string Fournisseur = "ProConnect";

    /// <summary>The account, active, tracked; null when none is open for that identity, or it is pinned to another one.</summary>
    /// <param name="sub">identifier that the provider gives the person, stable</param>
    /// <param name="courriel">professional address, verified by the provider</param>
    public async Task<Utilisateur?> ExecuterAsync(
        string sub,
        string? courriel,
        CancellationToken annulation
    )
    {
        await using var transaction = await db.EcrireAsync(annulation);
        var lie = await db
            .UserLogins.Where(l => l.LoginProvider == Fournisseur && l.ProviderKey == sub)
            .Select(l => (int?)l.UserId)
            .SingleOrDefaultAsync(annulation);
        if (lie is { } id)
            return await db.Users.SingleOrDefaultAsync(u => u.Id == id && u.Actif, annulation);
        if (string.IsNullOrWhiteSpace(courriel))
            return null;
        var normalise = normaliseur.NormalizeEmail(courriel.Trim());
        var compte = await db.Users.SingleOrDefaultAsync(
            u =>
                u.NormalizedEmail == normalise
                && u.Actif
                && !db.UserLogins.Any(l => l.UserId == u.Id && l.LoginProvider == Fournisseur),
            annulation
        );
        if (compte is null)
            return null;
        db.UserLogins.Add(
            new IdentityUserLogin<int>
            {
                LoginProvider = Fournisseur,
                ProviderKey = sub,
                ProviderDisplayName = Fournisseur,
                UserId = compte.Id,
            }
        );
        db.Tracer(horloge.Maintenant(), null, "compte.lier_proconnect", "utilisateur", compte.Id);
        await db.SaveChangesAsync(annulation);
        await transaction.CommitAsync(annulation);
        return compte;
    }
}
