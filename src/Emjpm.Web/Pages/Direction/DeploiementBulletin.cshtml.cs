using Emjpm.Core.Deploiement;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The weekly bulletin of the territory of the agent.</summary>
public sealed class DeploiementBulletinModel(Perimetre perimetre, LectureBulletins lecture)
    : BulletinLuModele(perimetre, lecture)
{
    public override string Tableau => "/direction/deploiement";
}
