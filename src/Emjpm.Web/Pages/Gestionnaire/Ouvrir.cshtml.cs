using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The court's decision is notified: the reservation becomes a mesure en cours.</summary>
public sealed class OuvrirModel(
    Perimetre perimetre,
    OuvrirMesure ouvrir,
    DemanderAvis avis,
    TimeProvider horloge
) : PageModel, IFormulaire, IDemandeLieuVie
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieOuverture Saisie { get; set; } = new();

    SaisieSituation IDemandeLieuVie.Saisie => Saisie;
    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public ReservationRecue? Recue { get; private set; }
    public bool Introuvable => Recue is null;
    public IReadOnlyList<PlacesLieu> Lieux { get; private set; } = [];

    public IEnumerable<SelectListItem> ChoixLieux =>
        Lieux.Select(l => new SelectListItem(
            l.Nom,
            l.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
        ));

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        if (!Recue!.PeutOuvrir || !perimetre.Acteur.Gestionnaire!.Droits.Repond)
            return RedirectToPage("Reservation", new { Id });
        Saisie = new SaisieOuverture
        {
            DateNomination = Recue.DateJugement <= horloge.Aujourdhui() ? Recue.DateJugement : null,
            Nature = Recue.Nature,
            Champ = Recue.Champ,
            LieuVie = Recue.LieuVie,
            Commune = Recue.Commune,
            CommuneCode = Recue.CommuneCode,
            LieuExerciceId = Recue.LieuId,
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Recue = await ReservationRecue.LireAsync(perimetre, Id, annulation);
        Lieux = await perimetre.Lieux.AvecPlaces(horloge.Aujourdhui()).ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var commune = await Commune.LireAsync(Saisie, annulation);
        var mesure = await ChampCommune.SousLeChampAsync(() =>
            ouvrir.ExecuterAsync(
                perimetre.Acteur,
                Id,
                new OuvertureMesure
                {
                    DateNomination = Saisie.DateNomination!.Value,
                    Nature = Saisie.Nature,
                    Champ = Saisie.Champ,
                    Echeance = Saisie.Echeance,
                    LieuVie = Saisie.LieuVie!.Value,
                    TypeEtablissement = Saisie.TypeEtablissement,
                    CommuneCode = commune,
                    Pays = Saisie.Pays,
                    LieuExerciceId = Saisie.LieuExerciceId,
                    NumeroDossier = Saisie.NumeroDossier,
                    NumeroRg = Saisie.NumeroRg,
                },
                annulation
            )
        );
        if (mesure is null)
            return NotFound();
        TempData["Succes"] = "La mesure est ouverte, le tribunal en est informé.";
        TempData["Avis"] = await avis.PoserAsync(
            perimetre.Acteur,
            EtapeSondee.Ouverture,
            annulation
        );
        return RedirectToPage("Mesure", new { id = mesure });
    }
}

/// <summary>What the notified decision says.</summary>
[ModelMetadataType<LibellesMesure>]
public sealed class SaisieOuverture : SaisieSituation
{
    public DateOnly? DateNomination { get; set; }
    public string? NumeroRg { get; set; }

    [Display(Name = "Nature décidée")]
    [Required(ErrorMessage = "Choisissez la nature de la mesure décidée.")]
    public NatureMesure? Nature { get; set; }
    public ChampMesure? Champ { get; set; }
    public DateOnly? Echeance { get; set; }

    [Required(ErrorMessage = "Choisissez le lieu d’exercice qui suit la mesure.")]
    public int? LieuExerciceId { get; set; }
    public string? NumeroDossier { get; set; }
}
