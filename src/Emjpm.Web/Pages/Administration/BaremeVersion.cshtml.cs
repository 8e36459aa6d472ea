using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>One version of the bareme: what it counts, who put it in force and why.</summary>
public sealed class BaremeVersionModel(PerimetreAdministration perimetre, EcrireBareme ecrire)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public VersionBareme Lue { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        var id = Id;
        var lue = await perimetre
            .VersionsBareme.Include(v => v.Auteur)
            .Include(v => v.ActiveePar)
            .AsSingleQuery()
            .SingleOrDefaultAsync(v => v.Id == id, annulation);
        if (lue is null)
            return NotFound();
        Lue = lue;
        return Page();
    }

    public async Task<IActionResult> OnPostEcarterAsync(int version, CancellationToken annulation)
    {
        try
        {
            if (!await ecrire.EcarterAsync(perimetre.Acteur, Id, version, annulation))
                return NotFound();
            TempData["Succes"] = "Le brouillon est écarté. Il reste dans la liste des versions.";
        }
        catch (RegleMetierException refus)
        {
            TempData["Avertissement"] = refus.Message;
        }
        return RedirectToPage(new { Id });
    }
}
