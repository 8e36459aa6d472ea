using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>What the gestionnaire declares for one lieu d'exercice.</summary>
public sealed class LieuModel(Perimetre perimetre, DeclarerCapacite declarer, TimeProvider horloge)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieLieu Saisie { get; set; } = new();

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    public DroitsMembre Droits => perimetre.Acteur.Gestionnaire!.Droits;

    public PlacesLieu? Lieu { get; private set; }
    public LieuDetail? Detail { get; private set; }
    public bool Introuvable => Lieu is null;

    /// <summary>What the habilitation authorises for this site and the others together; null when it sets no number.</summary>
    public PartageCapacite? Partage { get; private set; }

    /// <summary>Absences of today and to come that stop this site.</summary>
    public IReadOnlyList<Indisponibilite> Absences { get; private set; } = [];

    /// <summary>Names of the communes and intercommunalités of the zone.</summary>
    public IReadOnlyList<string> Zone { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        Saisie = new SaisieLieu
        {
            CapaciteSouhaitee = Lieu!.CapaciteSouhaitee,
            ContactCourriel = Lieu.ContactCourriel,
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var lieu = perimetre.Lieux.Where(l => l.Id == Id);
        Lieu = await lieu.AvecPlaces(Aujourdhui).SingleOrDefaultAsync(annulation);
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
            Aujourdhui,
            annulation
        );
        Absences = await perimetre
            .Indisponibilites.Where(i =>
                (i.LieuExerciceId == null || i.LieuExerciceId == Id)
                && (i.Au == null || i.Au >= Aujourdhui)
            )
            .OrderBy(i => i.Du)
            .ThenBy(i => i.Id)
            .ToListAsync(annulation);
        Zone = await ZoneEnClair.LireAsync(
            perimetre,
            Detail.ZoneEpcis,
            Detail.ZoneCommunes,
            annulation
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var fait = await declarer.ExecuterAsync(
            perimetre.Acteur,
            Id,
            new DeclarationLieu
            {
                CapaciteSouhaitee = Saisie.CapaciteSouhaitee!.Value,
                ContactCourriel = Saisie.ContactCourriel,
                Version = Saisie.Version,
            },
            HttpContext.RequestAborted
        );
        if (!fait)
            return NotFound();
        TempData["Succes"] = "Votre déclaration est enregistrée.";
        return RedirectToPage("Accueil");
    }
}

/// <summary>What a gestionnaire declares for a lieu.</summary>
public sealed class SaisieLieu
{
    [Display(
        Name = "Nombre de mesures souhaité",
        Description = "Le nombre total de mesures que vous souhaitez exercer dans ce lieu, celles en cours comprises."
    )]
    [Required(
        ErrorMessage = "Saisissez le nombre de mesures souhaité, 0 si vous n’en souhaitez plus."
    )]
    public int? CapaciteSouhaitee { get; set; }

    [Display(
        Name = "Adresse électronique qui reçoit les réservations de ce lieu",
        Description = "Par exemple accueil@service.fr. Elle s’ajoute aux comptes qui ont choisi de les recevoir."
    )]
    [EmailAddress]
    [StringLength(200)]
    public string? ContactCourriel { get; set; }

    /// <summary>Version of the lieu shown when the form was served.</summary>
    public int Version { get; set; }
}
