using Emjpm.Core;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>
/// A gestionnaire as the agents of its territory follow it: habilitations, capacities over time, mesures by nature without any
/// person, courts, answers, visits and exchanges with what is awaited, documents.
/// </summary>
public sealed class FicheGestionnaireModel(
    Perimetre perimetre,
    LectureReleves lecture,
    LectureLignes lignes,
    TimeProvider horloge
) : PageModel
{
    private const int MoisTraces = 24;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public Core.Gestionnaires.Gestionnaire Gestionnaire { get; private set; } = null!;
    public IReadOnlyList<Habilitation> Habilitations { get; private set; } = [];
    public IReadOnlyList<EchangeLu> Echanges { get; private set; } = [];
    public IReadOnlyList<PieceLue> Pieces { get; private set; } = [];
    public Photographie Photo { get; private set; } = null!;
    public SuiviGestionnaire Suivi { get; private set; } = null!;
    public Courbe Courbe { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (
            await perimetre
                .DansLeTerritoire(perimetre.Gestionnaires)
                .SingleOrDefaultAsync(g => g.Id == Id, annulation)
                is not { } gestionnaire
            || await lecture.PhotographierAsync(Au, null, annulation) is not { } photo
        )
            return NotFound();
        (Gestionnaire, Photo) = (gestionnaire, photo);
        Habilitations = await perimetre
            .Habilitations.Where(h => h.GestionnaireId == Id)
            .Include(h => h.Departement)
            .Include(h => h.Etablissement)
            .OrderBy(h => h.DepartementCode)
            .ThenByDescending(h => h.Du)
            .ThenBy(h => h.Id)
            .ToListAsync(annulation);
        Echanges = await perimetre
            .Echanges.Where(e => e.GestionnaireId == Id)
            .EnLignes()
            .ToListAsync(annulation);
        Pieces = await perimetre
            .Pieces.Where(p => p.GestionnaireId == Id)
            .EnLignes()
            .ToListAsync(annulation);
        Suivi = await lignes.SuivreAsync(Id, photo.Jour, photo.FinsDeMois(MoisTraces), annulation);
        Courbe = new(
            Dictionnaire.MesuresEnCours,
            gestionnaire.Nom,
            [.. Suivi.Jours.Select(j => (j.Jour, new Valeur(j.Decompte[Grandeur.EnCours], false)))]
        );
        return Page();
    }
}
