using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>What other weights would change among the real gestionnaires, for a person of a commune. Keeps nothing.</summary>
public sealed class BaremeEssaiModel(
    PerimetreAdministration administration,
    Perimetre perimetre,
    ComparerBaremes comparer,
    BaremeEnVigueur enVigueur
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieEssai Saisie { get; set; } = new();

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public Bareme Actuel { get; private set; } = null!;
    public IReadOnlyList<LigneComparee>? Lignes { get; private set; }

    public async Task ChargerAsync() =>
        Actuel = await enVigueur.LireAsync(HttpContext.RequestAborted);

    public async Task OnGetAsync()
    {
        await ChargerAsync();
        Saisie = new SaisieEssai { Nature = NatureMesure.CuratelleRenforcee };
        Saisie.Prendre(Actuel.Poids);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var commune = await Commune.LireAsync(
            Saisie.Commune,
            Saisie.CommuneCode,
            nameof(Saisie.Commune),
            annulation
        );
        Lignes = await comparer.ExecuterAsync(
            administration.Acteur,
            commune!,
            Saisie.Nature!.Value,
            Saisie.LirePoids(),
            annulation
        );
        await ChargerAsync();
        return Page();
    }

    public sealed class SaisieEssai : SaisiePoids
    {
        [Display(Name = "Commune où vit la personne", Description = "Nom ou code postal.")]
        [Required(ErrorMessage = "Saisissez une commune.")]
        [StringLength(120)]
        public string? Commune { get; set; }

        [StringLength(10)]
        public string? CommuneCode { get; set; }

        [Display(Name = "Nature de la mesure")]
        [Required(ErrorMessage = "Choisissez une nature de mesure.")]
        public NatureMesure? Nature { get; set; }
    }
}
