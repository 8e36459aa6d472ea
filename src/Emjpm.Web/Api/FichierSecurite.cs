using System.Globalization;
using Emjpm.Core;
using Emjpm.Web.Startup;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Api;

/// <summary>Whom to tell about a weakness of the service. Source: RFC 9116.</summary>
public static class FichierSecurite
{
    private const int JoursValables = 180;

    public static void ServirSecurite(this WebApplication app) =>
        app.MapGet(
                "/.well-known/security.txt",
                (IOptions<Reglages> reglages, TimeProvider horloge) =>
                    reglages.Value.Contact is { Length: > 0 } contact
                        ? Results.Text(
                            Ecrire(contact, reglages.Value.Adresse, horloge.Aujourdhui()),
                            "text/plain; charset=utf-8"
                        )
                        : Results.NotFound()
            )
            .AllowAnonymous();

    private static string Ecrire(string contact, string adresse, DateOnly aujourdhui) =>
        string.Join(
            '\n',
            $"Contact: {(contact.Contains("://", StringComparison.Ordinal) ? contact : $"mailto:{contact}")}",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Expires: {aujourdhui.AddDays(JoursValables):yyyy-MM-dd}T00:00:00Z"
            ),
            "Preferred-Languages: fr, en",
            $"Canonical: {adresse}/.well-known/security.txt",
            ""
        );
}
