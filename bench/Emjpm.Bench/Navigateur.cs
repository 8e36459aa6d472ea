using System.Net;
using System.Text.RegularExpressions;

namespace Emjpm.Bench;

/// <summary>A signed-in judge: cookies, forms sent with the token they were served with.</summary>
internal sealed partial class Navigateur : IDisposable
{
    private readonly HttpClientHandler _poignee = new()
    {
        AllowAutoRedirect = false,
        UseCookies = true,
        AutomaticDecompression = DecompressionMethods.None,
        MaxConnectionsPerServer = 64,
    };

    public Navigateur(Uri adresse) => Client = new HttpClient(_poignee) { BaseAddress = adresse };

    public HttpClient Client { get; }

    public async Task ConnecterAsync(string courriel, string motDePasse)
    {
        var reponse = await EnvoyerAsync(
            "/connexion",
            new() { ["Saisie.Adresse"] = courriel, ["Saisie.MotDePasse"] = motDePasse }
        );
        if (reponse.StatusCode != HttpStatusCode.Redirect)
            throw new InvalidOperationException($"Sign-in refused: {(int)reponse.StatusCode}");
    }

    /// <summary>Opens a form and posts it with these fields; returns the response, unread.</summary>
    public async Task<HttpResponseMessage> EnvoyerAsync(
        string chemin,
        Dictionary<string, string> champs
    )
    {
        var page = await Client.GetStringAsync(chemin);
        champs["jeton"] = Jeton(page);
        return await Client.PostAsync(chemin, new FormUrlEncodedContent(champs));
    }

    public static string Jeton(string page) =>
        WebUtility.HtmlDecode(JetonDeFormulaire().Match(page).Groups[1].Value);

    public void Dispose() => Client.Dispose();

    [GeneratedRegex("name=\"jeton\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex JetonDeFormulaire();
}
