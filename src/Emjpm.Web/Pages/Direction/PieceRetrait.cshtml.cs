using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Withdraws a document of an entry of the territory.</summary>
public sealed class PieceRetraitModel(Perimetre perimetre, RetirerPiece retirer)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int PieceId { get; set; }

    [BindProperty]
    public SaisieRaison Saisie { get; set; } = new();

    public PieceLue? Piece { get; private set; }
    public bool Introuvable => Piece is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync() =>
        Piece = await perimetre
            .Pieces.Where(p => p.Id == PieceId && p.GestionnaireId == Id)
            .EnLignes()
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await retirer.ExecuterAsync(
                perimetre.Acteur,
                Id,
                PieceId,
                Saisie.Motif,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "La pièce est retirée.";
        return RedirectToPage("FicheEntree", new { Id });
    }
}

/// <summary>Why.</summary>
public sealed class SaisieRaison
{
    [Display(
        Name = "Raison",
        Description = "Elle reste dans l’historique de la fiche, lu par les agents. Ne nommez aucune personne protégée."
    )]
    [Required(
        ErrorMessage = "Indiquez la raison en quelques mots : elle reste dans l’historique de la fiche."
    )]
    [StringLength(ActeRegistre.MotifMax)]
    public string? Motif { get; set; }
}
