using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Looks at the service as somebody sees it: a reason first, half an hour at most, no act.</summary>
[ExigeConfirmation]
public sealed class VoirModel(PerimetreAdministration perimetre, VoirComme voir)
    : FormulaireCompte(perimetre)
{
    [BindProperty]
    public SaisieVue Saisie { get; set; } = new();

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await voir.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                Saisie.Motif!.Value,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        return Redirect("/");
    }

    public sealed class SaisieVue
    {
        [Display(
            Name = "Pourquoi",
            Description = "C’est écrit à la personne, et gardé dans l’historique."
        )]
        [Required(ErrorMessage = "Choisissez pourquoi vous consultez e-MJPM comme cette personne.")]
        public MotifVue? Motif { get; set; }
    }
}
