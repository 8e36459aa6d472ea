using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Annonces;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

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

    /// <summary>Remarks offered to a release note.</summary>
    private const int RemarquesMax = 40;

    /// <summary>Longest beginning of a remark shown to recognise it.</summary>
    private const int DebutMax = 140;

    /// <summary>« nouveaute » to begin a release note.</summary>
    [BindProperty(SupportsGet = true, Name = "ton")]
    public string? TonVoulu { get; set; }

    /// <summary>The remark a release note begins with, from its page.</summary>
    [BindProperty(SupportsGet = true, Name = "remarque")]
    public int? RemarqueId { get; set; }

    /// <summary>The remarks a release note may settle, those promised first.</summary>
    public IReadOnlyList<OptionDsfr> RemarquesOuvertes { get; private set; } = [];

    public async Task ChargerAsync()
    {
        var (prevue, ouverts) = (EtatRemarque.Prevue, RemarqueUsage.Ouverts.ToList());
        var lues = await perimetre
            .Remarques.Where(r => ouverts.Contains(r.Etat))
            .OrderByDescending(r => r.Etat == prevue)
            .ThenByDescending(r => r.Id)
            .Take(RemarquesMax)
            .Select(r => new
            {
                r.Id,
                r.Texte,
                r.Etat,
            })
            .ToListAsync(HttpContext.RequestAborted);
        RemarquesOuvertes =
        [
            .. lues.Select(r => new OptionDsfr(
                r.Id.ToString(CultureInfo.InvariantCulture),
                $"N° {r.Id} : {(r.Texte.Length > DebutMax ? $"{r.Texte[..DebutMax]}…" : r.Texte)}",
                Francais.EnTete(r.Etat.Libelle())
            )),
        ];
    }

    public Task OnGetAsync()
    {
        Saisie.Ton = Liste<TonAnnonce>.Lire(TonVoulu) ?? TonAnnonce.Information;
        Saisie.Du = horloge.Aujourdhui();
        if (RemarqueId is { } remarque)
            Saisie.Remarques = [remarque];
        return ChargerAsync();
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
                NumeroVersion = Saisie.NumeroVersion,
                Changements = Saisie.Changements,
                Remarques = Saisie.Remarques,
            },
            HttpContext.RequestAborted
        );
        affichees.Oublier();
        TempData["Succes"] =
            Saisie.Ton == TonAnnonce.Nouveaute
                ? "La nouveauté est publiée : elle s’affiche en haut des pages jusqu’à son dernier jour, puis reste dans « Nouveautés »."
                : "L’annonce est publiée : elle s’affiche de sa première à sa dernière date.";
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

        [Display(Name = "Numéro de la version", Description = "Par exemple 1.4.")]
        [StringLength(Annonce.VersionMax)]
        public string? NumeroVersion { get; set; }

        [Display(
            Name = "Ce qui change",
            Description = "Une ligne par changement, en mots simples : pour qui, et ce qu’il peut faire maintenant."
        )]
        [StringLength(Annonce.ChangementsMax)]
        public string? Changements { get; set; }

        [Display(Name = "Remarques que cette version règle")]
        public List<int> Remarques { get; set; } = [];
    }
}
