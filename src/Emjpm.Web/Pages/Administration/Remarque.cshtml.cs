using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Annonces;
using Emjpm.Core.Remarques;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Reads a remark and says what becomes of it.</summary>
public sealed class RemarqueModel(
    PerimetreAdministration perimetre,
    TraiterRemarque traiter,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieTraitement Saisie { get; set; } = new();

    public RemarqueUsage? Remarque { get; private set; }

    /// <summary>Numbers of those that say the same.</summary>
    public IReadOnlyList<int> Doublons { get; private set; } = [];

    /// <summary>The image joined; null without one.</summary>
    public CaptureLue? Capture { get; private set; }

    /// <summary>The release notes published, and the one this remark has.</summary>
    public IReadOnlyList<SelectListItem> Nouveautes { get; private set; } = [];
    public bool Introuvable => Remarque is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Remarque is not { } r)
            return NotFound();
        Saisie = new SaisieTraitement
        {
            Etat = r.Etat,
            DoublonDeId = r.DoublonDeId,
            NouveauteId = r.NouveauteId,
            Reponse = r.Reponse,
            Version = r.Version,
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var (id, annulation) = (Id, HttpContext.RequestAborted);
        Remarque = await perimetre
            .Remarques.Include(r => r.Auteur)
            .SingleOrDefaultAsync(r => r.Id == id, annulation);
        Doublons = await perimetre
            .Remarques.Where(r => r.DoublonDeId == id)
            .OrderBy(r => r.Id)
            .Select(r => r.Id)
            .ToListAsync(annulation);
        Capture = await perimetre
            .Captures.Where(c => c.RemarqueId == id)
            .Select(c => new CaptureLue(c.Type, c.Largeur, c.Hauteur, c.Taille))
            .SingleOrDefaultAsync(annulation);
        var (aujourdhui, liee) = (horloge.Aujourdhui(), Remarque?.NouveauteId);
        var notes = await perimetre
            .Annonces.Where(a =>
                a.NumeroVersion != null
                && (a.Id == liee || (a.RetireeLe == null && a.Du <= aujourdhui))
            )
            .OrderByDescending(a => a.Id)
            .Take(LectureNouveautes.Maximum)
            .Select(a => new
            {
                a.Id,
                a.NumeroVersion,
                a.Titre,
            })
            .ToListAsync(annulation);
        Nouveautes =
        [
            .. notes.Select(n => new SelectListItem(
                $"Version {n.NumeroVersion} : {n.Titre}",
                n.Id.ToString(CultureInfo.InvariantCulture)
            )),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await traiter.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.Etat!.Value,
                Saisie.DoublonDeId,
                Saisie.NouveauteId,
                Saisie.Reponse,
                Saisie.Version,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            "La suite donnée à la remarque est enregistrée, son auteur en est prévenu.";
        return Redirect("/administration/remarques");
    }

    public sealed class SaisieTraitement
    {
        [Display(Name = "État")]
        [Required(ErrorMessage = "Choisissez l’état de la remarque.")]
        public EtatRemarque? Etat { get; set; }

        [Display(
            Name = "Numéro de la remarque qui dit la même chose",
            Description = "Si elle est déjà signalée : ses auteurs suivront alors la même."
        )]
        public int? DoublonDeId { get; set; }

        [Display(
            Name = "Nouveauté qui la règle",
            Description = "Si elle est faite : l’auteur lit ce qui change dans cette version."
        )]
        public int? NouveauteId { get; set; }

        [Display(
            Name = "Réponse à l’auteur",
            Description = "Elle s’affiche dans « Mes remarques »."
        )]
        [StringLength(RemarqueUsage.TexteMax)]
        public string? Reponse { get; set; }

        public int Version { get; set; }
    }
}
