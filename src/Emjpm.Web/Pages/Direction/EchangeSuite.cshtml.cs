using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Notes what followed a visit or an exchange.</summary>
public sealed class EchangeSuiteModel(Perimetre perimetre, NoterSuite noter)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int EchangeId { get; set; }

    [BindProperty]
    public SaisieSuite Saisie { get; set; } = new();

    public EchangeLu? Echange { get; private set; }
    public bool Introuvable => Echange?.Suite is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync() =>
        Echange = await perimetre
            .Echanges.Where(e => e.Id == EchangeId && e.GestionnaireId == Id)
            .EnLignes()
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await noter.ExecuterAsync(
                perimetre.Acteur,
                Id,
                EchangeId,
                Saisie.Conclusion,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "La suite est notée.";
        return RedirectToPage("FicheGestionnaire", null, new { Id }, "echanges");
    }
}

/// <summary>What was done.</summary>
public sealed class SaisieSuite
{
    [Display(
        Name = "Ce qui a été fait",
        Description = "Lu par les agents du territoire. Ne nommez aucune personne protégée."
    )]
    [Required(ErrorMessage = "Écrivez en quelques mots ce qui a été fait.")]
    public string? Conclusion { get; set; }
}
