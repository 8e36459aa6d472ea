using System.Net.Http.Headers;
using System.Text.Json;
using Emjpm.Core;
using Microsoft.IdentityModel.Tokens;

namespace Emjpm.Web.Security.ProConnect;

/// <summary>What the provider publishes of itself, read at need and kept five minutes, so that a key withdrawn is soon refused.</summary>
public sealed class Fournisseur(ReglagesProConnect reglages, TimeProvider horloge) : IDisposable
{
    private static readonly TimeSpan Fraicheur = TimeSpan.FromMinutes(5);
    private const int TailleMaximale = 256 * 1024;

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = Fraicheur,
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = TailleMaximale,
    };

    private volatile Publie? _publie;

    /// <summary>Addresses and keys of the provider.</summary>
    /// <param name="cleInconnue">a token is signed by a key not published when they were read: they may have been renewed since</param>
    /// <exception cref="ProConnectException">it names itself otherwise than configured</exception>
    public async Task<Publie> LireAsync(CancellationToken annulation, bool cleInconnue = false)
    {
        var maintenant = horloge.Maintenant();
        if (_publie is { } connu && connu.LuLe > maintenant - Fraicheur && !cleInconnue)
            return connu;
        using var document = JsonDocument.Parse(
            await _http.GetStringAsync(
                $"{reglages.Emetteur}/.well-known/openid-configuration",
                annulation
            )
        );
        string Champ(string nom) =>
            document.RootElement.TryGetProperty(nom, out var v) && v.GetString() is { } texte
                ? texte
                : throw new ProConnectException($"no {nom} in the configuration of the provider");
        if (Champ("issuer").TrimEnd('/') != reglages.Emetteur)
            throw new ProConnectException("the provider names another issuer than configured");
        var cles = new JsonWebKeySet(await _http.GetStringAsync(Champ("jwks_uri"), annulation));
        return _publie = new Publie(
            maintenant,
            Champ("issuer"),
            Champ("authorization_endpoint"),
            Champ("token_endpoint"),
            Champ("userinfo_endpoint"),
            document.RootElement.TryGetProperty("end_session_endpoint", out var fin)
                ? fin.GetString()
                : null,
            [.. cles.GetSigningKeys()]
        );
    }

    /// <summary>Exchanges a code for its tokens.</summary>
    /// <exception cref="ProConnectException">refused: expired, already used or of another client</exception>
    public async Task<(string Identite, string Acces)> EchangerAsync(
        Publie publie,
        string code,
        string retour,
        CancellationToken annulation
    )
    {
        using var demande = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = code,
                ["redirect_uri"] = retour,
                ["client_id"] = reglages.ClientId,
                ["client_secret"] = reglages.ClientSecret,
            }
        );
        using var reponse = await _http.PostAsync(publie.Jetons, demande, annulation);
        if (!reponse.IsSuccessStatusCode)
            throw new ProConnectException(
                $"the code was refused with status {(int)reponse.StatusCode}"
            );
        using var jetons = JsonDocument.Parse(await reponse.Content.ReadAsStringAsync(annulation));
        return
            jetons.RootElement.TryGetProperty("id_token", out var identite)
            && jetons.RootElement.TryGetProperty("access_token", out var acces)
            ? (identite.GetString() ?? "", acces.GetString() ?? "")
            : throw new ProConnectException("no identity token or access token came");
    }

    /// <summary>What the provider knows of the person: a signed token, never plain JSON.</summary>
    /// <exception cref="ProConnectException">refused, or not signed</exception>
    public async Task<string> LirePersonneAsync(
        Publie publie,
        string acces,
        CancellationToken annulation
    )
    {
        using var demande = new HttpRequestMessage(HttpMethod.Get, publie.Personne);
        demande.Headers.Authorization = new AuthenticationHeaderValue("Bearer", acces);
        using var reponse = await _http.SendAsync(demande, annulation);
        if (!reponse.IsSuccessStatusCode)
            throw new ProConnectException(
                $"userinfo was refused with status {(int)reponse.StatusCode}"
            );
        return reponse.Content.Headers.ContentType?.MediaType == "application/jwt"
            ? await reponse.Content.ReadAsStringAsync(annulation)
            : throw new ProConnectException("userinfo is not a signed token");
    }

    public void Dispose() => _http.Dispose();

    /// <param name="Fin">where a session of the provider is ended; null when it offers none</param>
    /// <param name="Cles">public keys it signs with</param>
    public sealed record Publie(
        DateTime LuLe,
        string Emetteur,
        string Autorisation,
        string Jetons,
        string Personne,
        string? Fin,
        IReadOnlyList<SecurityKey> Cles
    );
}

/// <summary>The provider, or whoever speaks in its name, said something that cannot be accepted. The reason is for the log.</summary>
public sealed class ProConnectException(string raison) : Exception(raison);
