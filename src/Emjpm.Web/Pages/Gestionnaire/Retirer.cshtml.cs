using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure that should never have been entered leaves the lists and the counts.</summary>
public sealed class RetirerModel(Perimetre perimetre, RetirerMesure retirer)
    : FormulaireMesure(perimetre)
{
    [BindProperty]
    public SaisieRetrait Saisie { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() =>
        await ArriverAsync(StatutMesure.EnCours, StatutMesure.Eteinte) ?? Page();

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await retirer.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                new RetraitMesure
                {
                    Motif = Saisie.Motif!.Value,
                    Raison = Saisie.Raison,
                    Version = Saisie.Version,
                },
                HttpContext.RequestAborted
            ),
            "La mesure est retirée : elle ne compte plus."
        );
}

/// <summary>Why a mesure is withdrawn.</summary>
public sealed class SaisieRetrait
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(Name = "Pourquoi cette mesure n’aurait-elle pas dû être enregistrée ?")]
    [Required(ErrorMessage = "Choisissez pourquoi cette mesure est retirée.")]
    public MotifRetrait? Motif { get; set; }

    [Display(Name = "Précisions", Description = "Ne nommez pas la personne.")]
    [StringLength(Core.Mesures.Mesure.TexteMax)]
    public string? Raison { get; set; }
}
