using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Courriels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Every mail the service sends, as it would arrive, with values of demonstration.</summary>
public sealed class ModelesCourrielsModel(
    PerimetreAdministration perimetre,
    Instance instance,
    ReglagesSmtp reglages,
    TimeProvider horloge
) : PageModel
{
    public IReadOnlyList<ModeleCourriel> Modeles { get; private set; } = [];
    public string Expediteur => $"{reglages.NomExpediteur} <{reglages.Expediteur}>";

    public void OnGet()
    {
        perimetre.Acteur.ExigerAdministrateur();
        Modeles = ModelesCourriel.Tous(instance, horloge.Maintenant());
    }
}
