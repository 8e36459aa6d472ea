using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>The court cancels a reservation: the reason is kept, and sent to the gestionnaire.</summary>
public sealed class AnnulerModel(Perimetre perimetre, AnnulerReservation annuler)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieAnnulation Saisie { get; set; } = new();

    public ReservationDuTribunal? Lue { get; private set; }
    public bool Introuvable => Lue is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return Lue!.PeutAnnuler ? Page() : RedirectToPage("Reservation", new { Id });
    }

    public async Task ChargerAsync() =>
        Lue = await ReservationDuTribunal.LireAsync(perimetre, Id, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var fait = await annuler.ExecuterAsync(
            perimetre.Acteur,
            Id,
            Saisie.MotifAnnulation!.Value,
            Saisie.TexteAnnulation,
            Saisie.EtatVu,
            HttpContext.RequestAborted
        );
        if (!fait)
            return NotFound();
        TempData["Succes"] =
            "La réservation est annulée, le mandataire en est informé. La place est de nouveau libre.";
        return RedirectToPage("Reservation", new { Id });
    }
}

/// <summary>Why the court cancels.</summary>
public sealed class SaisieAnnulation
{
    /// <summary>The state the page showed: the gestionnaire may have answered since.</summary>
    public EtatReservation? EtatVu { get; set; }

    [Display(Name = "Pourquoi annulez-vous cette réservation ?")]
    [Required(ErrorMessage = "Choisissez la raison : elle est transmise au mandataire.")]
    public MotifAnnulation? MotifAnnulation { get; set; }

    [Display(
        Name = "Précisions pour le mandataire",
        Description = "Nécessaires avec « autre motif ». Ne nommez pas la personne à protéger."
    )]
    [StringLength(Precision.Max)]
    public string? TexteAnnulation { get; set; }
}
