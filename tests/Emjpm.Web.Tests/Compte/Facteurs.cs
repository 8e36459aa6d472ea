using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Tests.Harnais;

namespace Emjpm.Web.Tests.Compte;

/// <summary>An authenticator application in the hands of a test.</summary>
internal static class Facteurs
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Adds an application to the account signed in; the secret it reads on the page, and the recovery codes shown.</summary>
    public static async Task<(byte[] Secret, IReadOnlyList<string> Codes)> AjouterAsync(
        Application application,
        Visiteur visiteur
    )
    {
        await visiteur.Ouvrir("/compte/securite/application");
        var secret = Secret(visiteur);
        visiteur.Remplir(
            "Code affiché par l’application",
            Totp.Code(secret, Totp.Pas(application.Horloge.Maintenant()))
        );
        await visiteur.Envoyer("Activer l’application");
        Assert.Equal("Vos codes de secours", visiteur.Titre);
        return (
            secret,
            [
                .. visiteur
                    .Page.QuerySelectorAll(".emjpm-codes .emjpm-code")
                    .Select(c => c.TextContent),
            ]
        );
    }

    /// <summary>The key written under the image.</summary>
    public static string Cle(Visiteur visiteur) =>
        visiteur.Page.QuerySelector(".emjpm-qr .emjpm-code")!.TextContent;

    /// <summary>The secret that the application keeps.</summary>
    public static byte[] Secret(Visiteur visiteur) => Base32(Cle(visiteur));

    /// <summary>Half a minute later, the code displayed.</summary>
    public static string Suivant(HorlogeReglable horloge, byte[] secret)
    {
        horloge.Avancer(TimeSpan.FromSeconds(30));
        return Totp.Code(secret, Totp.Pas(horloge.Maintenant()));
    }

    private static byte[] Base32(string cle)
    {
        var octets = new List<byte>();
        var (reste, bits) = (0, 0);
        foreach (var c in cle.Where(c => c != ' '))
        {
            reste = ((reste << 5) | Alphabet.IndexOf(c, StringComparison.Ordinal)) & 0xFFF;
            bits += 5;
            if (bits >= 8)
                octets.Add((byte)(reste >> (bits -= 8)));
        }
        return [.. octets];
    }
}
