using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The views of the figures that an agent kept: open or delete them. A new one comes from the page of a territory.</summary>
public sealed class VuesModel(Perimetre perimetre, EnregistrerVue enregistrer)
    : PageModel,
        IFormulaire
{
    [BindProperty]
    public SaisieVue Saisie { get; set; } = new();

    public IReadOnlyList<VueEnregistree> Vues { get; private set; } = [];

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync() =>
        Vues = await perimetre
            .Vues.OrderBy(v => v.Nom)
            .ThenBy(v => v.Id)
            .ToListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostEnregistrerAsync()
    {
        await enregistrer.ExecuterAsync(
            perimetre.Acteur,
            Saisie.Nom,
            Saisie.Adresse,
            HttpContext.RequestAborted
        );
        TempData["Succes"] = $"La vue « {Saisie.Nom!.Trim()} » est enregistrée.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSupprimerAsync(int id)
    {
        if (!await enregistrer.SupprimerAsync(perimetre.Acteur, id, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "La vue est supprimée. Les chiffres ne changent pas.";
        return RedirectToPage();
    }
}

/// <summary>A view to keep.</summary>
public sealed class SaisieVue
{
    [Display(Name = "Nom de la vue"), StringLength(EnregistrerVue.LongueurNom)]
    public string? Nom { get; set; }

    [StringLength(300)]
    public string? Adresse { get; set; }
}
