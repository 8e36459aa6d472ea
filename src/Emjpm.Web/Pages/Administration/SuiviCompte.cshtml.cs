using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Suivi;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The use one account makes of the service, who follows it, what was noted.</summary>
public sealed class SuiviCompteModel(
    PerimetreAdministration perimetre,
    SuivreCompte suivre,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieSuivi Saisie { get; set; } = new();

    public DateTime Maintenant { get; } = horloge.Maintenant();
    public LigneSuivi? Ligne { get; private set; }
    public IReadOnlyList<NoteCompte> Notes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Administrateurs { get; private set; } = [];
    public bool Introuvable => Ligne is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Ligne is null)
            return NotFound();
        var id = Id;
        Saisie.SuiviParId = await perimetre
            .Comptes.Where(u => u.Id == id)
            .Select(u => u.SuiviParId)
            .SingleAsync(HttpContext.RequestAborted);
        return Page();
    }

    public async Task ChargerAsync()
    {
        var (id, annulation) = (Id, HttpContext.RequestAborted);
        Ligne = await perimetre
            .Comptes.Where(u => u.Id == id)
            .EnSuivi(perimetre, Maintenant)
            .SingleOrDefaultAsync(annulation);
        if (Ligne is null)
            return;
        Notes = await perimetre
            .Notes.Include(n => n.Auteur)
            .Where(n => n.UtilisateurId == id)
            .OrderByDescending(n => n.Id)
            .Take(100)
            .ToListAsync(annulation);
        var lus = await perimetre
            .Comptes.Where(u => u.Actif && u.Role == Role.Administration)
            .OrderBy(u => u.Nom)
            .ThenBy(u => u.Id)
            .ToListAsync(annulation);
        Administrateurs =
        [
            .. lus.Select(u => new SelectListItem(
                u.NomComplet,
                u.Id.ToString(CultureInfo.InvariantCulture)
            )),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await suivre.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.SuiviParId,
                Saisie.Note,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "Le suivi de ce compte est à jour.";
        return Redirect($"/administration/suivi/{Id}");
    }

    public async Task<IActionResult> OnPostRappelerAsync()
    {
        try
        {
            if (!await suivre.RappelerAsync(perimetre.Acteur, Id, HttpContext.RequestAborted))
                return NotFound();
            TempData["Succes"] = "Le rappel part à l’instant.";
        }
        catch (RegleMetierException refus)
        {
            TempData["Avertissement"] = refus.Message;
        }
        return Redirect($"/administration/suivi/{Id}");
    }

    public sealed class SaisieSuivi
    {
        [Display(Name = "Suivi par")]
        public int? SuiviParId { get; set; }

        [Display(Name = "Nouvelle note")]
        [StringLength(NoteCompte.TexteMax)]
        public string? Note { get; set; }
    }
}
