using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure closed by mistake goes on.</summary>
public sealed class RouvrirModel(Perimetre perimetre, RouvrirMesure rouvrir, TimeProvider horloge)
    : FormulaireRetour(perimetre, horloge)
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (await ArriverAsync(StatutMesure.Eteinte) is { } reponse)
            return reponse;
        Saisie.LieuExerciceId = Mesure.LieuId;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await rouvrir.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                Demande(),
                HttpContext.RequestAborted
            ),
            "La mesure est rouverte."
        );
}
