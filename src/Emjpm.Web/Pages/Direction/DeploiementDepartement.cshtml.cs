using Emjpm.Core.Deploiement;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The roll-out of a département of the territory.</summary>
public sealed class DeploiementDepartementModel(
    Perimetre perimetre,
    LectureDeploiement lecture,
    LectureVagues vagues,
    FonctionsOuvertes fonctions
) : FicheDeploiement(perimetre, lecture, vagues, fonctions)
{
    public override string Tableau => "/direction/deploiement";
}
