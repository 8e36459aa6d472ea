using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Remarques;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Says something of the service, from the page one was on, with an image of it.</summary>
[RequestSizeLimit(EnvoiMax), RequestFormLimits(MultipartBodyLengthLimit = EnvoiMax)]
public sealed class RemarqueNouvelleModel(Perimetre perimetre, DeposerRemarque deposer)
    : PageModel,
        IFormulaire
{
    /// <summary>The largest image, and what surrounds it in the form: a file a little too large is refused in words.</summary>
    private const long EnvoiMax = 4L * CaptureRemarque.OctetsMax;

    /// <summary>Path of the page that leads here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Depuis { get; set; }

    [BindProperty]
    public SaisieRemarque Saisie { get; set; } = new();

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet() => Saisie.Chemin = DeposerRemarque.Reduire(Depuis);

    public async Task<IActionResult> OnPostAsync()
    {
        byte[]? capture = null;
        if (Saisie.Capture is { Length: > 0 } fichier)
        {
            using var memoire = new MemoryStream((int)fichier.Length);
            await fichier.CopyToAsync(memoire, HttpContext.RequestAborted);
            capture = memoire.ToArray();
        }
        await deposer.ExecuterAsync(
            perimetre.Acteur,
            Saisie.Genre!.Value,
            Saisie.Texte,
            Saisie.JoindrePage ? Saisie.Chemin : null,
            Saisie.AccepteContact,
            capture,
            Saisie.SansPersonne,
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

        [Display(Name = "Image")]
        public IFormFile? Capture { get; set; }

        [Display(
            Name = "J’ai regardé l’image : aucune personne protégée ne peut y être reconnue",
            Description = "À cocher si vous joignez une image."
        )]
        public bool SansPersonne { get; set; }

        [Display(Name = "J’accepte d’être recontacté par courriel à ce sujet")]
        public bool AccepteContact { get; set; }
    }
}
