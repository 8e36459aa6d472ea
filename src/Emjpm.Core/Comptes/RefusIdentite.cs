using Microsoft.AspNetCore.Identity;

namespace Emjpm.Core.Comptes;

/// <summary>The refusals of the accounts' framework that a person can meet, in French.</summary>
public sealed class RefusIdentite : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) =>
        Dire(
            nameof(PasswordTooShort),
            $"Le mot de passe doit compter au moins {length} caractères."
        );

    public override IdentityError PasswordRequiresDigit() =>
        Dire(nameof(PasswordRequiresDigit), "Le mot de passe doit contenir un chiffre.");

    public override IdentityError PasswordRequiresLower() =>
        Dire(nameof(PasswordRequiresLower), "Le mot de passe doit contenir une lettre minuscule.");

    public override IdentityError PasswordRequiresUpper() =>
        Dire(nameof(PasswordRequiresUpper), "Le mot de passe doit contenir une lettre majuscule.");

    public override IdentityError PasswordRequiresNonAlphanumeric() =>
        Dire(
            nameof(PasswordRequiresNonAlphanumeric),
            "Le mot de passe doit contenir un caractère autre qu’une lettre ou un chiffre."
        );

    public override IdentityError InvalidEmail(string? email) =>
        Dire(nameof(InvalidEmail), $"« {email} » n’est pas une adresse de courriel.");

    public override IdentityError DuplicateEmail(string email) =>
        Dire(nameof(DuplicateEmail), $"Un compte a déjà l’adresse {email}.");

    // The login is the address: one sentence says both, and an address refused as a login is not an address.
    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidUserName(string? userName) => InvalidEmail(userName);

    private static IdentityError Dire(string code, string phrase) =>
        new() { Code = code, Description = phrase };
}
