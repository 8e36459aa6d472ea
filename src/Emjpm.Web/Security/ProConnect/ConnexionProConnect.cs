using System.Security.Cryptography;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Emjpm.Web.Security.ProConnect;

/// <summary>
/// Signing in by ProConnect, authorization code flow. ProConnect replaces the password only: the second factor of the account
/// is asked all the same. It refuses any parameter that it does not expect, hence none of PKCE.
/// </summary>
public sealed partial class ConnexionProConnect(
    ReglagesProConnect reglages,
    Fournisseur fournisseur,
    VerifierJetons verifier,
    RapprocherProConnect rapprocher,
    FreinReseau frein,
    OuvrirSession ouvrir,
    MarqueCookies marque,
    Instance instance,
    EmjpmDbContext db,
    IDataProtectionProvider protection,
    TimeProvider horloge,
    ILogger<ConnexionProConnect> journal
)
{
    /// <summary>Where a browser is sent to the provider.</summary>
    public const string Page = "/connexion/proconnect";

    /// <summary>Where the provider sends the browser back.</summary>
    public const string PageRetour = Page + "/retour";

    private const string NomDuCookie = "emjpm-proconnect";
    private static readonly TimeSpan Delai = TimeSpan.FromMinutes(10);

    private const string Refus =
        "La connexion avec ProConnect n’a pas abouti. Recommencez, ou connectez-vous avec votre mot de passe.";

    private const string Panne =
        "ProConnect ne répond pas en ce moment. Réessayez plus tard, ou connectez-vous avec votre mot de passe.";

    private const string Inconnu =
        "ProConnect vous a reconnu, mais aucun compte ouvert n’a votre adresse professionnelle, ou ce compte est déjà lié à une autre identité. Adressez-vous à l’administrateur de cette instance.";

    private readonly IDataProtector _coffre = protection.CreateProtector("proconnect");

    private string Cookie => marque.Nom(NomDuCookie);
    private string Retour => instance.Adresse + PageRetour;

    /// <summary>Address of the provider where the person proves who they are; what is awaited of it goes in a sealed cookie.</summary>
    /// <exception cref="RegleMetierException">the provider does not answer</exception>
    public async Task<string> DemanderAsync(
        HttpContext http,
        string? page,
        CancellationToken annulation
    ) =>
        await ProtegerAsync(async () =>
        {
            var publie = await fournisseur.LireAsync(annulation);
            var attente = new Attente(Alea(), Alea(), page, horloge.Maintenant() + Delai);
            http.Response.Cookies.Append(
                Cookie,
                _coffre.Protect(JsonSerializer.Serialize(attente)),
                // Sent with the redirection that comes back from the provider.
                marque.Options(http, SameSiteMode.Lax)
            );
            return QueryHelpers.AddQueryString(
                publie.Autorisation,
                new Dictionary<string, string?>
                {
                    ["response_type"] = "code",
                    ["client_id"] = reglages.ClientId,
                    ["redirect_uri"] = Retour,
                    ["scope"] = "openid given_name usual_name email",
                    ["state"] = attente.Etat,
                    ["nonce"] = attente.Nonce,
                }
            );
        });

    /// <summary>What to do of the browser that comes back.</summary>
    /// <exception cref="RegleMetierException">refused, or no account is open for that identity</exception>
    public async Task<Issue> RecevoirAsync(HttpContext http, CancellationToken annulation)
    {
        var attente = Lire(http);
        // Whatever follows, one answer for one request.
        http.Response.Cookies.Delete(Cookie, marque.Options(http, SameSiteMode.Lax));
        if (attente is null)
        {
            // Not counted: another site can send a browser here, and would lock out a whole network.
            Noter("no request of this browser awaits an answer");
            throw new RegleMetierException(Refus);
        }
        var tentative = await frein.CompterAsync(
            Appareil.Reseau(http),
            Appareil.Nommer(http),
            MoyenConnexion.ProConnect,
            annulation
        );
        var (identite, personne, jeton) = await ProtegerAsync(() =>
            VerifierAsync(http.Request.Query, attente, annulation)
        );
        var courriel =
            EstVerifie(personne) && personne.TryGetPayloadValue<string>("email", out var adresse)
                ? adresse
                : null;
        var compte = await rapprocher.ExecuterAsync(identite.Subject, courriel, annulation);
        tentative.UtilisateurId = compte?.Id;
        if (compte is not null && await db.AUnSecondFacteurAsync(compte.Id, annulation))
        {
            db.TentativesConnexion.Remove(tentative);
            await db.SaveChangesAsync(annulation);
            await ConnexionEnAttente.RetenirAsync(http, compte, MoyenConnexion.ProConnect, jeton);
            return new Issue(null, attente.Page);
        }
        var acteur = compte is null
            ? null
            : await ouvrir.ExecuterAsync(
                http,
                compte,
                tentative,
                MoyenConnexion.ProConnect,
                forte: false,
                annulation,
                jeton
            );
        await db.SaveChangesAsync(annulation);
        return acteur is null
            ? throw new RegleMetierException(Inconnu)
            : new Issue(acteur, attente.Page);
    }

    /// <summary>Where the session of the provider is ended too; null when there is none, or it does not answer.</summary>
    public async Task<string?> TerminerAsync(string jetonIdentite, CancellationToken annulation)
    {
        try
        {
            return (await fournisseur.LireAsync(annulation)).Fin is { } fin
                ? QueryHelpers.AddQueryString(
                    fin,
                    new Dictionary<string, string?>
                    {
                        ["id_token_hint"] = jetonIdentite,
                        ["state"] = Alea(),
                        ["post_logout_redirect_uri"] = instance.Adresse + "/",
                    }
                )
                : null;
        }
        catch (Exception e) when (EstUnePanne(e) || e is ProConnectException)
        {
            Noter(e.Message);
            return null;
        }
    }

    private async Task<(JsonWebToken Identite, JsonWebToken Personne, string Jeton)> VerifierAsync(
        IQueryCollection recu,
        Attente attente,
        CancellationToken annulation
    )
    {
        if (attente.ExpireLe <= horloge.Maintenant())
            throw new ProConnectException("the answer comes too late");
        if (
            !CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.UTF8.GetBytes(attente.Etat),
                System.Text.Encoding.UTF8.GetBytes(recu["state"].ToString())
            )
        )
            throw new ProConnectException("the answer has another state");
        if (recu.ContainsKey("error"))
            throw new ProConnectException("the provider answered with an error");
        var publie = await fournisseur.LireAsync(annulation);
        if (recu.TryGetValue("iss", out var emetteur) && emetteur != publie.Emetteur)
            throw new ProConnectException("the answer comes from another issuer");
        var (jeton, acces) = await fournisseur.EchangerAsync(
            publie,
            recu["code"].ToString(),
            Retour,
            annulation
        );
        if (verifier.CleInconnue(jeton, publie))
            publie = await fournisseur.LireAsync(annulation, cleInconnue: true);
        var identite = await verifier.IdentiteAsync(jeton, attente.Nonce, publie);
        var personne = await verifier.PersonneAsync(
            await fournisseur.LirePersonneAsync(publie, acces, annulation),
            identite.Subject,
            publie
        );
        return (identite, personne, jeton);
    }

    /// <summary>What the provider says of the address; when it says nothing, what the operator knows of it.</summary>
    private bool EstVerifie(JsonWebToken personne) =>
        personne.TryGetPayloadValue<bool>("email_verified", out var verifie)
            ? verifie
            : reglages.CourrielGaranti && !personne.TryGetClaim("email_verified", out _);

    private Attente? Lire(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Cookie] is { Length: > 0 } scelle
                ? JsonSerializer.Deserialize<Attente>(_coffre.Unprotect(scelle))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What the provider does wrong is a refusal for the person and a line without secret for the log.</summary>
    private async Task<T> ProtegerAsync<T>(Func<Task<T>> acte)
    {
        try
        {
            return await acte();
        }
        catch (ProConnectException e)
        {
            Noter(e.Message);
            throw new RegleMetierException(Refus);
        }
        catch (Exception e) when (EstUnePanne(e))
        {
            Noter(e.GetType().Name);
            throw new RegleMetierException(Panne);
        }
    }

    private static bool EstUnePanne(Exception e) =>
        e is HttpRequestException or JsonException
        || (e is TaskCanceledException { InnerException: TimeoutException });

    /// <summary>32 bytes of chance, 43 characters: more than the 32 characters asked for.</summary>
    private static string Alea() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    [LoggerMessage(LogLevel.Warning, "ProConnect: {Raison}")]
    private partial void Noter(string raison);

    /// <param name="Page">page asked for before signing in</param>
    private sealed record Attente(string Etat, string Nonce, string? Page, DateTime ExpireLe);

    /// <param name="Acteur">signed in; null when the second factor is awaited</param>
    public sealed record Issue(Acteur? Acteur, string? Page);
}
