using Emjpm.Core.Demandes;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A judge invites somebody to the court.</summary>
public sealed class MembreInviterModel(Perimetre perimetre, InviterAcces inviter)
    : NouvelleInvitation(perimetre, inviter)
{
    public override string Liste => "/juridiction/membres";
}
