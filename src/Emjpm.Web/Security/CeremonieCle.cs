using System.Globalization;
using Emjpm.Core.Comptes;
using Microsoft.AspNetCore.Identity;

namespace Emjpm.Web.Security;

/// <summary>
/// The two ceremonies of passkeys (WebAuthn): what is asked of the browser, and the verification of what it answers. The
/// challenge waits in a sealed cookie, good for five minutes and for one ceremony.
/// </summary>
public sealed class CeremonieCle(
    SignInManager<Utilisateur> session,
    UserManager<Utilisateur> comptes
)
{
    /// <summary>Options of the creation of a key for that account, as JSON for the browser.</summary>
    public Task<string> ProposerCreationAsync(Acteur acteur, string adresse) =>
        session.MakePasskeyCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = acteur.UtilisateurId.ToString(CultureInfo.InvariantCulture),
                Name = adresse,
                DisplayName = acteur.Nom,
            }
        );

    /// <summary>The key created for that account; null when the answer does not verify.</summary>
    public async Task<UserPasskeyInfo?> VerifierCreationAsync(Acteur acteur, string reponse)
    {
        try
        {
            var resultat = await session.PerformPasskeyAttestationAsync(reponse);
            return
                resultat.Succeeded
                && resultat.Passkey.IsUserVerified
                && resultat.UserEntity.Id
                    == acteur.UtilisateurId.ToString(CultureInfo.InvariantCulture)
                ? resultat.Passkey
                : null;
        }
        catch (InvalidOperationException)
        {
            return null; // no ceremony was begun by this browser, or too long ago
        }
    }

    /// <summary>Options of the use of a key, whoever it belongs to, as JSON for the browser.</summary>
    public Task<string> ProposerUsageAsync() => session.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Whose key was used, its counter kept; null when the answer does not verify.</summary>
    public async Task<Utilisateur?> VerifierUsageAsync(string reponse)
    {
        try
        {
            var resultat = await session.PerformPasskeyAssertionAsync(reponse);
            if (!resultat.Succeeded)
                return null;
            await comptes.AddOrUpdatePasskeyAsync(resultat.User, resultat.Passkey);
            return resultat.User;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
