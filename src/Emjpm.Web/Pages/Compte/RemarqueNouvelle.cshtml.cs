using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Remarques;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Says something of the service, from the page one was on.</summary>
public sealed class RemarqueNouvelleModel(Perimetre perimetre, DeposerRemarque deposer)
    : PageModel,
        IFormulaire
{
    /// <summary>Path of the page that leads here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Depuis { get; set; }

    [BindProperty]
    public SaisieRemarque Saisie { get; set; } = new();

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet() => Saisie.Chemin = DeposerRemarque.Reduire(Depuis);

    public async Task<IActionResult> OnPostAsync()
    {
        await deposer.ExecuterAsync(
            perimetre.Acteur,
            Saisie.Genre!.Value,
            Saisie.Texte,
            Saisie.JoindrePage ? Saisie.Chemin : null,
            Saisie.AccepteContact,
            HttpContext.RequestAborted
        );
        TempData["Succes"] = "Merci : votre remarque est envoyée. Sa suite s’affichera ici.";
        return Redirect("/remarques");
    }

    public sealed class SaisieRemarque
    {
        [Display(Name = "C’est")]
        [Required(ErrorMessage = "Dites si c’est un problème, une idée ou une question.")]
        public GenreRemarque? Genre { get; set; }

        [Display(Name = "Votre remarque")]
        [Required(ErrorMessage = "Écrivez votre remarque.")]
        [StringLength(RemarqueUsage.TexteMax)]
        public string? Texte { get; set; }

        public string? Chemin { get; set; }

        [Display(Name = "Joindre l’adresse de la page où j’étais")]
        public bool JoindrePage { get; set; } = true;

        [Display(Name = "J’accepte d’être recontacté par courriel à ce sujet")]
        public bool AccepteContact { get; set; }
    }
}
