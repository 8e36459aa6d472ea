using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The figures of past days, established or counted again: a work whose progress is shown, and which goes on after a fall.</summary>
public sealed class RelevesModel(
    PerimetreAdministration administration,
    DemanderReleves demander,
    AnnulerTravail annuler,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    private const int Derniers = 10;

    [BindProperty]
    public SaisieReleves Saisie { get; set; } = new();

    public IReadOnlyList<Travail> Travaux { get; private set; } = [];

    /// <summary>Who looks: a work is stopped by the one that asked for it.</summary>
    public int Acteur => administration.Acteur.UtilisateurId;
    public bool EnMouvement => Travaux.Any(t => !t.EstFini);

    public async Task OnGetAsync()
    {
        var hier = horloge.Aujourdhui().AddDays(-1);
        Saisie = new() { Du = hier.AddYears(-1), Au = hier };
        await ChargerAsync();
    }

    public async Task ChargerAsync()
    {
        var genre = GenreTravail.Releves.Nom;
        Travaux = await administration
            .Travaux.Where(t => t.Genre == genre)
            .OrderByDescending(t => t.Id)
            .Take(Derniers)
            .ToListAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await demander.ExecuterAsync(
            administration.Acteur,
            Saisie.Du,
            Saisie.Au,
            Saisie.Refaire,
            HttpContext.RequestAborted
        );
        TempData["Succes"] = "Le travail commence. Vous pouvez quitter cette page : il continue.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostArreterAsync(int id)
    {
        if (!await annuler.ExecuterAsync(administration.Acteur, id, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "Le travail s’arrête. Les jours déjà établis sont gardés.";
        return RedirectToPage();
    }
}

/// <summary>A period to establish.</summary>
public sealed class SaisieReleves
{
    [Display(Name = "Premier jour")]
    public DateOnly? Du { get; set; }

    [Display(Name = "Dernier jour")]
    public DateOnly? Au { get; set; }

    [Display(
        Name = "Recompter aussi les jours déjà établis",
        Description = "Ce qui diffère est remplacé, daté et montré sur les pages de ces jours."
    )]
    public bool Refaire { get; set; }
}
