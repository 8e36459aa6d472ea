using Emjpm.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Emjpm.Core.Comptes;

/// <summary>
/// Checks an address and a password. The answer and its duration tell nothing about whether the account exists, is
/// locked or inactive. An attempt is counted before the password is looked at, by one conditional update, so that a
/// burst of simultaneous attempts gets no more of them than one after the other.
/// </summary>
public sealed class VerifierIdentifiants(
    EmjpmDbContext db,
    TimeProvider horloge,
    IPasswordHasher<Utilisateur> hacheur,
    ILookupNormalizer normaliseur,
    IOptions<IdentityOptions> options
)
{
    private static readonly Utilisateur Personne = new() { Nom = "", Prenom = "" };
    private static string? empreinteDePersonne;

    /// <summary>
    /// The account admitted, tracked; null when refused, whatever the reason. The account aimed at is for the access
    /// log only.
    /// </summary>
    public async Task<(Utilisateur? Admis, int? ViseId)> ExecuterAsync(
        string adresse,
        string motDePasse,
        CancellationToken annulation
    )
    {
        var normalisee = normaliseur.NormalizeEmail(adresse.Trim());
        var admis = await CompterEssaiAsync(normalisee, annulation);
        var utilisateur = await db.Users.SingleOrDefaultAsync(
            u => u.NormalizedEmail == normalisee,
            annulation
        );
        var verdict = hacheur.VerifyHashedPassword(
            utilisateur ?? Personne,
            utilisateur?.PasswordHash ?? EmpreinteDePersonne(),
            motDePasse
        );
        if (
            !admis
            || utilisateur is not { Actif: true, PasswordHash: not null }
            || verdict == PasswordVerificationResult.Failed
        )
            return (null, utilisateur?.Id);
        utilisateur.AccessFailedCount = 0;
        utilisateur.LockoutEnd = null;
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
            utilisateur.PasswordHash = hacheur.HashPassword(utilisateur, motDePasse);
        await db.SaveChangesAsync(annulation);
        return (utilisateur, utilisateur.Id);
    }

    /// <summary>Takes one of the attempts of the account; false when it is locked or does not exist.</summary>
    private async Task<bool> CompterEssaiAsync(string? adresse, CancellationToken annulation)
    {
        var regle = options.Value.Lockout;
        var maintenant = horloge.GetUtcNow();
        DateTimeOffset? fin = maintenant + regle.DefaultLockoutTimeSpan;
        var dernier = regle.MaxFailedAccessAttempts - 1;
        return await db
                .Users.Where(u =>
                    u.NormalizedEmail == adresse
                    && (u.LockoutEnd == null || u.LockoutEnd <= maintenant)
                )
                .ExecuteUpdateAsync(
                    s =>
                        s.SetProperty(
                                u => u.LockoutEnd,
                                u => u.AccessFailedCount >= dernier ? fin : null
                            )
                            .SetProperty(
                                u => u.AccessFailedCount,
                                u => u.AccessFailedCount >= dernier ? 0 : u.AccessFailedCount + 1
                            ),
                    annulation
                ) == 1;
    }

    private string EmpreinteDePersonne() =>
        empreinteDePersonne ??= hacheur.HashPassword(Personne, Guid.NewGuid().ToString());
}
