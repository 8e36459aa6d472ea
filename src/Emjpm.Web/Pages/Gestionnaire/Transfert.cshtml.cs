using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A transfer, from either side; the one to whom it is offered accepts it here.</summary>
public sealed class TransfertModel(
    Perimetre perimetre,
    AccepterTransfert accepter,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieAcceptation Saisie { get; set; } = new();

    public TransfertLu? Lu { get; private set; }
    public bool Introuvable => Lu is null;

    /// <summary>The open lieux that the rights of the actor cover, with the places each has at this second.</summary>
    public IReadOnlyList<PlacesLieu> Lieux { get; private set; } = [];

    public bool PeutRepondre =>
        perimetre.Acteur.Gestionnaire!.Droits is { Ecrit: true } or { Repond: true };

    public bool PeutAnnuler => !Lu!.Recu && perimetre.Acteur.Gestionnaire!.Droits.Ecrit;

    public IEnumerable<OptionDsfr> ChoixLieux =>
        Lieux.Select(l => new OptionDsfr(
            l.Id.ToString(CultureInfo.InvariantCulture),
            l.Id == Lu!.LieuSouhaiteId ? $"{l.Nom} (désigné par le jugement)" : l.Nom,
            $"{l.Ingredients} → {l.Reste}"
        ));

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        Saisie.LieuExerciceId = Lu!.LieuSouhaiteId;
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Lu = await TransfertLu.LireAsync(perimetre, Id, annulation);
        if (Lu is not { Recu: true, EnAttente: true } || !PeutRepondre)
            return;
        var droits = perimetre.Acteur.Gestionnaire!.Droits;
        var lieux = await perimetre.Lieux.AvecPlaces(horloge.Aujourdhui()).ToListAsync(annulation);
        Lieux = [.. lieux.Where(l => droits.Couvrent(l.Id))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var mesure = await accepter.ExecuterAsync(
            perimetre.Acteur,
            Id,
            new AcceptationTransfert
            {
                LieuExerciceId = Saisie.LieuExerciceId!.Value,
                NumeroDossier = Saisie.NumeroDossier,
            },
            HttpContext.RequestAborted
        );
        if (mesure is not { } id)
            return NotFound();
        TempData["Succes"] =
            "La mesure est ouverte chez vous avec son histoire. L’autre mandataire et le tribunal en sont informés.";
        return RedirectToPage("Mesure", new { id });
    }
}

/// <summary>Where the mesure is taken.</summary>
public sealed class SaisieAcceptation
{
    [Display(Name = "Lieu d’exercice qui suivra la mesure")]
    [Required(ErrorMessage = "Choisissez le lieu d’exercice qui suivra la mesure.")]
    public int? LieuExerciceId { get; set; }

    [Display(Name = "Votre numéro de dossier")]
    [StringLength(50, ErrorMessage = "Saisissez 50 caractères au plus.")]
    public string? NumeroDossier { get; set; }
}
