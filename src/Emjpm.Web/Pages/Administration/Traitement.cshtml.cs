using Emjpm.Core.Jobs;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The runs of one job.</summary>
public sealed class TraitementModel(PerimetreAdministration perimetre) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Nom { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Tranche<ExecutionTache> Tranche { get; private set; } = Tranche<ExecutionTache>.Vide;

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (!TacheRecurrente.Toutes.Any(t => t.Nom == Nom))
            return NotFound();
        var nom = Nom;
        Tranche = await Tranche<ExecutionTache>.LireAsync(
            perimetre.Executions.Where(e => e.Nom == nom).OrderByDescending(e => e.Id),
            NumeroPage,
            annulation
        );
        return Page();
    }
}
