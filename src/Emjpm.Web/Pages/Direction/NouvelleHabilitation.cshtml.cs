using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>One more département, or one more établissement, for an entry of the territory.</summary>
public sealed class NouvelleHabilitationModel(Perimetre perimetre, AjouterHabilitation ajouter)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieHabilitation Saisie { get; set; } = new();

    public string? Nom { get; private set; }
    public TypeGestionnaire Type { get; private set; }
    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];
    public ChampEtablissement Etablissement { get; } = new(perimetre.Etablissements);
    public bool Introuvable => Nom is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var lu = await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .Where(g => g.Id == Id)
            .Select(g => new { g.Nom, g.Type })
            .SingleOrDefaultAsync(annulation);
        if (lu is null)
            return;
        (Nom, Type) = (lu.Nom, lu.Type);
        Departements = await perimetre
            .DepartementsDuTerritoire.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        var finess =
            Type == TypeGestionnaire.Prepose
                ? await Etablissement.LireAsync(Saisie, annulation)
                : null;
        if (!await ajouter.ExecuterAsync(perimetre.Acteur, Id, Saisie.Ajoutee(finess), annulation))
            return NotFound();
        TempData["Succes"] = "L’habilitation est enregistrée.";
        return RedirectToPage("FicheEntree", new { Id });
    }
}
