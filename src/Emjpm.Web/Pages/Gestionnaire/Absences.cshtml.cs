using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Dated absences and interruptions of activity, of a site or of all of them.</summary>
public sealed class AbsencesModel(
    Perimetre perimetre,
    DeclarerAbsence declarer,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieAbsence Saisie { get; set; } = new();

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public DroitsMembre Droits => perimetre.Acteur.Gestionnaire!.Droits;

    /// <summary>Of today and to come.</summary>
    public IReadOnlyList<AbsenceLue> Absences { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var lieux = await perimetre
            .Lieux.NonFermes(Aujourdhui)
            .OrderBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => new { l.Id, l.Nom })
            .ToListAsync(annulation);
        Lieux =
        [
            .. lieux.Select(l => new SelectListItem(
                l.Nom,
                l.Id.ToString(CultureInfo.InvariantCulture)
            )),
        ];
        var absences = await perimetre
            .Indisponibilites.Where(i => i.Au == null || i.Au >= Aujourdhui)
            .OrderBy(i => i.Du)
            .ThenBy(i => i.Id)
            .ToListAsync(annulation);
        Absences =
        [
            .. absences
                .Where(a => a.LieuExerciceId is null || Droits.Couvrent(a.LieuExerciceId))
                .Select(a => new AbsenceLue(
                    a,
                    lieux.Find(l => l.Id == a.LieuExerciceId)?.Nom,
                    a.LieuExerciceId is null ? Droits.Administre : Droits.Ecrit
                )),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Saisie.Nature is not { } nature)
            throw new RegleMetierException(
                "Choisissez une absence ou une interruption d’activité.",
                nameof(Saisie.Nature)
            );
        if (Saisie.Du is not { } du)
            throw new RegleMetierException("Saisissez le premier jour.", nameof(Saisie.Du));
        if (
            !await declarer.ExecuterAsync(
                perimetre.Acteur,
                new AbsenceDeclaree
                {
                    LieuId = Saisie.LieuId,
                    EstSuspension = nature == NatureAbsence.Interruption,
                    Du = du,
                    Au = Saisie.Au,
                    Motif = Saisie.Motif,
                },
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            "C’est enregistré : les tribunaux le voient, et aucune place n’est comptée pendant ce temps.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostFinirAsync(int absence)
    {
        if (!await declarer.FinirAsync(perimetre.Acteur, absence, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "Les places sont de nouveau comptées dès aujourd’hui.";
        return RedirectToPage();
    }
}

/// <summary>What kind of stop it is.</summary>
public enum NatureAbsence
{
    [Display(Name = "Absence, dont la fin est connue")]
    Absence,

    [Display(Name = "Interruption d’activité : plus de nouvelle mesure pour le moment")]
    Interruption,
}

/// <summary>An absence in the list.</summary>
/// <param name="Lieu">the site; null for all of them</param>
/// <param name="PeutFinir">the member may end it</param>
public sealed record AbsenceLue(Indisponibilite Absence, string? Lieu, bool PeutFinir);

/// <summary>An absence to declare. What is missing is said by the page: its other form does not send it.</summary>
public sealed class SaisieAbsence
{
    [Display(Name = "Lieu concerné")]
    public int? LieuId { get; set; }

    [Display(Name = "De quoi s’agit-il ?")]
    public NatureAbsence? Nature { get; set; }

    [Display(Name = "Premier jour")]
    public DateOnly? Du { get; set; }

    [Display(
        Name = "Dernier jour",
        Description = "Vous pourrez y mettre fin plus tôt. Laissez vide pour une interruption dont vous ne connaissez pas la fin."
    )]
    public DateOnly? Au { get; set; }

    [Display(
        Name = "Motif",
        Description = "Les juges le lisent, par exemple « congés » ou « recrutement en cours ». N’indiquez rien sur la santé de quiconque."
    )]
    public string? Motif { get; set; }
}
