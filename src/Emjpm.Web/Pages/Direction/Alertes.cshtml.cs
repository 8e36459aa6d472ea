using Emjpm.Core;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What deserves a look in the territory of the agent: what lasts, what was put aside, what is over.</summary>
public sealed class AlertesModel(Perimetre perimetre, SuivreAlerte suivre, TimeProvider horloge)
    : PageModel
{
    /// <summary>Which ones are listed.</summary>
    public static readonly IReadOnlyList<(string Code, string Libelle)> Vues =
    [
        ("", "En cours"),
        ("de-cote", "Mises de côté"),
        ("finies", "Finies"),
    ];

    [BindProperty(SupportsGet = true)]
    public string? Vue { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Tranche<Alerte> Tranche { get; private set; } = Tranche<Alerte>.Vide;
    public string Territoire => perimetre.Acteur.Territoire!.Nom;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var aujourdhui = horloge.Aujourdhui();
        var alertes = perimetre
            .Alertes.Include(a => a.Departement)
            .Include(a => a.Gestionnaire)
            .Include(a => a.VuePar)
            .AsQueryable();
        alertes = Vue switch
        {
            "finies" => alertes.Where(a => a.FinieLe != null),
            "de-cote" => alertes.Where(a => a.FinieLe == null && a.MuetteJusquau >= aujourdhui),
            _ => alertes.Where(a =>
                a.FinieLe == null && (a.MuetteJusquau == null || a.MuetteJusquau < aujourdhui)
            ),
        };
        Tranche = await Tranche<Alerte>.LireAsync(
            alertes
                .OrderBy(a => a.VueLe != null)
                .ThenByDescending(a => a.ApparueLe)
                .ThenByDescending(a => a.Id),
            NumeroPage,
            annulation
        );
    }

    public Task<IActionResult> OnPostVueAsync(int id, CancellationToken annulation) =>
        SuivreAsync(id, false, "Vous avez pris connaissance de l’alerte.", annulation);

    public Task<IActionResult> OnPostDeCoteAsync(int id, CancellationToken annulation) =>
        SuivreAsync(
            id,
            true,
            $"L’alerte est mise de côté pour {Alerte.JoursSourdine} jours. Elle reste dans « Mises de côté ».",
            annulation
        );

    private async Task<IActionResult> SuivreAsync(
        int id,
        bool deCote,
        string phrase,
        CancellationToken annulation
    )
    {
        if (!await suivre.ExecuterAsync(perimetre.Acteur, id, deCote, annulation))
            return NotFound();
        TempData["Succes"] = phrase;
        return RedirectToPage();
    }
}
