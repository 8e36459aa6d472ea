using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The mandate ends, or will.</summary>
public sealed class CloreModel(
    Perimetre perimetre,
    CloreMesure clore,
    AnnulerFinAnnoncee annulerFin,
    TimeProvider horloge
) : FormulaireMesure(perimetre)
{
    [BindProperty]
    public SaisieCloture Saisie { get; set; } = new();

    public async Task<IActionResult> OnGetAsync() =>
        await ArriverAsync(StatutMesure.EnCours) ?? Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var fin = Saisie.DateFin!.Value;
        return Revenir(
            await clore.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                new ClotureMesure
                {
                    Cause = Saisie.Cause!.Value,
                    DateFin = fin,
                    Version = Saisie.Version,
                },
                HttpContext.RequestAborted
            ),
            fin > horloge.Aujourdhui()
                ? $"La fin du mandat est annoncée pour le {Francais.Date(fin)} : la mesure reste en cours jusque-là."
                : "La mesure est clôturée, sa place est libre."
        );
    }

    /// <summary>The form sends back the end it takes away, shown on the page.</summary>
    public async Task<IActionResult> OnPostAnnulerAsync() =>
        Revenir(
            await annulerFin.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                Saisie.Version,
                HttpContext.RequestAborted
            ),
            "La fin annoncée est annulée, la mesure continue."
        );
}

/// <summary>How the mandate ends.</summary>
public sealed class SaisieCloture
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(Name = "Raison de la fin du mandat")]
    [Required(ErrorMessage = "Choisissez la raison de la fin du mandat.")]
    public CauseSortie? Cause { get; set; }

    [Display(
        Name = "Date de fin du mandat",
        Description = "Une date à venir est annoncée : la mesure reste en cours jusque-là."
    )]
    [Required(ErrorMessage = "Saisissez la date de fin du mandat.")]
    public DateOnly? DateFin { get; set; }
}
