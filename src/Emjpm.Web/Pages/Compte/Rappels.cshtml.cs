using Emjpm.Core.Campagnes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Stops the reminders, or begins them again.</summary>
public sealed class RappelsModel(Perimetre perimetre, ReglerRappels regler) : PageModel
{
    /// <summary>When the person asked for no reminder; null when it did not.</summary>
    public DateTime? RefusesLe { get; private set; }

    public async Task OnGetAsync(CancellationToken annulation) =>
        RefusesLe = await perimetre.Comptes.Select(u => u.RappelsRefusesLe).SingleAsync(annulation);

    public async Task<IActionResult> OnPostAsync(bool recevoir, CancellationToken annulation)
    {
        await regler.ChoisirAsync(perimetre.Acteur, recevoir, annulation);
        TempData["Succes"] = recevoir
            ? "Vous recevrez de nouveau les rappels."
            : "Vous ne recevrez plus de rappel.";
        return Redirect("/compte/rappels");
    }
}
