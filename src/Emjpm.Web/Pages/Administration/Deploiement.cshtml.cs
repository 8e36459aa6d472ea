using Emjpm.Core.Deploiement;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The board of the whole country.</summary>
public sealed class DeploiementModel(
    Perimetre perimetre,
    LectureDeploiement lecture,
    LectureVagues vagues,
    TimeProvider horloge
) : Deploiements(perimetre, lecture, vagues, horloge)
{
    public override string Adresse => "/administration/deploiement";
}
