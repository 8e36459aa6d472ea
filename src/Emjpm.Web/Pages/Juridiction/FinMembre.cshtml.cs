using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A judge ends the access of another member of the court.</summary>
public sealed class FinMembreModel(
    Perimetre perimetre,
    TerminerMembreTribunal terminer,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieFin Saisie { get; set; } = new();

    public MembreDuTribunal? Membre { get; private set; }
    public bool Introuvable => Membre is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        Saisie.PremierJour = horloge.Aujourdhui();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var (juge, moi) = (perimetre.Acteur.Role == Role.Juge, perimetre.Acteur.UtilisateurId);
        Membre = await perimetre
            .MembresDuTribunal.Where(m => juge && m.Id == Id && m.UtilisateurId != moi)
            .EnLignes()
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await terminer.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.PremierJour!.Value,
                Saisie.Motif!.Value,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            Saisie.PremierJour <= horloge.Aujourdhui()
                ? "L’accès a pris fin : il vaut dès la prochaine page que la personne ouvre. Elle est prévenue par courriel."
                : $"L’accès prendra fin le {Core.Referentiels.Francais.Date(Saisie.PremierJour.Value)}. La personne est prévenue par courriel.";
        return Redirect("/juridiction/membres");
    }

    public sealed class SaisieFin
    {
        [Display(
            Name = "Premier jour sans accès",
            Description = "Aujourd’hui pour une fin immédiate, un an plus tard au plus."
        )]
        [Required(ErrorMessage = "Saisissez le premier jour sans accès.")]
        public DateOnly? PremierJour { get; set; }

        [Display(
            Name = "Motif",
            Description = "Il est écrit à la personne et gardé dans l’historique."
        )]
        [Required(ErrorMessage = "Choisissez pourquoi cet accès prend fin.")]
        public MotifFinMembre? Motif { get; set; }
    }
}
