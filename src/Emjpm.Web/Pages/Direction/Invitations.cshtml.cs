using Emjpm.Core.Demandes;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The invitations sent that wait.</summary>
public sealed class InvitationsModel(
    Perimetre perimetre,
    InviterAcces inviter,
    TimeProvider horloge
) : InvitationsModele(perimetre, inviter, horloge);
