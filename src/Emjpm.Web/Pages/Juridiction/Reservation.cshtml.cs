using Emjpm.Core;
using Emjpm.Core.Courriels;
using Emjpm.Core.Designation;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A reservation of the court: its story, its mails, and what may be done next.</summary>
public sealed class ReservationModel(
    Perimetre perimetre,
    RelancerRecherche relancer,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public ReservationDuTribunal? Lue { get; private set; }
    public bool Introuvable => Lue is null;
    public IReadOnlyList<Etape> Etapes { get; private set; } = [];
    public IReadOnlyList<EnvoiCourriel> Envois { get; private set; } = [];
    public bool NonRemis => Envois.Any(e => e.Etat == EtatCourriel.Abandonne);

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Lue = await ReservationDuTribunal.LireAsync(perimetre, Id, annulation);
        if (Lue is null)
            return;
        Etapes = await ChronologieReservation.LireAsync(perimetre, Lue, annulation);
        Envois = await perimetre
            .CourrielsDesReservations.Where(c => c.ReservationId == Id)
            .EnEnvois()
            .ToListAsync(annulation);
    }

    /// <summary>Searches again, once the search was purged: to choose somebody else.</summary>
    public Task<IActionResult> OnPostRelancerAsync() => RelancerAsync("");

    /// <summary>The same, to designate a second mandataire beside this one.</summary>
    public Task<IActionResult> OnPostSecondAsync() => RelancerAsync($"?avec={Id}");

    private async Task<IActionResult> RelancerAsync(string suite) =>
        await relancer.ExecuterAsync(perimetre.Acteur, Id, HttpContext.RequestAborted) is { } id
            ? Redirect($"/juridiction/recherches/{id}{suite}")
            : NotFound();
}
