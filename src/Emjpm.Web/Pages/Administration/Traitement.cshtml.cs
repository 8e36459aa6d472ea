using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The runs of one job.</summary>
public sealed class TraitementModel(PerimetreAdministration perimetre, TimeProvider horloge)
    : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Nom { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public DateTime Maintenant { get; } = horloge.Maintenant();

    /// <summary>When it runs next; null until a node has written it down.</summary>
    public Tache? Etat { get; private set; }
    public double? DureeMoyenneMs { get; private set; }
    public int? DureeMaxMs { get; private set; }
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
        Etat = await perimetre.Taches.SingleOrDefaultAsync(t => t.Nom == nom, annulation);
        var durees = await perimetre
            .Executions.Where(e => e.Nom == nom)
            .GroupBy(e => e.Nom)
            .Select(g => new
            {
                Moyenne = g.Average(e => (double)e.DureeMs),
                Max = g.Max(e => e.DureeMs),
            })
            .SingleOrDefaultAsync(annulation);
        (DureeMoyenneMs, DureeMaxMs) = (durees?.Moyenne, durees?.Max);
        return Page();
    }
}
