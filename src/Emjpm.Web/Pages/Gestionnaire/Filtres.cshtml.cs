using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The filters an account kept: rename or delete them.</summary>
public sealed class FiltresModel(Perimetre perimetre, EnregistrerFiltre enregistrer)
    : PageModel,
        IFormulaire
{
    [BindProperty]
    public SaisieNomFiltre Saisie { get; set; } = new();

    public IReadOnlyList<FiltreEnregistre> Filtres { get; private set; } = [];

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync() =>
        Filtres = await perimetre
            .Filtres.OrderBy(f => f.Nom)
            .ThenBy(f => f.Id)
            .ToListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostRenommerAsync()
    {
        var fait = await enregistrer.RenommerAsync(
            perimetre.Acteur,
            Saisie.Id,
            Saisie.Nom,
            HttpContext.RequestAborted
        );
        return fait
            ? Revenir($"Le filtre se nomme maintenant « {Saisie.Nom!.Trim()} ».")
            : NotFound();
    }

    public async Task<IActionResult> OnPostSupprimerAsync() =>
        await enregistrer.SupprimerAsync(perimetre.Acteur, Saisie.Id, HttpContext.RequestAborted)
            ? Revenir("Le filtre est supprimé. Vos mesures ne changent pas.")
            : NotFound();

    private RedirectToPageResult Revenir(string message)
    {
        TempData["Succes"] = message;
        return RedirectToPage();
    }
}

/// <summary>Another name for a filter.</summary>
public sealed class SaisieNomFiltre
{
    public int Id { get; set; }

    [Display(Name = "Nom du filtre"), StringLength(EnregistrerFiltre.LongueurNom)]
    public string? Nom { get; set; }
}
