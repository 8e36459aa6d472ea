using System.Data.Common;
using System.Security.Cryptography;
using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Data;
using Emjpm.Web.Security;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Startup;

/// <summary>What a node looks at once, before it serves: it does not start on keys it cannot open, and says what is not sealed.</summary>
public static class Verifications
{
    /// <exception cref="CryptographicException">a key of the database was sealed by a file this node does not have</exception>
    public static async Task VerifierAsync(this WebApplication app)
    {
        await using var portee = app.Services.CreateAsyncScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        try
        {
            var enClair = await db.ClesEnClairAsync(
                app.Services.GetRequiredService<Trousseau>(),
                CancellationToken.None
            );
            if (app.Environment.IsProduction() && enClair > 0)
                app.Logger.LogWarning(
                    "{Nombre} data-protection keys lie in clear in the database, which seal cookies and second factors: set Cles:Fichier, then emjpm sceller",
                    enClair
                );
        }
        catch (DbException)
        {
            // Not there yet, or not migrated: /readyz says so.
        }
        if (app.Environment.IsProduction())
            foreach (var faiblesse in Faiblesses(app))
                app.Logger.LogWarning(
                    "This instance is weaker than it could be: {Faiblesse}",
                    faiblesse
                );
    }

    private static IEnumerable<string> Faiblesses(WebApplication app)
    {
        var services = app.Services;
        if (!services.GetRequiredService<Trousseau>().Scelle)
            yield return "Cles:Fichier names no key outside the database";
        if (!services.GetRequiredService<MarqueCookies>().Surs)
            yield return "Emjpm:HttpEnClair lets it be served in clear";
        if (!services.GetRequiredService<SecondFacteurExige>().Actif)
            yield return "Comptes:SecondFacteurObligatoire asks nobody for a second factor";
        if (
            services.GetRequiredService<ReglagesSmtp>() is { Configure: true, Chiffre: false } smtp
            && !Reseau.EstLocal(smtp.Hote)
        )
            yield return "Smtp:Tls leaves mails in clear";
        if (!Moteur.EstSure(Moteur.LireConnexion(app.Configuration)))
            yield return "the connection to PostgreSQL verifies no certificate";
        if (services.GetRequiredService<IOptions<Reglages>>().Value.Demonstration)
            yield return "Emjpm:Demonstration shows its accounts and their password";
    }
}
