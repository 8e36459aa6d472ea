namespace Emjpm.Web.Security.ProConnect;

/// <summary>Section <c>ProConnect</c> of the configuration: any provider of OpenID Connect does.</summary>
/// <param name="Autorite">address of the provider, without a final slash: its issuer</param>
/// <param name="CourrielGaranti">
/// whether an address that it does not say to be verified counts as such: the provider vouches for all those it gives
/// </param>
public sealed record ReglagesProConnect(
    Uri Autorite,
    string ClientId,
    string ClientSecret,
    bool CourrielGaranti
)
{
    /// <summary>Null when ProConnect is not offered.</summary>
    /// <exception cref="InvalidOperationException">half configured, or not over HTTPS outside this machine</exception>
    public static ReglagesProConnect? Lire(IConfiguration configuration)
    {
        var section = configuration.GetSection("ProConnect");
        if (section["Autorite"] is not { Length: > 0 } autorite)
            return null;
        if (
            !Uri.TryCreate(autorite.TrimEnd('/'), UriKind.Absolute, out var adresse)
            || (adresse.Scheme != Uri.UriSchemeHttps && !adresse.IsLoopback)
        )
            throw new InvalidOperationException("ProConnect:Autorite must be an HTTPS address.");
        return
            section["ClientId"] is { Length: > 0 } client
            && section["ClientSecret"] is { Length: > 0 } secret
            ? new(adresse, client, secret, section.GetValue<bool>("CourrielGaranti"))
            : throw new InvalidOperationException(
                "ProConnect:ClientId and ProConnect:ClientSecret are needed with ProConnect:Autorite."
            );
    }

    /// <summary>As the provider names itself in its tokens.</summary>
    public string Emetteur => Autorite.AbsoluteUri.TrimEnd('/');
}
