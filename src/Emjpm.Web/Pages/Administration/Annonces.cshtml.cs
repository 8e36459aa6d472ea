using Emjpm.Core;
using Emjpm.Core.Annonces;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The announcements, present, to come and past.</summary>
public sealed class AnnoncesModel(
    PerimetreAdministration perimetre,
    PublierAnnonce publier,
    AnnoncesAffichees affichees,
    TimeProvider horloge
) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public Tranche<Annonce> Tranche { get; private set; } = Tranche<Annonce>.Vide;

    public string Etat(Annonce a) =>
        a.RetireeLe is not null ? "retirée"
        : a.Au < Aujourdhui ? "passée"
        : a.Du > Aujourdhui ? "à venir"
        : "affichée";

    public async Task OnGetAsync(CancellationToken annulation) =>
        Tranche = await Tranche<Annonce>.LireAsync(
            perimetre.Annonces.OrderByDescending(a => a.Id),
            NumeroPage,
            annulation
        );

    public async Task<IActionResult> OnPostRetirerAsync(int id, CancellationToken annulation)
    {
        if (!await publier.RetirerAsync(perimetre.Acteur, id, annulation))
            return NotFound();
        affichees.Oublier();
        TempData["Succes"] = "L’annonce est retirée des pages.";
        return RedirectToPage();
    }
}
