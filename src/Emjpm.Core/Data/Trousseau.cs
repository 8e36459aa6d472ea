using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;

namespace Emjpm.Core.Data;

/// <summary>
/// The keys of this installation kept outside its database, each in a file: 32 random bytes in base 64. They seal the
/// data-protection keys kept in the database (AES-256-GCM), which seal cookies and the secrets of applications: a copy of the
/// database opens none of them. The first key seals; the others, former ones, only open.
/// </summary>
public sealed class Trousseau(IReadOnlyList<byte[]> cles)
{
    private const int Taille = 32;
    private static readonly byte[] Usage = Encoding.ASCII.GetBytes("e-mjpm/cle-protection");

    /// <summary>Whether there is a key to seal with; otherwise data-protection keys stay in clear in the database.</summary>
    public bool Scelle => cles.Count > 0;

    /// <summary>
    /// Reads the file of <c>Cles:Fichier</c>, then those of <c>Cles:Anciens</c>, separated by commas. No file: nothing is sealed.
    /// </summary>
    /// <exception cref="InvalidOperationException">a file misses or holds anything else than a key</exception>
    public static Trousseau Lire(IConfiguration configuration)
    {
        const StringSplitOptions Net =
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        string[] anciens = (configuration["Cles:Anciens"] ?? "").Split(',', Net);
        return configuration["Cles:Fichier"] is { Length: > 0 } fichier
                ? new([.. anciens.Prepend(fichier).Select(LireFichier)])
            : anciens is [] ? new([])
            : throw new InvalidOperationException("Cles:Anciens is nothing without Cles:Fichier.");
    }

    /// <summary>Seals with the first key.</summary>
    /// <exception cref="InvalidOperationException">there is no key</exception>
    public XElement Sceller(XElement clair)
    {
        if (!Scelle)
            throw new InvalidOperationException("There is no key to seal with.");
        var texte = Encoding.UTF8.GetBytes(clair.ToString(SaveOptions.DisableFormatting));
        var sortie = new byte[Nonce + texte.Length + Marque];
        var nonce = sortie.AsSpan(0, Nonce);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(cles[0], Marque);
        aes.Encrypt(
            nonce,
            texte,
            sortie.AsSpan(Nonce, texte.Length),
            sortie.AsSpan(Nonce + texte.Length),
            Usage
        );
        return new XElement(
            "scelle",
            new XAttribute("cle", Nom(cles[0])),
            Convert.ToBase64String(sortie)
        );
    }

    /// <summary>Opens what <see cref="Sceller"/> sealed.</summary>
    /// <exception cref="CryptographicException">sealed by a key that is not here, or altered</exception>
    public XElement Ouvrir(XElement scelle)
    {
        var nom = (string?)scelle.Attribute("cle");
        var cle =
            cles.FirstOrDefault(c => Nom(c) == nom)
            ?? throw new CryptographicException(
                $"The key « {nom} » that sealed the data-protection keys is in no file of Cles:Fichier or Cles:Anciens."
            );
        var lu = Convert.FromBase64String(scelle.Value);
        if (lu.Length < Nonce + Marque)
            throw new CryptographicException("A sealed key is cut short.");
        var texte = new byte[lu.Length - Nonce - Marque];
        using var aes = new AesGcm(cle, Marque);
        aes.Decrypt(
            lu.AsSpan(0, Nonce),
            lu.AsSpan(Nonce, texte.Length),
            lu.AsSpan(Nonce + texte.Length),
            texte,
            Usage
        );
        return XElement.Parse(Encoding.UTF8.GetString(texte));
    }

    private static int Nonce => AesGcm.NonceByteSizes.MaxSize;
    private static int Marque => AesGcm.TagByteSizes.MaxSize;

    /// <summary>Tells keys apart without telling anything of them.</summary>
    private static string Nom(byte[] cle) => Convert.ToHexString(SHA256.HashData(cle))[..16];

    private static byte[] LireFichier(string chemin)
    {
        try
        {
            var cle = Convert.FromBase64String(File.ReadAllText(chemin).Trim());
            return cle.Length == Taille
                ? cle
                : throw new InvalidOperationException(
                    $"The key file {chemin} holds {cle.Length} bytes instead of {Taille}."
                );
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InvalidOperationException(
                $"The key file {chemin} cannot be read: {Taille} random bytes in base 64 are expected.",
                e
            );
        }
    }
}
