using Emjpm.Core.Jobs;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The long files the account asked for: progress, download, stop.</summary>
public sealed class ExportsModel(Perimetre perimetre, AnnulerTravail annuler) : PageModel
{
    public IReadOnlyList<Travail> Exports { get; private set; } = [];

    /// <summary>Whether something moves: the page then comes back by itself.</summary>
    public bool EnMouvement => Exports.Any(e => !e.EstFini);

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var genre = GenreTravail.ExportMesures.Nom;
        Exports = await perimetre
            .Travaux.Where(t => t.Genre == genre)
            .OrderByDescending(t => t.Id)
            .Take(50)
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnGetFichierAsync(int id, CancellationToken annulation)
    {
        var travail = await perimetre
            .Travaux.Where(t => t.Id == id && t.Etat == EtatTravail.Termine)
            .SingleOrDefaultAsync(annulation);
        return travail is { FichierNom: { } nom }
            ? new FichierDeTravail(
                nom,
                travail.FichierType!,
                travail.FichierTaille!.Value,
                perimetre.Morceaux(travail, FichierTravail.Produit, annulation)
            )
            : NotFound();
    }

    public async Task<IActionResult> OnPostAnnulerAsync(int id, CancellationToken annulation)
    {
        if (!await annuler.ExecuterAsync(perimetre.Acteur, id, annulation))
            return NotFound();
        TempData["Succes"] = "L’export est arrêté.";
        return RedirectToPage();
    }
}
