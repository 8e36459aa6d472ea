using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Shuts an account with a reason, or opens it again.</summary>
[ExigeConfirmation]
public sealed class BlocageModel(PerimetreAdministration perimetre, BloquerCompte bloquer)
    : FormulaireCompte(perimetre)
{
    [BindProperty]
    public SaisieBlocage Saisie { get; set; } = new();

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await bloquer.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                Saisie.Motif!.Value,
                HttpContext.RequestAborted
            ),
            "Le compte est bloqué, ses sessions sont fermées. La personne est prévenue par courriel."
        );

    public async Task<IActionResult> OnPostLeverAsync() =>
        Revenir(
            await bloquer.LeverAsync(Perimetre.Acteur, Id, HttpContext.RequestAborted),
            "Le compte est rouvert. La personne est prévenue par courriel."
        );

    public sealed class SaisieBlocage
    {
        [Display(
            Name = "Motif",
            Description = "Il est écrit à la personne et gardé dans l’historique."
        )]
        [Required(ErrorMessage = "Choisissez pourquoi ce compte est bloqué.")]
        public MotifBlocage? Motif { get; set; }
    }
}
