using System.Net.Http.Headers;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>
/// A form filled in a browser, kept as it would be sent: it may be sent later, twice, or to another node, whose data
/// protection keys are the same.
/// </summary>
internal sealed record FormulairePret(string Chemin, byte[] Corps, string Cookies)
{
    /// <summary>The form of the page shown, as its button of that text would send it.</summary>
    public static async Task<FormulairePret> LireAsync(Visiteur visiteur, string bouton)
    {
        var envoi = Libelles.Soumission(visiteur.Page, bouton);
        var adresse = new Uri(envoi.Target.Href);
        var corps = new MemoryStream();
        await envoi.Body.CopyToAsync(corps);
        return new(
            adresse.PathAndQuery,
            corps.ToArray(),
            visiteur.Cookies.GetCookieHeader(adresse)
        );
    }

    /// <summary>A new request that sends it.</summary>
    public HttpRequestMessage Requete() =>
        new(HttpMethod.Post, Chemin)
        {
            Content = new ByteArrayContent(Corps)
            {
                Headers =
                {
                    ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded"),
                },
            },
            Headers = { { "Cookie", Cookies } },
        };
}
