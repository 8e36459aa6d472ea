using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core.Comptes;
using Emjpm.Core.Juridictions;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A judge changes the usual cabinet of a member of the court, or takes back an end that was said.</summary>
public sealed class MembreModel(
    Perimetre perimetre,
    ModifierMembreTribunal modifier,
    ReprendreMembreTribunal reprendre
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieMembre Saisie { get; set; } = new();

    public MembreDuTribunal? Membre { get; private set; }
    public IReadOnlyList<SelectListItem> Cabinets { get; private set; } = [];
    public bool EstMoi => Membre!.UtilisateurId == perimetre.Acteur.UtilisateurId;
    public bool Introuvable => Membre is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        Saisie.CabinetId = await perimetre
            .MembresDuTribunal.Where(m => m.Id == Id)
            .Select(m => m.CabinetId)
            .SingleAsync(HttpContext.RequestAborted);
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        if (perimetre.Acteur.Role != Role.Juge)
            return;
        Membre = await perimetre
            .MembresDuTribunal.Where(m => m.Id == Id)
            .EnLignes()
            .SingleOrDefaultAsync(annulation);
        var cabinets = await perimetre
            .Cabinets.OrderBy(c => c.Nom)
            .ThenBy(c => c.Id)
            .ToListAsync(annulation);
        Cabinets =
        [
            .. cabinets.Select(c => new SelectListItem(
                c.Nom,
                c.Id.ToString(CultureInfo.InvariantCulture)
            )),
        ];
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await modifier.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.CabinetId,
                HttpContext.RequestAborted
            ),
            "Le cabinet habituel est enregistré."
        );

    public async Task<IActionResult> OnPostReprendreAsync() =>
        Revenir(
            await reprendre.ExecuterAsync(perimetre.Acteur, Id, HttpContext.RequestAborted),
            "La fin prévue est annulée : l’accès continue. La personne est prévenue par courriel."
        );

    private IActionResult Revenir(bool fait, string message)
    {
        if (!fait)
            return NotFound();
        TempData["Succes"] = message;
        return Redirect("/juridiction/membres");
    }

    public sealed class SaisieMembre
    {
        [Display(
            Name = "Cabinet habituel",
            Description = "Il est proposé d’abord à la personne, qui peut agir pour un autre."
        )]
        public int? CabinetId { get; set; }
    }
}
