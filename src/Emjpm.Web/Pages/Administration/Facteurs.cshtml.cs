using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Administration;

/// <summary>For somebody who lost every second factor, once the administrator is sure of who asks.</summary>
[ExigeConfirmation]
public sealed class FacteursModel(PerimetreAdministration perimetre, RetirerFacteurs retirer)
    : FormulaireCompte(perimetre)
{
    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await retirer.TousAsync(Perimetre.Acteur, Id, HttpContext.RequestAborted),
            "Les seconds facteurs sont retirés et les sessions fermées. La personne est prévenue par courriel."
        );
}
