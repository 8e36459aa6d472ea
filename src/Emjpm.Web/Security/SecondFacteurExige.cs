using Emjpm.Core.Comptes;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Security;

/// <summary>
/// Administrators and agents of the State work only in a session where a second factor was proved:
/// <c>Comptes:SecondFacteurObligatoire</c>, true unless said otherwise or the instance is a demonstration, whose accounts are
/// shared.
/// </summary>
public sealed class SecondFacteurExige(IConfiguration configuration, IOptions<Reglages> reglages)
{
    /// <summary>Where such a person is led first.</summary>
    public const string Page = "/compte/securite";

    private readonly bool _actif =
        configuration.GetValue<bool?>("Comptes:SecondFacteurObligatoire")
        ?? !reglages.Value.Demonstration;

    /// <summary>Whether that role must have one.</summary>
    public bool Pour(Role role) => _actif && role is (Role.Administration or Role.Direction);

    /// <summary>Whether the request must wait until a second factor is proved.</summary>
    public bool Arrete(HttpContext http, Acteur acteur) =>
        Pour(acteur.Role)
        && acteur.Session is { Forte: false }
        && http.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null
        && !http.Request.Path.StartsWithSegments(Page)
        && !http.Request.Path.StartsWithSegments(ExigeConfirmationAttribute.Page);
}
