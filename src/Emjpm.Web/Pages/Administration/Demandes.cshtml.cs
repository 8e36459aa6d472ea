using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The requests for an account to decide in this space.</summary>
public sealed class DemandesModel(Perimetre perimetre, TimeProvider horloge)
    : BureauDemandes(perimetre, horloge)
{
    public override string Chemin => "/administration/demandes";
}
