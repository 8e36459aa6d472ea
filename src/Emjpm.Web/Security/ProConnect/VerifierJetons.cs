using Emjpm.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Emjpm.Web.Security.ProConnect;

/// <summary>
/// Judges the tokens of the provider: signed by one of its published keys with an asymmetric algorithm, for us, by it, in time.
/// </summary>
public sealed class VerifierJetons(ReglagesProConnect reglages, TimeProvider horloge)
{
    /// <summary>By which clocks may differ.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private static readonly string[] Algorithmes =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.EcdsaSha256,
    ];

    private readonly JsonWebTokenHandler _lecteur = new() { MapInboundClaims = false };

    /// <summary>Whether a token is signed by a key that is not among those read.</summary>
    public bool CleInconnue(string jeton, Fournisseur.Publie publie) =>
        _lecteur.CanReadToken(jeton)
        && _lecteur.ReadJsonWebToken(jeton).Kid is { Length: > 0 } kid
        && publie.Cles.All(c => c.KeyId != kid);

    /// <summary>The identity token, verified, of the sign-in that carried <paramref name="nonce"/>.</summary>
    /// <exception cref="ProConnectException">anything about it is wrong</exception>
    public async Task<JsonWebToken> IdentiteAsync(
        string jeton,
        string nonce,
        Fournisseur.Publie publie
    )
    {
        var lu = await LireAsync(jeton, publie, expirationExigee: true);
        if (!lu.TryGetPayloadValue<string>("nonce", out var recu) || recu != nonce)
            throw new ProConnectException("the identity token has another nonce");
        return lu;
    }

    /// <summary>What is said of the person, verified, about the same person as the identity token.</summary>
    /// <exception cref="ProConnectException">anything about it is wrong</exception>
    public async Task<JsonWebToken> PersonneAsync(
        string jeton,
        string sub,
        Fournisseur.Publie publie
    )
    {
        var lu = await LireAsync(jeton, publie, expirationExigee: false);
        return lu.Subject == sub
            ? lu
            : throw new ProConnectException("userinfo is about somebody else");
    }

    private async Task<JsonWebToken> LireAsync(
        string jeton,
        Fournisseur.Publie publie,
        bool expirationExigee
    )
    {
        var verdict = await _lecteur.ValidateTokenAsync(
            jeton,
            new TokenValidationParameters
            {
                ValidAlgorithms = Algorithmes,
                RequireSignedTokens = true,
                IssuerSigningKeys = publie.Cles,
                TryAllIssuerSigningKeys = false,
                ValidIssuer = publie.Emetteur,
                ValidAudience = reglages.ClientId,
                RequireExpirationTime = expirationExigee,
                LifetimeValidator = (debut, fin, _, _) => EnCours(debut, fin, expirationExigee),
            }
        );
        if (!verdict.IsValid)
            throw new ProConnectException(
                $"a token is refused: {verdict.Exception?.GetType().Name}"
            );
        var lu = (JsonWebToken)verdict.SecurityToken;
        if (string.IsNullOrEmpty(lu.Subject))
            throw new ProConnectException("a token names nobody");
        if (lu.Audiences.Count() > 1 && lu.Azp != reglages.ClientId)
            throw new ProConnectException(
                "a token is for several clients and was not issued to us"
            );
        return lu;
    }

    private bool EnCours(DateTime? debut, DateTime? fin, bool expirationExigee)
    {
        var maintenant = horloge.Maintenant();
        return (fin is { } f ? f > maintenant - Tolerance : !expirationExigee)
            && (debut is not { } d || d < maintenant + Tolerance);
    }
}
