using Microsoft.AspNetCore.Identity;

namespace Emjpm.Core.Comptes;

/// <summary>What is asked of passwords and accounts, the same on the web and on the command line.</summary>
public static class ReglesIdentite
{
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
