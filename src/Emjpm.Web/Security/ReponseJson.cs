using Microsoft.Net.Http.Headers;

namespace Emjpm.Web.Security;

/// <summary>Whether a program, not a person, reads the answer.</summary>
public static class ReponseJson
{
    /// <summary>True for a <c>.json</c> address, or when JSON is accepted and HTML is not asked for.</summary>
    public static bool Attendue(PathString chemin, HttpRequest requete)
    {
        if (chemin.Value?.EndsWith(".json", StringComparison.OrdinalIgnoreCase) == true)
            return true;
        var acceptes = requete.GetTypedHeaders().Accept;
        return acceptes.Any(Json) && !acceptes.Any(a => a.MediaType == "text/html");
    }

    private static bool Json(MediaTypeHeaderValue type) =>
        type.MediaType == "application/json" || type.Suffix == "json";
}
