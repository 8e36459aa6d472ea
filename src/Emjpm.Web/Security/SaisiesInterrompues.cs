using System.Security.Cryptography;
using System.Text.Json;
using Emjpm.Core;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Security;

/// <summary>What was typed in a form sent after the session had ended.</summary>
/// <param name="Chemin">path and query of the page it was sent to, inside this application</param>
/// <param name="Champs">fields in the order they were sent; never a password, a file or an antiforgery token</param>
/// <param name="ExpireLe">not given back after this instant, UTC</param>
public sealed record SaisieInterrompue(
    string Chemin,
    IReadOnlyList<KeyValuePair<string, string>> Champs,
    DateTime ExpireLe
);

/// <summary>
/// Carries a form through signing in again: sealed in a hidden field of the sign-in page, given back afterwards.
/// Nothing is kept on the server.
/// </summary>
public sealed class SaisiesInterrompues(
    IDataProtectionProvider protection,
    IOptions<AntiforgeryOptions> antiforgery,
    TimeProvider horloge
)
{
    /// <summary>A property that holds a password has this in its name; a test checks it for every form.</summary>
    public const string MotDePasse = "MotDePasse";

    private const int TailleMaximale = 128 * 1024;
    private static readonly TimeSpan Duree = TimeSpan.FromHours(1);
    private readonly IDataProtector _coffre = protection.CreateProtector("saisie-interrompue");

    /// <summary>
    /// The form of the request, sealed; null when it has none, is too large or does not come from one of our pages.
    /// </summary>
    public async Task<string?> ScellerAsync(HttpContext http)
    {
        var requete = http.Request;
        if (
            !HttpMethods.IsPost(requete.Method)
            || !requete.HasFormContentType
            || requete.ContentLength is not <= TailleMaximale
            || !VientDeNosPages(requete)
        )
            return null;
        var formulaire = await requete.ReadFormAsync(http.RequestAborted);
        var champs =
            from champ in formulaire
            where
                champ.Key != antiforgery.Value.FormFieldName
                && !champ.Key.Contains(MotDePasse, StringComparison.OrdinalIgnoreCase)
            from valeur in champ.Value
            select KeyValuePair.Create(champ.Key, valeur);
        var saisie = new SaisieInterrompue(
            requete.PathBase + requete.Path + requete.QueryString,
            [.. champs],
            horloge.Maintenant() + Duree
        );
        return _coffre.Protect(JsonSerializer.Serialize(saisie));
    }

    /// <summary>Opens what <see cref="ScellerAsync"/> sealed; null when absent, altered or too old.</summary>
    public SaisieInterrompue? Ouvrir(string? scellee)
    {
        if (string.IsNullOrEmpty(scellee))
            return null;
        try
        {
            var saisie = JsonSerializer.Deserialize<SaisieInterrompue>(_coffre.Unprotect(scellee));
            return saisie?.ExpireLe > horloge.Maintenant() ? saisie : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// A form posted by another site must not come back under our antiforgery token: the antiforgery cookie never
    /// travels with a request of another site, and browsers that say where a request comes from must say « here ».
    /// </summary>
    private bool VientDeNosPages(HttpRequest requete) =>
        requete.Cookies.ContainsKey(antiforgery.Value.Cookie.Name!)
        && requete.Headers["Sec-Fetch-Site"] is [] or ["same-origin"];
}
