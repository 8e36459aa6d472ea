using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Annonces;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Writes an announcement: a title, two sentences, for whom, between which dates.</summary>
public sealed class AnnonceNouvelleModel(
    PerimetreAdministration perimetre,
    PublierAnnonce publier,
    AnnoncesAffichees affichees,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieAnnonce Saisie { get; set; } = new();

    public Task ChargerAsync() => Task.CompletedTask;

    public void OnGet()
    {
        Saisie.Ton = TonAnnonce.Information;
        Saisie.Du = horloge.Aujourdhui();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await publier.ExecuterAsync(
            perimetre.Acteur,
            new AnnonceDemandee(
                Saisie.Titre,
                Saisie.Texte,
                Saisie.Ton!.Value,
                Saisie.Roles,
                Saisie.Du!.Value,
                Saisie.Au!.Value
            )
            {
                InterruptionLe = Saisie.InterruptionLe,
                HeureDebut = Saisie.HeureDebut,
                HeureFin = Saisie.HeureFin,
            },
            HttpContext.RequestAborted
        );
        affichees.Oublier();
        TempData["Succes"] =
            "L’annonce est publiée : elle s’affiche de sa première à sa dernière date.";
        return Redirect("/administration/annonces");
    }

    public sealed class SaisieAnnonce
    {
        [Display(
            Name = "Titre",
            Description = "Quelques mots, par exemple « Maintenance dimanche »."
        )]
        [Required(ErrorMessage = "Saisissez le titre de l’annonce.")]
        [StringLength(80)]
        public string Titre { get; set; } = "";

        [Display(
            Name = "Texte",
            Description = "Une ou deux phrases : ce qui se passe, et ce qu’il faut faire."
        )]
        [Required(ErrorMessage = "Saisissez le texte de l’annonce.")]
        [StringLength(Annonce.TexteMax)]
        public string Texte { get; set; } = "";

        [Display(Name = "Ton")]
        [Required(ErrorMessage = "Choisissez le ton de l’annonce.")]
        public TonAnnonce? Ton { get; set; }

        [Display(
            Name = "Pour",
            Description = "Sans case cochée, tout le monde la voit, les visiteurs non connectés compris."
        )]
        public List<Role> Roles { get; set; } = [];

        [Display(Name = "Premier jour")]
        [Required(ErrorMessage = "Saisissez le premier jour de l’annonce.")]
        public DateOnly? Du { get; set; }

        [Display(Name = "Dernier jour")]
        [Required(ErrorMessage = "Saisissez le dernier jour de l’annonce.")]
        public DateOnly? Au { get; set; }

        [Display(Name = "Jour de l’interruption")]
        public DateOnly? InterruptionLe { get; set; }

        [Display(Name = "Heure d’arrêt", Description = "Heure de Paris, par exemple 20:00.")]
        public TimeOnly? HeureDebut { get; set; }

        [Display(
            Name = "Heure de reprise",
            Description = "Le lendemain, si elle ne suit pas l’heure d’arrêt."
        )]
        public TimeOnly? HeureFin { get; set; }
    }
}
