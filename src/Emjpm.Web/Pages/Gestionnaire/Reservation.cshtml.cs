using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Suivi;
using Emjpm.Dsfr;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A reservation with everything the court gave, its story, and « Je peux prendre cette mesure ».</summary>
public sealed class ReservationModel(
    Perimetre perimetre,
    RepondreReservation repondre,
    DemanderAvis avis,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieReponse Saisie { get; set; } = new();

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public ReservationRecue? Recue { get; private set; }
    public bool Introuvable => Recue is null;

    /// <summary>Whether the member answers reservations; otherwise the page only shows.</summary>
    public bool Repond => perimetre.Acteur.Gestionnaire!.Droits.Repond;
    public IReadOnlyList<Etape> Etapes { get; private set; } = [];
    public IReadOnlyList<EnvoiCourriel> Envois { get; private set; } = [];

    /// <summary>The open lieux, with the places each has at this second.</summary>
    public IReadOnlyList<PlacesLieu> Lieux { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        Saisie.LieuExerciceId = Recue!.LieuId;
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Recue = await ReservationRecue.LireAsync(perimetre, Id, annulation);
        if (Recue is null)
            return;
        Etapes = await ChronologieReservation.LireAsync(perimetre, Recue, annulation);
        Envois = await perimetre
            .CourrielsRecus.Where(c => c.ReservationId == Id)
            .EnEnvois()
            .ToListAsync(annulation);
        if (Recue.PeutRepondre && Repond)
            Lieux = await perimetre.Lieux.AvecPlaces(Aujourdhui).ToListAsync(annulation);
    }

    /// <summary>The lieux as answers: the place held by this very reservation is counted at the lieu that holds it.</summary>
    public IEnumerable<OptionDsfr> ChoixLieux =>
        Lieux.Select(l => new OptionDsfr(
            l.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            l.Id == Recue!.LieuId ? $"{l.Nom} (demandé par le tribunal)" : l.Nom,
            $"{(l.Id == Recue.LieuId ? l.IngredientsDontCelleCi : l.Ingredients)} → {l.Reste}"
        ));

    public async Task<IActionResult> OnPostAsync()
    {
        var fait = await repondre.ExecuterAsync(
            perimetre.Acteur,
            Id,
            new Reponse.JePeux(Saisie.LieuExerciceId),
            HttpContext.RequestAborted
        );
        if (!fait)
            return NotFound();
        TempData["Succes"] =
            "Votre réponse « Je peux prendre cette mesure » est enregistrée, le tribunal en est informé. Ouvrez la mesure quand sa décision vous est notifiée.";
        TempData["Avis"] = await avis.PoserAsync(
            perimetre.Acteur,
            EtapeSondee.Reponse,
            HttpContext.RequestAborted
        );
        return RedirectToPage(new { Id });
    }
}

/// <summary>The answer « Je peux prendre cette mesure ».</summary>
public sealed class SaisieReponse
{
    [Display(Name = "Lieu d’exercice qui prendra la mesure")]
    [Required(ErrorMessage = "Choisissez le lieu d’exercice qui prendra la mesure.")]
    public int? LieuExerciceId { get; set; }
}
