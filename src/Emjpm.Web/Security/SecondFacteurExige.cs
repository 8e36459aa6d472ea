using Emjpm.Core.Comptes;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Security;

/// <summary>
/// Everybody works only in a session where a second factor was proved: <c>Comptes:SecondFacteurObligatoire</c>, true unless said
/// otherwise or the instance is a demonstration, whose accounts are shared.
/// </summary>
public sealed class SecondFacteurExige(IConfiguration configuration, IOptions<Reglages> reglages)
{
    /// <summary>Where such a person is led first.</summary>
    public const string Page = "/compte/securite";

    /// <summary>Whether this instance asks for one.</summary>
    public bool Actif { get; } =
        configuration.GetValue<bool?>("Comptes:SecondFacteurObligatoire")
        ?? !reglages.Value.Demonstration;

    /// <summary>Whether the request must wait until a second factor is proved.</summary>
    public bool Arrete(HttpContext http, Acteur acteur) =>
        Actif
        && acteur.Session is { Forte: false }
        && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
        && !http.Request.Path.StartsWithSegments(Page)
        && !http.Request.Path.StartsWithSegments(ExigeConfirmationAttribute.Page);
}
