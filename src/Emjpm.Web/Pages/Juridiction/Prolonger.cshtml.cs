using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>The court leaves more time to answer, or brings an expired reservation back.</summary>
public sealed class ProlongerModel(
    Perimetre perimetre,
    ProlongerReservation prolonger,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    private const int JoursProposes = 15;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieProlongation Saisie { get; set; } = new();

    public ReservationDuTribunal? Lue { get; private set; }
    public bool Introuvable => Lue is null;
    public bool Retablit => Lue?.Etat == EtatReservation.Expiree;
    public string Titre => Retablit ? "Rétablir la réservation" : "Prolonger le délai de réponse";

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        if (!Lue!.PeutProlonger)
            return RedirectToPage("Reservation", new { Id });
        var (aujourdhui, actuelle) = (horloge.Aujourdhui(), Horloge.DateParis(Lue.ExpireLe));
        Saisie.JusquAu = (actuelle > aujourdhui ? actuelle : aujourdhui).AddDays(JoursProposes);
        return Page();
    }

    public async Task ChargerAsync() =>
        Lue = await ReservationDuTribunal.LireAsync(perimetre, Id, HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        var jusquAu = Saisie.JusquAu!.Value;
        if (
            !await prolonger.ExecuterAsync(
                perimetre.Acteur,
                Id,
                jusquAu,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            $"Le mandataire a jusqu’au {Francais.Date(jusquAu)} pour répondre. Il en est informé.";
        return RedirectToPage("Reservation", new { Id });
    }
}

/// <summary>Until when the gestionnaire may answer.</summary>
public sealed class SaisieProlongation
{
    [Display(Name = "Dernier jour pour répondre")]
    [Required(ErrorMessage = "Saisissez le dernier jour laissé au mandataire pour répondre.")]
    public DateOnly? JusquAu { get; set; }
}
