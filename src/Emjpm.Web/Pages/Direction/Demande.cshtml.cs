using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Direction;

/// <summary>A request examined.</summary>
public sealed class DemandeModel(Perimetre perimetre, ActesDemande actes, TimeProvider horloge)
    : ExamenDemande(perimetre, actes, horloge)
{
    public override string Liste => "/direction/demandes";
}
