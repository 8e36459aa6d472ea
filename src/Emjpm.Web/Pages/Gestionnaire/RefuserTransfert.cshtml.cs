using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The gestionnaire does not take the mesure: the other is told why.</summary>
public sealed class RefuserTransfertModel(Perimetre perimetre, DeclinerTransfert decliner)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieRefusTransfert Saisie { get; set; } = new();

    public TransfertLu? Lu { get; private set; }
    public bool Introuvable => Lu is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return Lu!.EnAttente ? Page() : RedirectToPage("Transfert", new { Id });
    }

    /// <summary>Only what was offered to the actor's gestionnaire is refused.</summary>
    public async Task ChargerAsync() =>
        Lu = await TransfertLu.LireAsync(perimetre, Id, HttpContext.RequestAborted)
            is { Recu: true } recu
            ? recu
            : null;

    public async Task<IActionResult> OnPostAsync()
    {
        var fait = await decliner.ExecuterAsync(
            perimetre.Acteur,
            Id,
            Saisie.MotifRefus!.Value,
            Saisie.TexteRefus,
            HttpContext.RequestAborted
        );
        if (!fait)
            return NotFound();
        TempData["Succes"] = "Le transfert est refusé, l’autre mandataire en est informé.";
        return RedirectToPage("Transfert", new { Id });
    }
}

/// <summary>Why the mesure is not taken.</summary>
public sealed class SaisieRefusTransfert
{
    [Display(Name = "Pourquoi ne prenez-vous pas cette mesure ?")]
    [Required(ErrorMessage = "Choisissez la raison de votre refus.")]
    public MotifRefus? MotifRefus { get; set; }

    [Display(
        Name = "Précisions pour l’autre mandataire",
        Description = "Nécessaires avec « autre motif ». Ne nommez pas la personne."
    )]
    [StringLength(Precision.Max)]
    public string? TexteRefus { get; set; }
}
