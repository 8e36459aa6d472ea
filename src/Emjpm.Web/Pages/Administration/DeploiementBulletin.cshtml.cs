using Emjpm.Core.Deploiement;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The weekly bulletin of the whole country.</summary>
public sealed class DeploiementBulletinModel(Perimetre perimetre, LectureBulletins lecture)
    : BulletinLuModele(perimetre, lecture)
{
    public override string Tableau => "/administration/deploiement";
}
