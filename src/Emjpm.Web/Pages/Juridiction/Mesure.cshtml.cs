using Emjpm.Core;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>A mesure of the court, with its story; its gestionnaire keeps it up to date.</summary>
public sealed class MesureModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    public MesureLue Mesure { get; private set; } = null!;
    public IReadOnlyList<EtapeMesure> Etapes { get; private set; } = [];
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken annulation)
    {
        if (await MesureLue.LireAsync(perimetre, id, annulation) is not { } mesure)
            return NotFound();
        Mesure = mesure;
        Etapes = [.. mesure.Histoire()];
        return Page();
    }
}
