using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core.Deploiement;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Moves the roll-out of a département: stage, who leads it, dates, next step, what blocks.</summary>
public sealed class DeploiementModifierModel(
    PerimetreAdministration perimetre,
    LectureDeploiement lecture,
    ConduireDeploiement conduire
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public SaisieDeploiement Saisie { get; set; } = new();

    public LigneDeploiement? Ligne { get; private set; }
    public IReadOnlyList<SelectListItem> Responsables { get; private set; } = [];
    public bool Introuvable => Ligne is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Ligne is null)
            return NotFound();
        if (Ligne.Carte is { } c)
            Saisie = new SaisieDeploiement
            {
                Stade = c.Stade,
                ResponsableId = c.ResponsableId,
                OuverturePrevueLe = c.OuverturePrevueLe,
                ProchaineEtape = c.ProchaineEtape,
                ProchaineEtapeLe = c.ProchaineEtapeLe,
                Blocages = c.Blocages,
                Version = c.Version,
            };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Ligne = await lecture.LireAsync(perimetre.Acteur, Code, annulation);
        if (Ligne is not null)
            Responsables =
            [
                .. (await lecture.ResponsablesAsync(Code, annulation)).Select(
                    r => new SelectListItem(r.Nom, r.Id.ToString(CultureInfo.InvariantCulture))
                ),
            ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await conduire.ExecuterAsync(
                perimetre.Acteur,
                Code,
                new DecisionDeploiement(
                    Saisie.Stade!.Value,
                    Saisie.ResponsableId,
                    Saisie.OuverturePrevueLe,
                    Saisie.ProchaineEtape,
                    Saisie.ProchaineEtapeLe,
                    Saisie.Blocages,
                    Saisie.Note,
                    Saisie.Version
                ),
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "Le déploiement est à jour, et son historique avec lui.";
        return Redirect($"/administration/deploiement/{Code}");
    }
}

/// <summary>What is decided of a roll-out.</summary>
public sealed class SaisieDeploiement
{
    [Display(Name = "Stade")]
    [Required(ErrorMessage = "Choisissez le stade.")]
    public StadeDeploiement? Stade { get; set; } = StadeDeploiement.NonDemarre;

    [Display(
        Name = "Responsable",
        Description = "Un administrateur, ou un agent dont le territoire comprend ce département."
    )]
    public int? ResponsableId { get; set; }

    [Display(Name = "Ouverture prévue le")]
    public DateOnly? OuverturePrevueLe { get; set; }

    [Display(
        Name = "Prochaine étape",
        Description = "Par exemple « former les greffes de Lille et de Douai »."
    )]
    [StringLength(DeploiementDepartement.TexteMax)]
    public string? ProchaineEtape { get; set; }

    [Display(Name = "Date de la prochaine étape")]
    public DateOnly? ProchaineEtapeLe { get; set; }

    [Display(Name = "Blocages", Description = "Ce qui empêche d’avancer, et de qui cela dépend.")]
    [StringLength(DeploiementDepartement.TexteMax)]
    public string? Blocages { get; set; }

    [Display(
        Name = "Note pour l’historique",
        Description = "Pourquoi ce changement. Elle n’est ni modifiée ni effacée ensuite."
    )]
    [StringLength(DeploiementDepartement.TexteMax)]
    public string? Note { get; set; }

    public int Version { get; set; }
}
