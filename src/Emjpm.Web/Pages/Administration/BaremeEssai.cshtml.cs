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
    public SaisieBareme Saisie { get; set; } = new();

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public Bareme Actuel { get; private set; } = null!;
    public IReadOnlyList<LigneComparee>? Lignes { get; private set; }

    public async Task ChargerAsync() =>
        Actuel = await enVigueur.LireAsync(HttpContext.RequestAborted);

    public async Task OnGetAsync()
    {
        await ChargerAsync();
        var p = Actuel.Poids;
        Saisie = new SaisieBareme
        {
            Proximite = p.Proximite,
            Adequation = p.Adequation,
            Disponibilite = p.Disponibilite,
            Tribunal = p.Tribunal,
            Fraicheur = p.Fraicheur,
            Reponse = p.Reponse,
            Nature = NatureMesure.CuratelleRenforcee,
        };
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
            new Poids
            {
                Proximite = Saisie.Proximite!.Value,
                Adequation = Saisie.Adequation!.Value,
                Disponibilite = Saisie.Disponibilite!.Value,
                Tribunal = Saisie.Tribunal!.Value,
                Fraicheur = Saisie.Fraicheur!.Value,
                Reponse = Saisie.Reponse!.Value,
            },
            annulation
        );
        await ChargerAsync();
        return Page();
    }

    public sealed class SaisieBareme
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

        [Display(Name = "Proximité")]
        [Required]
        [Range(0, 100)]
        public int? Proximite { get; set; }

        [Display(Name = "Adéquation")]
        [Required]
        [Range(0, 100)]
        public int? Adequation { get; set; }

        [Display(Name = "Disponibilité")]
        [Required]
        [Range(0, 100)]
        public int? Disponibilite { get; set; }

        [Display(Name = "Tribunal souhaité")]
        [Required]
        [Range(0, 100)]
        public int? Tribunal { get; set; }

        [Display(Name = "Fraîcheur")]
        [Required]
        [Range(0, 100)]
        public int? Fraicheur { get; set; }

        [Display(Name = "Délai de réponse")]
        [Required]
        [Range(0, 100)]
        public int? Reponse { get; set; }
    }
}
