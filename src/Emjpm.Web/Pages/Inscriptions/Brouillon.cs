using System.Security.Cryptography;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Emjpm.Web.Pages.Inscriptions;

/// <summary>What was typed to ask for an account, kept for the applicant.</summary>
/// <param name="DemandeId">the request whose code was sent; null before</param>
/// <param name="ExpireLe">not given back after this instant, UTC</param>
public sealed record BrouillonLu(SaisieDemande Saisie, int? DemandeId, DateTime ExpireLe);

/// <summary>
/// Keeps what an applicant types, refused or accepted, in a sealed cookie of the browser: nothing of somebody who has not
/// confirmed an address is kept on the server for the draft. Never a password.
/// </summary>
public sealed class Brouillon(
    IDataProtectionProvider protection,
    MarqueCookies marque,
    TimeProvider horloge
)
{
    private const string NomDuCookie = "emjpm-inscription";

    /// <summary>Days a draft is kept.</summary>
    public const int Jours = 30;

    private string Cookie => marque.Nom(NomDuCookie);

    private readonly IDataProtector _coffre = protection.CreateProtector("inscription");

    /// <summary>The draft of this browser; null when there is none, or it is altered or too old.</summary>
    public BrouillonLu? Lire(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } scelle)
            return null;
        try
        {
            var lu = JsonSerializer.Deserialize<BrouillonLu>(_coffre.Unprotect(scelle));
            return lu?.ExpireLe > horloge.Maintenant() ? lu : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the draft, for thirty days more.</summary>
    public void Garder(HttpContext http, SaisieDemande saisie, int? demandeId = null)
    {
        var brouillon = new BrouillonLu(saisie, demandeId, horloge.Maintenant().AddDays(Jours));
        http.Response.Cookies.Append(
            Cookie,
            _coffre.Protect(JsonSerializer.Serialize(brouillon)),
            marque.Options(http, SameSiteMode.Lax, TimeSpan.FromDays(Jours))
        );
    }

    public void Effacer(HttpContext http) =>
        http.Response.Cookies.Delete(Cookie, marque.Options(http, SameSiteMode.Lax));
}
