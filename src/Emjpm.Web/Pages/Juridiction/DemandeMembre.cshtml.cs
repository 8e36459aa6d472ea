using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A judge of the court examines the request of somebody who says to work there.</summary>
public sealed class DemandeMembreModel(
    Perimetre perimetre,
    ActesDemande actes,
    TimeProvider horloge
) : ExamenDemande(perimetre, actes, horloge)
{
    public override string Liste => "/juridiction/membres";
}
