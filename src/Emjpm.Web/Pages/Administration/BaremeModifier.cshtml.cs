using Emjpm.Core.Designation;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The values of a draft of the bareme.</summary>
public sealed class BaremeModifierModel(PerimetreAdministration perimetre, EcrireBareme ecrire)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieBareme Saisie { get; set; } = new();

    public VersionBareme? Lue { get; private set; }
    public bool Introuvable => Lue is null;
    public string Fiche => $"/administration/bareme/{Id}";

    public async Task ChargerAsync()
    {
        var id = Id;
        Lue = await perimetre.VersionsBareme.SingleOrDefaultAsync(
            v => v.Id == id,
            HttpContext.RequestAborted
        );
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Lue is null)
            return NotFound();
        if (Lue.Etat != EtatBareme.Brouillon)
            return Redirect(Fiche);
        Saisie = SaisieBareme.De(Lue);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await ChargerAsync();
        if (Lue is null)
            return NotFound();
        if (
            !await ecrire.ModifierAsync(
                perimetre.Acteur,
                Id,
                Saisie.Nom!,
                Saisie.Dans(Lue.Regles),
                Saisie.Version,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            "Le brouillon est enregistré. Le classement ne change pas tant que vous ne le mettez pas en vigueur.";
        return Redirect(Fiche);
    }
}
