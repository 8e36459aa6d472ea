using Emjpm.Core.Pilotage;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Direction;

/// <summary>A territory on one sheet of paper: what is decided on, at a date, with its definitions.</summary>
public sealed class RapportModel(Perimetre perimetre, LectureReleves lecture) : PageModel
{
    private const int MoisTraces = 24;

    /// <summary>The other indicators, in two columns so that the sheet is one.</summary>
    public static readonly IReadOnlyList<(
        string Legende,
        IReadOnlyList<DomaineIndicateur> Domaines
    )> Tableaux =
    [
        ("Personnes et places", [DomaineIndicateur.Personnes, DomaineIndicateur.Places]),
        (
            "Réservations, mandataires et équité",
            [DomaineIndicateur.Reservations, DomaineIndicateur.Profession, DomaineIndicateur.Equite]
        ),
    ];

    [BindProperty(SupportsGet = true, Name = "territoire")]
    public string? TerritoireChoisi { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    public Photographie Photo { get; private set; } = null!;
    public Territoire Territoire { get; private set; }
    public Courbe? Courbe { get; private set; }
    public string Nom => Photo.Noms.Nom(Territoire);

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (
            !Territoire.Lire(TerritoireChoisi, out var territoire)
            || await lecture.PhotographierAsync(Au, perimetre.CouvreLesDepartements, annulation)
                is not { } photo
            || !photo.Noms.Existe(territoire.Value)
        )
            return NotFound();
        (Photo, Territoire) = (photo, territoire.Value);
        var mesures = Dictionnaire.MesuresEnCours;
        if (photo.Present.Lire(mesures, Territoire) is { Secrete: false })
            Courbe = new(
                mesures,
                Nom,
                await lecture.SerieAsync(
                    mesures,
                    Territoire,
                    photo.FinsDeMois(MoisTraces),
                    perimetre.CouvreLesDepartements,
                    annulation
                )
            );
        return Page();
    }
}
