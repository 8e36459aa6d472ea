using Microsoft.AspNetCore.WebUtilities;

namespace Emjpm.Web.Pages.Compte;

/// <summary>The identifier of a key in an address.</summary>
public static class IdentifiantCle
{
    /// <summary>Its bytes; none when the text is not base64url.</summary>
    public static byte[] Lire(string texte)
    {
        try
        {
            return WebEncoders.Base64UrlDecode(texte);
        }
        catch (FormatException)
        {
            return [];
        }
    }
}
