using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A draft of the bareme beside the version in force on real searches, then its activation with a reason.</summary>
[ExigeConfirmation]
public sealed class BaremeActiverModel(
    PerimetreAdministration perimetre,
    ComparerVersions comparer,
    ActiverBareme activer
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieActivation Saisie { get; set; } = new();

    public ComparaisonBaremes? Comparaison { get; private set; }
    public bool Introuvable => Comparaison is null;
    public string Fiche => $"/administration/bareme/{Id}";

    public async Task ChargerAsync()
    {
        Comparaison = await comparer.ExecuterAsync(
            perimetre.Acteur,
            Id,
            HttpContext.RequestAborted
        );
        if (Comparaison is null)
            return;
        // What is shown now is what the next answer is about.
        Saisie.Version = Comparaison.Essayee.Version;
        Saisie.ActifId = Comparaison.Actuelle.Id;
        ModelState.Remove("Saisie.Version");
        ModelState.Remove("Saisie.ActifId");
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Comparaison is null ? NotFound()
            : Comparaison.Essayee.Etat != EtatBareme.Brouillon ? Redirect(Fiche)
            : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await activer.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.Version,
                Saisie.ActifId,
                Saisie.Motif!,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "Ce barème est en vigueur : le prochain classement affiché l’utilise.";
        return Redirect(Fiche);
    }

    public sealed class SaisieActivation
    {
        public int Version { get; set; }
        public int ActifId { get; set; }

        [Display(
            Name = "Pourquoi ce changement",
            Description = "Une phrase ou deux, gardées avec la version et lues par les autres administrateurs."
        )]
        [Required(ErrorMessage = "Dites pourquoi ce barème remplace l’autre.")]
        [StringLength(VersionBareme.MotifMax)]
        public string? Motif { get; set; }
    }
}
