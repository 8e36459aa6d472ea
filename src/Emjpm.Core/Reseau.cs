using System.Net;

namespace Emjpm.Core;

/// <summary>What leaves this machine is encrypted unless the operator says otherwise.</summary>
public static class Reseau
{
    /// <summary>Whether a host is this machine: loopback by name or address, or the path of a socket.</summary>
    public static bool EstLocal(string hote) =>
        hote.StartsWith('/')
        || hote.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (
            IPAddress.TryParse(hote.Trim('[', ']'), out var adresse)
            && IPAddress.IsLoopback(adresse)
        );

    /// <summary>The address itself.</summary>
    /// <exception cref="InvalidOperationException">it is in clear and leaves this machine</exception>
    public static Uri ExigerHttps(Uri adresse, string reglage) =>
        adresse.Scheme != Uri.UriSchemeHttp || adresse.IsLoopback
            ? adresse
            : throw new InvalidOperationException($"{reglage} must be an HTTPS address.");
}
