using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Releases the mesures that a software or OCMI keeps, once its consequences were read.</summary>
public sealed class ReprendreLaMainModel(Perimetre perimetre, ReprendreLaMain reprendre)
    : PageModel,
        IFormulaire
{
    public IReadOnlyList<TenueParAutrui> Tenues { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Tenues.Count > 0 && perimetre.Acteur.Gestionnaire!.Droits.Administre
            ? Page()
            : Redirect("/gestionnaire/profil");
    }

    public async Task ChargerAsync() =>
        Tenues = await TenueParAutrui.LireAsync(perimetre, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var liberees = await reprendre.ExecuterAsync(perimetre.Acteur, HttpContext.RequestAborted);
        TempData["Succes"] = liberees is { } nombre
            ? $"Vous avez repris la main : {Francais.Nombre(nombre, "mesure se modifie", "mesures se modifient")} de nouveau ici."
            : "Vous teniez déjà vous-même toutes vos mesures.";
        return Redirect("/gestionnaire/profil");
    }
}
