using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The profile exactly as a judge reads it, computed experience included, and who keeps the mesures.</summary>
public sealed class ProfilModel(
    Perimetre perimetre,
    LireRepartitionMesures repartition,
    TimeProvider horloge
) : PageModel
{
    public DroitsMembre Droits => perimetre.Acteur.Gestionnaire!.Droits;
    public FicheLue Fiche { get; private set; } = null!;
    public RepartitionMesures Communes { get; private set; } = null!;

    /// <summary>What others than the gestionnaire keep; empty when nothing.</summary>
    public IReadOnlyList<TenueParAutrui> Tenues { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var id = perimetre.Acteur.GestionnaireId;
        Fiche = (await FicheLue.LireAsync(perimetre, id, horloge.Aujourdhui(), annulation))!;
        Communes = await repartition.ExecuterAsync(id, annulation);
        Tenues = await TenueParAutrui.LireAsync(perimetre, annulation);
    }
}
