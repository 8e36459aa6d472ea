using Emjpm.Core.Deploiement;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A wave of invitations.</summary>
public sealed class DeploiementVagueModel(
    Perimetre perimetre,
    LectureVagues lecture,
    RelancerVague relancer,
    TimeProvider horloge
) : FicheVague(perimetre, lecture, relancer, horloge)
{
    public override string Tableau => "/administration/deploiement";
}
