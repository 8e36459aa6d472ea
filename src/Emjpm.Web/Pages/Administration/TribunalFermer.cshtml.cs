using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Closes a court and hands over what it holds, after a look at it.</summary>
[ExigeConfirmation]
public sealed class TribunalFermerModel(
    PerimetreAdministration perimetre,
    FermerTribunal fermer,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieFermeture Saisie { get; set; } = new();

    public Tribunal? Tribunal { get; private set; }
    public bool Introuvable => Tribunal is null;
    public SuiteTribunal Suite { get; private set; } = new(0, 0, 0, 0);
    public IReadOnlyList<SelectListItem> Successeurs { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Tribunal is not { } t)
            return NotFound();
        Saisie.FermeLe = t.FermeLe;
        Saisie.Successeur = t.SuccesseurId;
        return Page();
    }

    public async Task ChargerAsync()
    {
        var (annulation, id, date) = (HttpContext.RequestAborted, Id, horloge.Aujourdhui());
        Tribunal = await perimetre.Tribunaux.SingleOrDefaultAsync(t => t.Id == id, annulation);
        if (Tribunal is null)
            return;
        Suite = await fermer.CompterAsync(id, annulation);
        var departement = Tribunal.DepartementCode;
        // Those of the same département first: a court is nearly always taken over by a neighbour.
        Successeurs = await perimetre
            .Tribunaux.Where(t => t.Id != id && (t.FermeLe == null || t.FermeLe > date))
            .OrderBy(t => t.DepartementCode == departement ? 0 : 1)
            .ThenBy(t => t.DepartementCode)
            .ThenBy(t => t.NomRecherche)
            .Select(t => new SelectListItem(
                t.DepartementCode + " – " + t.Nom,
                t.Id.ToString(CultureInfo.InvariantCulture)
            ))
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var suite = await fermer.ExecuterAsync(
            perimetre.Acteur,
            Id,
            Saisie.FermeLe!.Value,
            Saisie.Successeur,
            HttpContext.RequestAborted
        );
        if (suite is null)
            return NotFound();
        TempData["Succes"] =
            $"Le tribunal est fermé. Remis au successeur : {Francais.Nombre(suite.Mesures, "mesure")}, {Francais.Nombre(suite.Reservations, "réservation")}, {Francais.Nombre(suite.Membres, "membre")}, {Francais.Nombre(suite.Cabinets, "cabinet")}.";
        return Redirect($"/administration/tribunaux/{Id}");
    }

    public sealed class SaisieFermeture
    {
        [Display(Name = "Fermé le", Description = "Premier jour où le tribunal n’existe plus.")]
        [Required(ErrorMessage = "Saisissez la date de fermeture.")]
        public DateOnly? FermeLe { get; set; }

        [Display(Name = "Tribunal qui prend la suite")]
        public int? Successeur { get; set; }
    }
}
