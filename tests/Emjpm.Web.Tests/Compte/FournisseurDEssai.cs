using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Emjpm.Web.Tests.Harnais;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Emjpm.Web.Tests.Compte;

/// <summary>
/// A real provider of OpenID Connect on loopback: Kestrel, RSA keys, the authorization code flow as ProConnect does it, a
/// refusal of any parameter it does not know included. A test says how it misbehaves. Its tokens are written by hand, not by
/// the library that reads them.
/// </summary>
internal sealed class FournisseurDEssai : IAsyncDisposable
{
    public const string Client = "emjpm-essais";
    public const string Secret = "secret-des-essais";
    private static readonly string[] ParametresAttendus =
    [
        "response_type",
        "client_id",
        "redirect_uri",
        "scope",
        "state",
        "nonce",
    ];

    private readonly WebApplication _hote;
    private readonly HorlogeReglable _horloge;
    private readonly ConcurrentDictionary<string, Demande> _codes = new();
    private readonly ConcurrentDictionary<string, string> _acces = new();

    private FournisseurDEssai(HorlogeReglable horloge)
    {
        _horloge = horloge;
        var batisseur = WebApplication.CreateSlimBuilder();
        batisseur.Logging.ClearProviders();
        batisseur.WebHost.UseUrls("http://127.0.0.1:0");
        _hote = batisseur.Build();
        _hote.MapGet("/.well-known/openid-configuration", () => EnPanne(Configuration));
        _hote.MapGet("/cles", () => EnPanne(() => new { keys = Publiees.Select(c => c.Publique) }));
        _hote.MapGet("/autorisation", Autoriser);
        _hote.MapPost("/jetons", EchangerAsync);
        _hote.MapGet("/personne", Personne);
    }

    /// <summary>The keys published, the first signs.</summary>
    public List<Cle> Publiees { get; } = [new Cle("cle-1")];

    /// <summary>Who signs in.</summary>
    public string Sub { get; set; } = "sub-1";
    public string Courriel { get; set; } = "";

    /// <summary>Everything answers 503.</summary>
    public bool Panne { get; set; }

    /// <summary>What a test changes of the claims of the identity token, then of userinfo.</summary>
    public Action<Dictionary<string, object>>? AlterIdentite { get; set; }
    public Action<Dictionary<string, object>>? AlterPersonne { get; set; }

    /// <summary>How the identity token and userinfo are signed; by the first published key unless told otherwise.</summary>
    public Func<Dictionary<string, object>, string>? SignerIdentite { get; set; }
    public Func<Dictionary<string, object>, string>? SignerPersonne { get; set; }

    /// <summary>Whether userinfo comes as plain JSON, as most providers do.</summary>
    public bool PersonneEnClair { get; set; }

    /// <summary>Number of codes exchanged.</summary>
    public int Echanges { get; private set; }

    public string Emetteur => _hote.Urls.First().TrimEnd('/');

    public static async Task<FournisseurDEssai> DemarrerAsync(HorlogeReglable horloge)
    {
        var fournisseur = new FournisseurDEssai(horloge);
        await fournisseur._hote.StartAsync();
        return fournisseur;
    }

    public async ValueTask DisposeAsync()
    {
        await _hote.DisposeAsync();
        Publiees.ForEach(c => c.Dispose());
    }

    /// <summary>A token signed with that key, or with nothing.</summary>
    public static string Ecrire(
        Dictionary<string, object> dit,
        Func<byte[], byte[]> signer,
        string alg,
        string kid
    )
    {
        static string Partie(object o) =>
            WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(o));
        var debut = $"{Partie(new { alg, kid, typ = "JWT" })}.{Partie(dit)}";
        return $"{debut}.{WebEncoders.Base64UrlEncode(signer(Encoding.ASCII.GetBytes(debut)))}";
    }

    private IResult EnPanne(Func<object> reponse) =>
        Panne ? Results.StatusCode(503) : Results.Json(reponse());

    private object Configuration() =>
        new
        {
            issuer = Emetteur,
            authorization_endpoint = $"{Emetteur}/autorisation",
            token_endpoint = $"{Emetteur}/jetons",
            userinfo_endpoint = $"{Emetteur}/personne",
            jwks_uri = $"{Emetteur}/cles",
            end_session_endpoint = $"{Emetteur}/fin",
        };

    private IResult Autoriser(HttpRequest requete)
    {
        var q = requete.Query;
        // ProConnect, error Y000400: a parameter too many is refused.
        if (
            !q.Keys.Order().SequenceEqual(ParametresAttendus.Order())
            || q["state"].ToString().Length < 32
            || q["nonce"].ToString().Length < 32
            || q["client_id"] != Client
        )
            return Results.BadRequest("Y000400");
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = new(q["redirect_uri"]!, q["nonce"]!);
        return Results.Redirect(
            QueryHelpers.AddQueryString(
                q["redirect_uri"]!,
                new Dictionary<string, string?> { ["code"] = code, ["state"] = q["state"] }
            )
        );
    }

    private async Task<IResult> EchangerAsync(HttpRequest requete)
    {
        var f = await requete.ReadFormAsync();
        // A code serves once.
        if (
            f["client_id"] != Client
            || f["client_secret"] != Secret
            || f["grant_type"] != "authorization_code"
            || !_codes.TryRemove(f["code"].ToString(), out var demande)
            || demande.Retour != f["redirect_uri"]
        )
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        Echanges++;
        var acces = Guid.NewGuid().ToString("N");
        _acces[acces] = Sub;
        var maintenant = _horloge.GetUtcNow().ToUnixTimeSeconds();
        var dit = new Dictionary<string, object>
        {
            ["iss"] = Emetteur,
            ["aud"] = Client,
            ["sub"] = Sub,
            ["nonce"] = demande.Nonce,
            ["iat"] = maintenant,
            ["exp"] = maintenant + 60,
        };
        AlterIdentite?.Invoke(dit);
        return Results.Json(
            new
            {
                access_token = acces,
                token_type = "Bearer",
                expires_in = 60,
                id_token = (SignerIdentite ?? Publiees[0].Signer)(dit),
            }
        );
    }

    private IResult Personne(HttpRequest requete)
    {
        if (!_acces.TryRemove(requete.Headers.Authorization.ToString()[7..], out var sub))
            return Results.StatusCode(401);
        var dit = new Dictionary<string, object>
        {
            ["iss"] = Emetteur,
            ["aud"] = Client,
            ["sub"] = sub,
            ["email"] = Courriel,
            ["given_name"] = "Camille",
            // A provider does not say what somebody may do here.
            ["role"] = "administration",
            ["roles"] = new[] { "Administration" },
        };
        AlterPersonne?.Invoke(dit);
        return PersonneEnClair
            ? Results.Json(dit)
            : Results.Text((SignerPersonne ?? Publiees[0].Signer)(dit), "application/jwt");
    }

    private sealed record Demande(string Retour, string Nonce);

    /// <summary>A real RSA key.</summary>
    internal sealed class Cle(string nom) : IDisposable
    {
        private readonly RSA _rsa = RSA.Create(2048);

        public object Publique
        {
            get
            {
                var p = _rsa.ExportParameters(false);
                return new
                {
                    kty = "RSA",
                    use = "sig",
                    alg = "RS256",
                    kid = nom,
                    n = WebEncoders.Base64UrlEncode(p.Modulus!),
                    e = WebEncoders.Base64UrlEncode(p.Exponent!),
                };
            }
        }

        /// <summary>The public key as an attacker would feed it to HMAC.</summary>
        public byte[] PubliqueEnTexte =>
            Encoding.ASCII.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem());

        public string Signer(Dictionary<string, object> dit) => Signer(dit, nom);

        /// <summary>Signs while claiming to be the key of that name.</summary>
        public string Signer(Dictionary<string, object> dit, string kid) =>
            Ecrire(
                dit,
                o => _rsa.SignData(o, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                "RS256",
                kid
            );

        public void Dispose() => _rsa.Dispose();
    }
}
