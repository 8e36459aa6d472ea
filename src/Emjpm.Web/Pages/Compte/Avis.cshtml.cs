using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Suivi;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>How an act went, in the opinion of who did it: one answer, or no question any more.</summary>
public sealed class AvisModel(Perimetre perimetre, DemanderAvis avis) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieAvis Saisie { get; set; } = new();

    public EtapeSondee? Etape { get; private set; }
    public bool Introuvable => Etape is null;

    /// <summary>The page the question was on; the home of the space when it is not one of ours.</summary>
    public string Suite =>
        Url.IsLocalUrl(Saisie.Retour) ? Saisie.Retour : Espaces.Accueil(perimetre.Acteur.Role);

    public async Task ChargerAsync() =>
        Etape = await avis.LireAsync(perimetre.Acteur, Id, HttpContext.RequestAborted);

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await avis.RepondreAsync(
                perimetre.Acteur,
                Id,
                Saisie.Facilite!.Value,
                Saisie.Commentaire,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "Merci de votre réponse.";
        return LocalRedirect(Suite);
    }

    public sealed class SaisieAvis
    {
        [Display(Name = "Cette étape vous a-t-elle paru simple ?")]
        [Required(ErrorMessage = "Choisissez une réponse.")]
        public Facilite? Facilite { get; set; }

        [Display(Name = "Un mot de plus")]
        [StringLength(AvisEtape.CommentaireMax)]
        public string? Commentaire { get; set; }

        /// <summary>Where the question was.</summary>
        public string? Retour { get; set; }
    }
}
