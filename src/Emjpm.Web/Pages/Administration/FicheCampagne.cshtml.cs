using Emjpm.Core.Campagnes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A campaign: what it says, to whom, and what became of those who got it.</summary>
public sealed class FicheCampagneModel(
    PerimetreAdministration perimetre,
    ProgrammerCampagne programmer,
    EffetCampagne effet
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public Campagne Campagne { get; private set; } = null!;
    public int Envois { get; private set; }
    public IReadOnlyList<Effet> Effets { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        var id = Id;
        if (
            await perimetre
                .Campagnes.Include(c => c.Auteur)
                .SingleOrDefaultAsync(c => c.Id == id, annulation)
            is not { } campagne
        )
            return NotFound();
        Campagne = campagne;
        (Envois, Effets) = await effet.LireAsync(campagne, annulation);
        return Page();
    }

    public async Task<IActionResult> OnPostAnnulerAsync(CancellationToken annulation)
    {
        if (!await programmer.AnnulerAsync(perimetre.Acteur, Id, annulation))
            return NotFound();
        TempData["Succes"] = "La campagne est annulée : elle ne partira pas.";
        return Redirect($"/administration/campagnes/{Id}");
    }
}
