using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The court's decision is notified: the reservation becomes a mesure en cours.</summary>
public sealed class OuvrirModel(Perimetre perimetre, OuvrirMesure ouvrir, TimeProvider horloge)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieOuverture Saisie { get; set; } = new();

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public ReservationRecue? Recue { get; private set; }
    public bool Introuvable => Recue is null;
    public IReadOnlyList<PlacesLieu> Lieux { get; private set; } = [];

    public IEnumerable<SelectListItem> ChoixLieux =>
        Lieux.Select(l => new SelectListItem(
            l.Nom,
            l.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
        ));

    /// <summary>Countries of living: French courts protect people placed in Belgium, whose établissements welcome them.</summary>
    public static IEnumerable<SelectListItem> Pays =>
        [new SelectListItem("France", "FR"), new SelectListItem("Belgique", "BE")];

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
        var commune =
            Saisie.Pays == SaisieOuverture.France
                ? await Commune.LireAsync(
                    Saisie.Commune,
                    Saisie.CommuneCode,
                    nameof(Saisie.Commune),
                    annulation
                )
                : null;
        int? mesure;
        try
        {
            mesure = await ouvrir.ExecuterAsync(
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
            );
        }
        catch (RegleMetierException e) when (e.Champ == nameof(OuvertureMesure.CommuneCode))
        {
            // The field a person sees is the one in which the commune is typed.
            throw new RegleMetierException(e.Message, nameof(Saisie.Commune));
        }
        if (mesure is null)
            return NotFound();
        TempData["Succes"] = "La mesure est ouverte, le tribunal en est informé.";
        return RedirectToPage("Mesure", new { id = mesure });
    }
}

/// <summary>What the notified decision says.</summary>
public sealed class SaisieOuverture
{
    public const string France = "FR";

    [Display(Name = "Date de nomination", Description = "La date de la décision qui vous désigne.")]
    [Required(ErrorMessage = "Saisissez la date de la décision qui vous désigne.")]
    public DateOnly? DateNomination { get; set; }

    [Display(Name = "Numéro RG", Description = "8 chiffres ou lettres, par exemple 12A34567")]
    public string? NumeroRg { get; set; }

    [Display(Name = "Nature décidée")]
    [Required(ErrorMessage = "Choisissez la nature de la mesure décidée.")]
    public NatureMesure? Nature { get; set; }

    [Display(Name = "Champ de la mesure")]
    public ChampMesure? Champ { get; set; }

    [Display(
        Name = "Échéance fixée par le jugement",
        Description = "Laissez vide si le jugement n’en fixe pas : l’échéance légale est calculée."
    )]
    public DateOnly? Echeance { get; set; }

    [Display(Name = "Lieu de vie")]
    [Required(ErrorMessage = "Choisissez le lieu de vie de la personne.")]
    public LieuVie? LieuVie { get; set; }

    [Display(
        Name = "Type d’établissement",
        Description = "À compléter quand la personne vit en établissement."
    )]
    public TypeEtablissement? TypeEtablissement { get; set; }

    [Display(Name = "Pays")]
    [Required]
    public string Pays { get; set; } = France;

    [Display(
        Name = "Commune où vit la personne",
        Description = "Nom ou code postal, par exemple « Lille » ou « 59000 »"
    )]
    [StringLength(120, ErrorMessage = "Saisissez 120 caractères au plus.")]
    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }

    [Display(Name = "Lieu d’exercice qui suit la mesure")]
    [Required(ErrorMessage = "Choisissez le lieu d’exercice qui suit la mesure.")]
    public int? LieuExerciceId { get; set; }

    [Display(Name = "Votre numéro de dossier")]
    [StringLength(50, ErrorMessage = "Saisissez 50 caractères au plus.")]
    public string? NumeroDossier { get; set; }
}
