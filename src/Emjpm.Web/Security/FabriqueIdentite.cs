using System.Security.Claims;
using Emjpm.Core.Comptes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Security;

/// <summary>The cookie says who; what the account may do is read from its dated rights at each request.</summary>
public sealed class FabriqueIdentite(
    UserManager<Utilisateur> comptes,
    IOptions<IdentityOptions> options
) : UserClaimsPrincipalFactory<Utilisateur>(comptes, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Utilisateur user)
    {
        var identite = await base.GenerateClaimsAsync(user);
        identite.AddClaim(new Claim(identite.RoleClaimType, user.Role.ToString()));
        return identite;
    }
}
