using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Emjpm.Core.Comptes;

/// <summary>What is asked of passwords and accounts, the same on the web and on the command line.</summary>
public static class ReglesIdentite
{
    /// <summary>Rounds of PBKDF2 (HMAC-SHA-512) under a password or a typed code: what OWASP asks. Older hashes are redone at sign-in.</summary>
    public const int Iterations = 210_000;

    /// <summary>A hasher for what is no account.</summary>
    public static PasswordHasher<T> Hacheur<T>()
        where T : class =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>CNIL recommendation of 2022 on passwords: length first, lock-out after failures, no forced rotation.</summary>
    public static void Appliquer(IdentityOptions options)
    {
        options.Password.RequiredLength = 12;
        // The classes of characters are judged with the length, by RegleMotDePasse.
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        options.User.RequireUniqueEmail = true;
    }
}
