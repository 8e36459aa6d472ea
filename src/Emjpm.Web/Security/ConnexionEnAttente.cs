using System.Globalization;
using System.Security.Claims;
using Emjpm.Core.Comptes;
using Microsoft.AspNetCore.Authentication;

namespace Emjpm.Web.Security;

/// <summary>
/// Somebody whose password was right and whose second factor is awaited: a cookie of its own, good for ten minutes, that
/// opens nothing.
/// </summary>
public static class ConnexionEnAttente
{
    public const string Schema = "emjpm-attente";
    public static readonly TimeSpan Duree = TimeSpan.FromMinutes(10);
    private const string Empreinte = "empreinte";
    private const string MoyenPremier = "moyen";
    private const string Jeton = "jeton";

    /// <summary>Sets the cookie.</summary>
    /// <param name="moyen">what was proved: the password or ProConnect</param>
    /// <param name="jetonIdentite">of ProConnect, for the session to come</param>
    public static Task RetenirAsync(
        HttpContext http,
        Utilisateur compte,
        MoyenConnexion moyen,
        string? jetonIdentite = null
    )
    {
        List<Claim> dit =
        [
            new(ClaimTypes.NameIdentifier, compte.Id.ToString(CultureInfo.InvariantCulture)),
            new(Empreinte, compte.SecurityStamp ?? ""),
            new(MoyenPremier, moyen.ToString()),
        ];
        if (jetonIdentite is not null)
            dit.Add(new(Jeton, jetonIdentite));
        return http.SignInAsync(Schema, new ClaimsPrincipal(new ClaimsIdentity(dit, Schema)));
    }

    /// <summary>Who waits; null when nobody does, or did too long ago.</summary>
    public static async Task<Attendu?> LireAsync(HttpContext http)
    {
        var lu = (await http.AuthenticateAsync(Schema)).Principal;
        return int.TryParse(lu?.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new(
                id,
                lu!.FindFirstValue(Empreinte) ?? "",
                Enum.Parse<MoyenConnexion>(lu!.FindFirstValue(MoyenPremier)!),
                lu!.FindFirstValue(Jeton)
            )
            : null;
    }

    /// <summary>Forgets the cookie.</summary>
    public static Task OublierAsync(HttpContext http) => http.SignOutAsync(Schema);

    /// <param name="Empreinte">of the account when its password was right: a password changed since voids the wait</param>
    public sealed record Attendu(
        int UtilisateurId,
        string Empreinte,
        MoyenConnexion Moyen,
        string? JetonIdentite
    );
}
