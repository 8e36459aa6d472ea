using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Campagnes;
using Emjpm.Core.Courriels;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Prepares a campaign: written, looked at, then scheduled.</summary>
public sealed class CampagneNouvelleModel(
    PerimetreAdministration perimetre,
    ProgrammerCampagne programmer,
    Audiences audiences,
    Instance instance,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    /// <summary>Handle of the audience proposed by the page that leads here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Audience { get; set; }

    /// <summary>Code of the département proposed by the page that leads here.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Departement { get; set; }

    [BindProperty]
    public SaisieCampagne Saisie { get; set; } = new();

    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];

    /// <summary>Whom it would write to now; null before the preview.</summary>
    public AudienceLue? Lue { get; private set; }
    public IReadOnlyList<string> Paragraphes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await ChargerAsync();
        Saisie.Audience = Liste<AudienceCampagne>.Lire(Audience);
        Saisie.DepartementCode = Departement;
        Saisie.Le = horloge.Aujourdhui().AddDays(1);
    }

    public async Task ChargerAsync() =>
        Departements = await perimetre
            .Departements.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
            .ToListAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostApercuAsync()
    {
        var annulation = HttpContext.RequestAborted;
        await programmer.VerifierAsync(Saisie.EnDemande(), annulation);
        Lue = await audiences.LireAsync(
            Saisie.Audience!.Value,
            Saisie.EnDemande().DepartementCode,
            annulation
        );
        Paragraphes = MessageCampagne
            .Composer(Saisie.Sujet!, Saisie.Texte!, instance, null)
            .Paragraphes;
        await ChargerAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostProgrammerAsync()
    {
        var id = await programmer.ExecuterAsync(
            perimetre.Acteur,
            Saisie.EnDemande(),
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            $"La campagne est programmée : elle part le {Francais.Date(Saisie.Le!.Value)}, à partir de 9 heures.";
        return Redirect($"/administration/campagnes/{id}");
    }

    public sealed class SaisieCampagne
    {
        [Display(
            Name = "Nom de la campagne",
            Description = "Pour vous : les destinataires ne le voient pas."
        )]
        [Required(ErrorMessage = "Donnez un nom à la campagne.")]
        [StringLength(80)]
        public string? Nom { get; set; }

        [Display(Name = "À qui écrire")]
        [Required(ErrorMessage = "Choisissez à qui écrire.")]
        public AudienceCampagne? Audience { get; set; }

        [Display(Name = "Département")]
        public string? DepartementCode { get; set; }

        [Display(Name = "Objet du courriel", Description = "Il commencera par « e-MJPM : ».")]
        [Required(ErrorMessage = "Saisissez l’objet du courriel.")]
        [StringLength(100)]
        public string? Sujet { get; set; }

        [Display(
            Name = "Texte du courriel",
            Description = "Ce qu’il faut faire, et pourquoi. Le lien de connexion et celui qui arrête les rappels sont ajoutés."
        )]
        [Required(ErrorMessage = "Saisissez le texte du courriel.")]
        [StringLength(Campagne.TexteMax)]
        public string? Texte { get; set; }

        [Display(Name = "Jour du départ")]
        [Required(ErrorMessage = "Saisissez le jour du départ.")]
        public DateOnly? Le { get; set; }

        public CampagneDemandee EnDemande() =>
            new(
                Nom,
                Audience!.Value,
                string.IsNullOrEmpty(DepartementCode) ? null : DepartementCode,
                Sujet,
                Texte,
                Le!.Value
            );
    }
}
