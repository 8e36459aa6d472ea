using Emjpm.Core.Demandes;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Invites a member of a court or an agent.</summary>
public sealed class InviterActeurModel(Perimetre perimetre, InviterAcces inviter)
    : NouvelleInvitation(perimetre, inviter)
{
    public override string Liste => "/direction/invitations";
}
