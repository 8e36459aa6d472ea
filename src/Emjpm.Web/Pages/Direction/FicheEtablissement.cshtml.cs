using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>An établissement and its préposés.</summary>
public sealed class FicheEtablissementModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    /// <summary>FINESS number.</summary>
    [BindProperty(SupportsGet = true)]
    public string Finess { get; set; } = "";

    public Etablissement? Etablissement { get; private set; }
    public IReadOnlyList<Habilitation> Preposes { get; private set; } = [];
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public bool DansLeTerritoire =>
        perimetre.Acteur.Territoire!.Couvre(Etablissement!.Commune!.DepartementCode);

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        Etablissement = await perimetre
            .Etablissements.Include(e => e.Commune)
            .SingleOrDefaultAsync(e => e.NumeroFiness == Finess, annulation);
        if (Etablissement is null)
            return NotFound();
        Preposes = await perimetre
            .Habilitations.Where(h =>
                h.EtablissementFiness == Finess && h.Gestionnaire!.FusionneeDansId == null
            )
            .Include(h => h.Gestionnaire)
            .OrderByDescending(h => h.Du)
            .ThenBy(h => h.Id)
            .ToListAsync(annulation);
        return Page();
    }
}
