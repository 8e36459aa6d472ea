using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A court that begins to exist.</summary>
public sealed class TribunalNouveauModel(
    PerimetreAdministration administration,
    Perimetre perimetre,
    EcrireTribunal ecrire
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieNouveauTribunal Saisie { get; set; } = new();

    public ChampCommune Commune { get; } = new(perimetre.Communes);

    /// <summary>Every type but those that no longer exist.</summary>
    public IEnumerable<SelectListItem> Types =>
        Choix.De<TypeTribunal>().Where(c => c.Value != nameof(TypeTribunal.Instance));

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var commune = await Commune.LireAsync(
            Saisie.Commune,
            Saisie.CommuneCode,
            nameof(Saisie.Commune),
            annulation
        );
        var id = await ecrire.CreerAsync(
            administration.Acteur,
            Saisie.Faits,
            new NaissanceTribunal(Saisie.Type!.Value, commune!, Saisie.OuvertLe!.Value),
            annulation
        );
        TempData["Succes"] =
            "Le tribunal est ouvert : il est proposé aux mandataires et aux imports.";
        return Redirect($"/administration/tribunaux/{id}");
    }

    public sealed class SaisieNouveauTribunal : SaisieTribunal
    {
        [Display(Name = "Type")]
        [Required(ErrorMessage = "Choisissez le type de tribunal.")]
        public TypeTribunal? Type { get; set; }

        [Display(Name = "Commune du siège", Description = "Nom ou code postal.")]
        [Required(ErrorMessage = "Saisissez la commune du siège.")]
        [StringLength(120)]
        public string? Commune { get; set; }

        [StringLength(10)]
        public string? CommuneCode { get; set; }

        [Display(Name = "Ouvert depuis le")]
        [Required(ErrorMessage = "Saisissez le premier jour du tribunal.")]
        public DateOnly? OuvertLe { get; set; }
    }
}
