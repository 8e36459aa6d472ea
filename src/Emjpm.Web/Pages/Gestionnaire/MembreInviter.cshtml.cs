using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Invites somebody by its mail address, with the rights it will have.</summary>
public sealed class MembreInviterModel(
    Perimetre perimetre,
    InviterMembre inviter,
    TimeProvider horloge
) : PageModel, IFormulaire, IDemandeDroits
{
    [BindProperty]
    public SaisieInvitation Saisie { get; set; } = new();
    SaisieDroits IDemandeDroits.Saisie => Saisie;

    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];
    public bool Introuvable => perimetre.Acteur.Gestionnaire!.Type.EstUnePersonne();

    public async Task<IActionResult> OnGetAsync()
    {
        if (Introuvable)
            return NotFound();
        if (!perimetre.Acteur.Gestionnaire!.Droits.Administre)
            return Redirect("/gestionnaire/membres");
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync() =>
        Lieux = await SaisieDroits.ChoixLieuxAsync(
            perimetre,
            horloge.Aujourdhui(),
            HttpContext.RequestAborted
        );

    public async Task<IActionResult> OnPostAsync()
    {
        if (Introuvable)
            return NotFound();
        await inviter.ExecuterAsync(
            perimetre.Acteur,
            Saisie.Courriel,
            Saisie.Demandes(),
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            $"L’invitation est envoyée à {Saisie.Courriel!.Trim()}. Son code est valable {Invitation.Jours} jours.";
        return Redirect("/gestionnaire/membres");
    }
}

/// <summary>Somebody to invite.</summary>
public sealed class SaisieInvitation : SaisieDroits
{
    [Display(
        Name = "Adresse électronique de la personne",
        Description = "L’invitation ne vaut que pour cette adresse."
    )]
    [Required(ErrorMessage = "Saisissez l’adresse électronique de la personne.")]
    [EmailAddress]
    [StringLength(200)]
    public string? Courriel { get; set; }
}
