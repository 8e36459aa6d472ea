using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The gestionnaire takes back a transfer that nobody answered yet.</summary>
public sealed class AnnulerTransfertModel(Perimetre perimetre, AnnulerTransfert annuler)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public TransfertLu? Lu { get; private set; }
    public bool Introuvable => Lu is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return Lu!.EnAttente && perimetre.Acteur.Gestionnaire!.Droits.Ecrit
            ? Page()
            : RedirectToPage("Transfert", new { Id });
    }

    /// <summary>Only what the actor's gestionnaire asked for is taken back.</summary>
    public async Task ChargerAsync() =>
        Lu = await TransfertLu.LireAsync(perimetre, Id, HttpContext.RequestAborted)
            is { Recu: false } envoye
            ? envoye
            : null;

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await annuler.ExecuterAsync(perimetre.Acteur, Id, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "Le transfert est annulé, la mesure reste chez vous.";
        return RedirectToPage("Transfert", new { Id });
    }
}
