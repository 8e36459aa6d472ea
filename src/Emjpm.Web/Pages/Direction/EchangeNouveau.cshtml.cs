using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Notes a visit or an exchange with a gestionnaire of the territory.</summary>
public sealed class EchangeNouveauModel(
    Perimetre perimetre,
    NoterEchange noter,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieEchange Saisie { get; set; } = new();

    public string? Nom { get; private set; }
    public bool Introuvable => Nom is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        Saisie.Jour = horloge.Aujourdhui();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync() =>
        Nom = await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .Where(g => g.Id == Id && g.FusionneeDansId == null)
            .Select(g => g.Nom)
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await noter.ExecuterAsync(
                perimetre.Acteur,
                Id,
                new()
                {
                    Genre = Saisie.Genre!.Value,
                    Jour = Saisie.Jour,
                    Texte = Saisie.Texte,
                    Suite = Saisie.Suite,
                    Echeance = Saisie.Echeance,
                },
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "C’est noté.";
        return RedirectToPage("FicheGestionnaire", null, new { Id }, "echanges");
    }
}

/// <summary>A visit or an exchange.</summary>
public sealed class SaisieEchange
{
    [Display(Name = "Nature")]
    [Required(
        ErrorMessage = "Choisissez la nature de l’échange : visite, réunion, appel ou courriel."
    )]
    public GenreEchange? Genre { get; set; }

    [Display(Name = "Date", Description = "À venir si la visite ou la réunion est prévue.")]
    [Required(ErrorMessage = "Saisissez la date de la visite ou de l’échange.")]
    public DateOnly? Jour { get; set; }

    [Display(Name = "Ce qui a été constaté, demandé ou convenu")]
    [Required(ErrorMessage = "Écrivez en quelques mots ce qui a été constaté, demandé ou convenu.")]
    public string? Texte { get; set; }

    [Display(
        Name = "Suite attendue",
        Description = "Par exemple « remise des comptes de gestion ». À laisser vide si rien n’est attendu."
    )]
    public string? Suite { get; set; }

    [Display(Name = "Pour le")]
    public DateOnly? Echeance { get; set; }
}
