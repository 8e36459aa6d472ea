using System.Security.Cryptography;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Fiabilite;

/// <summary>A node as it starts in production: what it says of itself, and where its secrets come from.</summary>
public sealed class DemarrageTests(Application application) : IClassFixture<Application>
{
    [Fact]
    public async Task It_says_what_is_weaker_than_it_could_be_and_no_more()
    {
        await using var noeud = await Noeud.DemarrerAsync(application.Hote);

        foreach (
            var reglage in new[]
            {
                "Cles:Fichier",
                "Emjpm:HttpEnClair",
                "Comptes:SecondFacteurObligatoire",
            }
        )
            Assert.Contains(noeud.Avertissements, l => l.Contains(reglage));
        Assert.DoesNotContain(noeud.Avertissements, l => l.Contains("Smtp:Tls"));
    }

    [Fact]
    public async Task Its_secrets_are_files_that_the_system_gives_it()
    {
        var dossier = Directory.CreateTempSubdirectory("emjpm-secrets-").FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(dossier, "Emjpm__Contact"),
                "securite@emjpm.example"
            );
            var cle = Path.Combine(dossier, "cle-emjpm");
            await File.WriteAllTextAsync(
                cle,
                Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))
            );

            await using var noeud = await Noeud.DemarrerAsync(
                application.Hote,
                ("CREDENTIALS_DIRECTORY", dossier),
                ("Cles__Fichier", cle)
            );

            Assert.Contains(
                "securite@emjpm.example",
                await noeud.Client.GetStringAsync("/.well-known/security.txt")
            );
            Assert.DoesNotContain(
                noeud.Avertissements,
                l => l.Contains("names no key outside the database")
            );
        }
        finally
        {
            Directory.Delete(dossier, recursive: true);
        }
    }
}
