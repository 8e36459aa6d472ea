using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Closes a site in two steps: when and who takes over, then what will move.</summary>
public sealed class LieuFermerModel(Perimetre perimetre, FermerLieu fermer, TimeProvider horloge)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieFermeture Saisie { get; set; } = new();

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public PlacesLieu? Lieu { get; private set; }
    public LieuDetail? Detail { get; private set; }
    public bool Introuvable => Lieu is null;

    /// <summary>The other sites, which may take over.</summary>
    public IReadOnlyList<PlacesLieu> Autres { get; private set; } = [];
    public IEnumerable<SelectListItem> ChoixLieux =>
        Autres.Select(l => new SelectListItem(
            $"{l.Nom} ({l.Ingredients})",
            l.Id.ToString(CultureInfo.InvariantCulture)
        ));

    /// <summary>The site that takes over, at the second step.</summary>
    public PlacesLieu? Repreneur =>
        Saisie.Confirme ? Autres.SingleOrDefault(l => l.Id == Saisie.VersLieuId) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        if (!perimetre.Acteur.Gestionnaire!.Droits.Administre)
            return Redirect($"/gestionnaire/lieux/{Id}");
        Saisie.Le = Aujourdhui;
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var lieux = await perimetre.Lieux.AvecPlaces(Aujourdhui).ToListAsync(annulation);
        Lieu = lieux.Find(l => l.Id == Id);
        if (Lieu is null)
            return;
        Detail = await perimetre
            .Lieux.Where(l => l.Id == Id)
            .AvecDetails()
            .AsSingleQuery()
            .SingleAsync(annulation);
        Autres = [.. lieux.Where(l => l.Id != Id)];
    }

    /// <summary>From the first step to the second: what would be refused is refused now.</summary>
    public async Task<IActionResult> OnPostSuiteAsync()
    {
        if (
            !await fermer.VerifierAsync(perimetre.Acteur, Id, Demande(), HttpContext.RequestAborted)
        )
            return NotFound();
        await ChargerAsync();
        ModelState.Clear();
        Saisie.Confirme = true;
        Saisie.CapaciteSouhaitee ??= Repreneur?.CapaciteSouhaitee;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var demande = Demande();
        if (!await fermer.ExecuterAsync(perimetre.Acteur, Id, demande, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] =
            demande.Le == Aujourdhui
                ? "Le lieu est fermé. Ses mesures et ses réservations sont reprises, les tribunaux concernés sont informés."
                : $"La fermeture est prévue pour le {Francais.Date(demande.Le)}.";
        return Redirect("/gestionnaire/lieux");
    }

    public async Task<IActionResult> OnPostRenoncerAsync()
    {
        if (!await fermer.RouvrirAsync(perimetre.Acteur, Id, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "Le lieu reste ouvert.";
        return Redirect($"/gestionnaire/lieux/{Id}");
    }

    private FermetureLieu Demande() =>
        new()
        {
            Le =
                Saisie.Le
                ?? throw new RegleMetierException(
                    "Saisissez le premier jour de fermeture.",
                    nameof(Saisie.Le)
                ),
            VersLieuId = Saisie.VersLieuId ?? 0,
            CapaciteSouhaitee = Saisie.CapaciteSouhaitee,
        };
}

/// <summary>A closing. What is missing is said by the page: its other forms do not send it.</summary>
public sealed class SaisieFermeture
{
    [Display(Name = "Fermé à partir du", Description = "Aujourd’hui, ou un jour à venir.")]
    public DateOnly? Le { get; set; }

    [Display(Name = "Lieu qui reprend ses mesures et ses réservations")]
    public int? VersLieuId { get; set; }

    [Display(Name = "Nombre de mesures souhaité dans le lieu qui reprend")]
    public int? CapaciteSouhaitee { get; set; }

    /// <summary>The second step is shown.</summary>
    public bool Confirme { get; set; }
}
