using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure withdrawn by mistake comes back in the lists and the counts.</summary>
public sealed class RemettreModel(
    Perimetre perimetre,
    RemettreMesure remettre,
    TimeProvider horloge
) : FormulaireRetour(perimetre, horloge)
{
    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        if (!Mesure.RetourPermis(Perimetre.Acteur))
            return RedirectToPage("Mesure", new { id = Id });
        Saisie.LieuExerciceId = Mesure.LieuId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await remettre.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                Demande(),
                HttpContext.RequestAborted
            ),
            "La mesure est de nouveau dans vos mesures."
        );
}
