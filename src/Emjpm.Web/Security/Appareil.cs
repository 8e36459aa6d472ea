using System.Net;
using System.Net.Sockets;

namespace Emjpm.Web.Security;

/// <summary>What a person recognises of where a request comes from.</summary>
public static class Appareil
{
    private static readonly (string Marque, string Nom)[] Navigateurs =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Marque, string Nom)[] Systemes =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>« Firefox sur Windows »; said by the browser, so never a proof.</summary>
    public static string Nommer(HttpContext http)
    {
        var agent = http.Request.Headers.UserAgent.ToString();
        var navigateur = Premier(Navigateurs, agent) ?? "Navigateur inconnu";
        return Premier(Systemes, agent) is { } systeme ? $"{navigateur} sur {systeme}" : navigateur;
    }

    /// <summary>The address, or the /64 network of an IPv6 address, which one subscriber has whole.</summary>
    public static string Reseau(HttpContext http)
    {
        var adresse = http.Connection.RemoteIpAddress;
        if (adresse is null)
            return "inconnu";
        if (adresse.AddressFamily != AddressFamily.InterNetworkV6)
            return adresse.ToString();
        if (adresse.IsIPv4MappedToIPv6)
            return adresse.MapToIPv4().ToString();
        var octets = adresse.GetAddressBytes();
        octets.AsSpan(8).Clear();
        return $"{new IPAddress(octets)}/64";
    }

    private static string? Premier((string Marque, string Nom)[] parmi, string agent) =>
        parmi
            .Where(p => agent.Contains(p.Marque, StringComparison.Ordinal))
            .Select(p => p.Nom)
            .FirstOrDefault();
}
