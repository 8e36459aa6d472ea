using Emjpm.Core.Juridictions;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Corrects the name, the SIRET and the contacts of a court.</summary>
public sealed class TribunalModifierModel(PerimetreAdministration perimetre, EcrireTribunal ecrire)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieTribunal Saisie { get; set; } = new();

    public Tribunal? Tribunal { get; private set; }
    public bool Introuvable => Tribunal is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Tribunal is not { } t)
            return NotFound();
        Saisie = new SaisieTribunal
        {
            Nom = t.Nom,
            Siret = t.Siret,
            Courriel = t.Courriel,
            Telephone = t.Telephone,
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var id = Id;
        Tribunal = await perimetre.Tribunaux.SingleOrDefaultAsync(
            t => t.Id == id,
            HttpContext.RequestAborted
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await ecrire.ModifierAsync(
                perimetre.Acteur,
                Id,
                Saisie.Faits,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "Le tribunal est modifié.";
        return Redirect($"/administration/tribunaux/{Id}");
    }
}
