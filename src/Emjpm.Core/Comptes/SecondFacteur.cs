using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Comptes;

/// <summary>The authenticator application of an account. It has at most one; passkeys are kept apart.</summary>
public sealed class SecondFacteur
{
    public int UtilisateurId { get; init; }
    public Utilisateur? Utilisateur { get; init; }

    /// <summary>The shared secret, sealed by the keys of the installation.</summary>
    public required string SecretScelle { get; set; }
    public DateTime ActiveLe { get; set; }

    /// <summary>Step of the last code accepted: neither it nor an earlier one is accepted again.</summary>
    public long DernierPas { get; set; }

    /// <summary>Wrong codes since the last good one.</summary>
    public int Essais { get; set; }

    /// <summary>No code is looked at before this instant.</summary>
    public DateTime? VerrouJusqua { get; set; }
}

/// <summary>A recovery code, for the day the telephone is lost. Shown once, kept as a hash, good for one use.</summary>
public sealed class CodeSecours
{
    /// <summary>How many are given at once.</summary>
    public const int Nombre = 10;

    public int Id { get; init; }
    public int UtilisateurId { get; init; }
    public Utilisateur? Utilisateur { get; init; }
    public required string Empreinte { get; init; }
    public DateTime CreeLe { get; init; }
    public DateTime? UtiliseLe { get; set; }
}

/// <summary>Reading of what an account proves besides its password.</summary>
public static class SecondsFacteurs
{
    /// <summary>Whether the account has an application or a passkey: its password alone then opens nothing.</summary>
    public static Task<bool> AUnSecondFacteurAsync(
        this EmjpmDbContext db,
        int utilisateurId,
        CancellationToken annulation
    ) =>
        db.Users.AnyAsync(
            u =>
                u.Id == utilisateurId
                && (
                    db.SecondsFacteurs.Any(f => f.UtilisateurId == utilisateurId)
                    || db.ClesAcces.Any(c => c.UserId == utilisateurId)
                ),
            annulation
        );
}
