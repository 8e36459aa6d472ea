using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Data;

/// <summary>The platform's data protection: its keys in the database, sealed by those of <see cref="Trousseau"/>.</summary>
public static class ProtectionCles
{
    private static readonly XNamespace Platform = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Registers it, the same for the web host and the command line.</summary>
    public static IServiceCollection AjouterProtection(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.AddDataProtection().SetApplicationName("e-MJPM");
        services.AddSingleton(Trousseau.Lire(configuration));
        services.AddSingleton<DepotCles>();
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<DepotCles, Trousseau>(
                (o, depot, trousseau) =>
                {
                    o.XmlRepository = depot;
                    if (trousseau.Scelle)
                        o.XmlEncryptor = new Scelleur(trousseau);
                }
            );
        return services;
    }

    /// <summary>How many data-protection keys of the database lie there in clear.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">one is sealed by a key that is not here</exception>
    public static async Task<int> ClesEnClairAsync(
        this EmjpmDbContext db,
        Trousseau trousseau,
        CancellationToken annulation
    )
    {
        var cles = (await db.ClesProtection.Select(c => c.Xml).ToListAsync(annulation))
            .Select(x => XElement.Parse(x))
            .ToList();
        foreach (var scelle in cles.SelectMany(c => c.Descendants(Platform + "encryptedSecret")))
            trousseau.Ouvrir(scelle.Elements().Single());
        return cles.Count(c => Secrets(c).Any());
    }

    /// <summary>Seals again, with the first key, every data-protection key of the database; how many there were.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">one is sealed by a key that is not here</exception>
    public static async Task<int> RescellerAsync(
        this EmjpmDbContext db,
        Trousseau trousseau,
        CancellationToken annulation
    )
    {
        var cles = await db.ClesProtection.AsNoTracking().ToListAsync(annulation);
        var nombre = 0;
        foreach (var cle in cles)
        {
            var lue = XElement.Parse(cle.Xml);
            // A revocation holds no secret.
            var scelles = lue.Descendants(Platform + "encryptedSecret").ToList();
            foreach (var scelle in scelles)
                scelle.ReplaceWith(trousseau.Ouvrir(scelle.Elements().Single()));
            var secrets = Secrets(lue).ToList();
            foreach (var secret in secrets)
                secret.ReplaceWith(
                    new XElement(
                        Platform + "encryptedSecret",
                        new XAttribute("decryptorType", Nom),
                        trousseau.Sceller(secret)
                    )
                );
            if (secrets.Count == 0)
                continue;
            nombre++;
            var xml = lue.ToString(SaveOptions.DisableFormatting);
            await db
                .ClesProtection.Where(c => c.Id == cle.Id)
                .ExecuteUpdateAsync(s => s.SetProperty(c => c.Xml, xml), annulation);
        }
        return nombre;
    }

    /// <summary>What the platform writes in clear when nothing seals.</summary>
    private static IEnumerable<XElement> Secrets(XElement cle) =>
        cle.DescendantsAndSelf()
            .Where(e => (bool?)e.Attribute(Platform + "requiresEncryption") == true);

    /// <summary>Without the version of the assembly: an earlier one must read what a later one wrote.</summary>
    private static string Nom =>
        $"{typeof(Descelleur).FullName}, {typeof(Descelleur).Assembly.GetName().Name}";

    /// <summary>The name under which a key about to be kept says how it is opened.</summary>
    internal static void Nommer(XElement cle)
    {
        foreach (var scelle in cle.Descendants(Platform + "encryptedSecret"))
            if (
                scelle
                    .Attribute("decryptorType")
                    ?.Value.StartsWith(typeof(Descelleur).FullName!, StringComparison.Ordinal)
                == true
            )
                scelle.SetAttributeValue("decryptorType", Nom);
    }

    private sealed class Scelleur(Trousseau trousseau) : IXmlEncryptor
    {
        public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
            new(trousseau.Sceller(plaintextElement), typeof(Descelleur));
    }
}

/// <summary>Opens a sealed key; named in the keys, and made by the platform.</summary>
public sealed class Descelleur(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        services.GetRequiredService<Trousseau>().Ouvrir(encryptedElement);
}
