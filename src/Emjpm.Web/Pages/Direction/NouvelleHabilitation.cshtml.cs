using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>
/// One more département, or one more établissement, of the territory: for an entry of the territory, or for one known elsewhere,
/// whose habilitations and sanctions are read and left alone.
/// </summary>
public sealed class NouvelleHabilitationModel(
    Perimetre perimetre,
    AjouterHabilitation ajouter,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieHabilitation Saisie { get; set; } = new();

    public string? Nom { get; private set; }
    public TypeGestionnaire Type { get; private set; }
    public string Territoire => perimetre.Acteur.Territoire!.Nom;

    /// <summary>Whether nothing of the entry is in the territory yet.</summary>
    public bool Ailleurs { get; private set; }

    /// <summary>Its habilitations, wherever they are, to be read before another is added.</summary>
    public IReadOnlyList<Habilitation> Habilitations { get; private set; } = [];

    /// <summary>What was decided against it: « Radiation, Somme (80), à effet du 12/03/2026 ».</summary>
    public IReadOnlyList<string> Sanctions { get; private set; } = [];
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];
    public ChampEtablissement Etablissement { get; } = new(perimetre.Etablissements);
    public bool Introuvable => Nom is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var lu = await perimetre
            .Gestionnaires.Where(g =>
                g.Id == Id
                && g.FusionneeDansId == null
                && (g.MotifSortie == null || g.MotifSortie != MotifSortie.Deces)
            )
            .Select(g => new { g.Nom, g.Type })
            .SingleOrDefaultAsync(annulation);
        if (lu is null)
            return;
        (Nom, Type) = (lu.Nom, lu.Type);
        Ailleurs = !await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .AnyAsync(g => g.Id == Id, annulation);
        Habilitations = await perimetre
            .Habilitations.Where(h => h.GestionnaireId == Id)
            .Include(h => h.Departement)
            .Include(h => h.Etablissement)
            .OrderBy(h => h.DepartementCode)
            .ThenBy(h => h.Id)
            .ToListAsync(annulation);
        var sanctions = await perimetre
            .ActesRegistre.SanctionsALire(Id, Aujourdhui)
            .OrderByDescending(a => a.DateEffet)
            .ThenByDescending(a => a.Id)
            .Select(a => new
            {
                a.Genre,
                a.DateEffet,
                Ou = a.Departement!.Nom,
                a.DepartementCode,
            })
            .ToListAsync(annulation);
        Sanctions =
        [
            .. sanctions.Select(s =>
                $"{Francais.EnTete(s.Genre.Libelle())}{(s.Ou is null ? "" : $", {s.Ou} ({s.DepartementCode})")}, à effet du {Francais.Date(s.DateEffet)}"
            ),
        ];
        Departements = await perimetre
            .DepartementsDuTerritoire.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        var finess =
            Type == TypeGestionnaire.Prepose
                ? await Etablissement.LireAsync(Saisie, annulation)
                : null;
        if (!await ajouter.ExecuterAsync(perimetre.Acteur, Id, Saisie.Ajoutee(finess), annulation))
            return NotFound();
        TempData["Succes"] = "L’habilitation est enregistrée.";
        return RedirectToPage("FicheEntree", new { Id });
    }
}
