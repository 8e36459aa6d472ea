using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Ramp-up or wind-down of a site: its wished capacity from a day to come on.</summary>
public sealed class LieuCapaciteModel(
    Perimetre perimetre,
    PrevoirCapacite prevoir,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieCapacite Saisie { get; set; } = new();

    public PlacesLieu? Lieu { get; private set; }
    public LieuDetail? Detail { get; private set; }
    public bool Introuvable => Lieu is null;
    public PartageCapacite? Partage { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return perimetre.Acteur.Gestionnaire!.Droits.Ecrit
            ? Page()
            : Redirect($"/gestionnaire/lieux/{Id}");
    }

    public async Task ChargerAsync()
    {
        var (annulation, date) = (HttpContext.RequestAborted, horloge.Aujourdhui());
        var lieu = perimetre.Lieux.Where(l => l.Id == Id);
        Lieu = await lieu.AvecPlaces(date).SingleOrDefaultAsync(annulation);
        if (Lieu is null)
            return;
        Detail = await lieu.AvecDetails().AsSingleQuery().SingleAsync(annulation);
        Partage = await PartageCapacite.LireAsync(
            perimetre.Gestionnaires,
            new LieuPartage(
                Id,
                perimetre.Acteur.GestionnaireId,
                Detail.DepartementCode,
                Detail.EtablissementFiness
            ),
            date,
            annulation
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Saisie.CapaciteSouhaitee is not { } capacite)
            throw new RegleMetierException(
                "Saisissez le nombre de mesures souhaité à partir de ce jour.",
                nameof(Saisie.CapaciteSouhaitee)
            );
        if (Saisie.Du is not { } du)
            throw new RegleMetierException(
                "Saisissez le premier jour de cette capacité.",
                nameof(Saisie.Du)
            );
        if (
            !await prevoir.ExecuterAsync(
                perimetre.Acteur,
                Id,
                du,
                capacite,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            $"Le changement est prévu pour le {Francais.Date(du)} : les juges le voient, il s’appliquera tout seul.";
        return Redirect($"/gestionnaire/lieux/{Id}");
    }

    public async Task<IActionResult> OnPostAnnulerAsync(int prevue)
    {
        if (!await prevoir.AnnulerAsync(perimetre.Acteur, Id, prevue, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "Ce changement de capacité n’aura pas lieu.";
        return Redirect($"/gestionnaire/lieux/{Id}");
    }
}

/// <summary>A capacity to come. What is missing is said by the page: its other form does not send it.</summary>
public sealed class SaisieCapacite
{
    [Display(
        Name = "Nombre de mesures souhaité à partir de ce jour",
        Description = "Le total, celles en cours comprises : pour 5 places de plus, ajoutez 5 à la capacité d’aujourd’hui."
    )]
    public int? CapaciteSouhaitee { get; set; }

    [Display(Name = "À partir du")]
    public DateOnly? Du { get; set; }
}
