using Emjpm.Core.Deploiement;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The board of the territory of the agent.</summary>
public sealed class DeploiementModel(
    Perimetre perimetre,
    LectureDeploiement lecture,
    LectureVagues vagues,
    TimeProvider horloge
) : Deploiements(perimetre, lecture, vagues, horloge)
{
    public override string Adresse => "/direction/deploiement";
}
