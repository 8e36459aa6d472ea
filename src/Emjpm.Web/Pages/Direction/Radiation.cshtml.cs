using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The second agent examines a radiation; the first may only give it up.</summary>
public sealed class RadiationModel(Perimetre perimetre, DeciderRadiation decider)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieDecision Saisie { get; set; } = new();

    public LigneProposition? Proposition { get; private set; }
    public bool Introuvable => Proposition is null;
    public bool EstLaSienne => Proposition!.ProposeeParId == perimetre.Acteur.UtilisateurId;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync() =>
        Proposition = await perimetre
            .Propositions.Where(p => p.Id == Id)
            .EnLignes()
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    public Task<IActionResult> OnPostConfirmerAsync() => DeciderAsync(confirmer: true);

    public Task<IActionResult> OnPostEcarterAsync() => DeciderAsync(confirmer: false);

    private async Task<IActionResult> DeciderAsync(bool confirmer)
    {
        if (
            await decider.ExecuterAsync(
                perimetre.Acteur,
                Id,
                confirmer,
                Saisie.Motif,
                HttpContext.RequestAborted
            )
            is not { } terminees
        )
            return NotFound();
        await ChargerAsync();
        TempData["Succes"] = confirmer
            ? $"La radiation est confirmée.{SaisieActe.Suites(terminees)}"
            : "La proposition n’est pas retenue : rien ne change.";
        return RedirectToPage("FicheEntree", new { id = Proposition!.GestionnaireId });
    }
}

/// <summary>The reason of the decision.</summary>
public sealed class SaisieDecision
{
    [Display(
        Name = "Raison de votre décision",
        Description = "Elle reste dans l’historique de la fiche."
    )]
    [Required(
        ErrorMessage = "Indiquez la raison en quelques mots : elle reste dans l’historique de la fiche."
    )]
    [StringLength(ActeRegistre.MotifMax)]
    public string? Motif { get; set; }
}
