using Emjpm.Web.Startup;

namespace Emjpm.Web.Security;

/// <summary>
/// How the cookies of this instance are named and marked. Served over HTTPS, each is Secure whatever the request looks like
/// behind its proxy, and its name begins with <c>__Host-</c>: the browser then refuses it from any other host of the domain, and
/// gives it to this one only.
/// </summary>
/// <param name="Surs">whether the instance is served over HTTPS</param>
public sealed record MarqueCookies(bool Surs)
{
    /// <summary>
    /// Over HTTPS unless <c>Emjpm:HttpEnClair</c> says otherwise. When it says nothing, clear HTTP is for development, and for a
    /// demonstration whose public address is clear too.
    /// </summary>
    public static MarqueCookies Lire(IConfiguration configuration, IHostEnvironment hote)
    {
        var section = configuration.GetSection(Reglages.Section);
        var enClair =
            section.GetValue<bool?>(nameof(Reglages.HttpEnClair))
            ?? (
                hote.IsDevelopment()
                || (
                    section.GetValue<bool>(nameof(Reglages.Demonstration))
                    && !(section[nameof(Reglages.Adresse)] ?? "").StartsWith(
                        "https:",
                        StringComparison.OrdinalIgnoreCase
                    )
                )
            );
        return new(!enClair);
    }

    /// <summary>The name a browser knows the cookie by.</summary>
    public string Nom(string nom) => Surs ? $"__Host-{nom}" : nom;

    /// <summary>When the cookie is sent over encrypted connections only.</summary>
    public CookieSecurePolicy Politique =>
        Surs ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    /// <summary>
    /// For a cookie written by hand: of this host and of every page, as the prefix of its name asks, out of reach of scripts.
    /// </summary>
    public CookieOptions Options(HttpContext http, SameSiteMode origine, TimeSpan? duree = null) =>
        new()
        {
            HttpOnly = true,
            Secure = Surs || http.Request.IsHttps,
            SameSite = origine,
            Path = "/",
            MaxAge = duree,
            IsEssential = true,
        };
}
