using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire.Imports;

/// <summary>Which court each name or SIRET of a file is, answered once.</summary>
[ExigeFonction(FonctionTerritoriale.Import)]
public sealed class TribunauxModel(
    Perimetre perimetre,
    RepondreImport repondre,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieTribunaux Saisie { get; set; } = new();

    public ImportMesures? Import { get; private set; }

    /// <summary>To be said, then those said already, of this file or of one before.</summary>
    public IReadOnlyList<TribunalInconnu> Inconnus { get; private set; } = [];
    public IReadOnlyDictionary<string, int> Dits { get; private set; } =
        new Dictionary<string, int>();
    public IReadOnlyList<SelectListItem> Tribunaux { get; private set; } = [];
    public bool Introuvable => Import is null;

    /// <summary>The choices of the list of that rank, the present one marked; grouped as they come.</summary>
    public IEnumerable<IGrouping<string, SelectListItem>> Choix(int rang)
    {
        var choisi =
            rang < Saisie.Tribunaux.Count ? Saisie.Tribunaux[rang].Tribunal
            : Dits.TryGetValue(Texte.Normaliser(Inconnus[rang].Texte), out var id)
                ? id.ToString(CultureInfo.InvariantCulture)
            : null;
        return Tribunaux
            .Select(t => new SelectListItem(t.Text, t.Value, t.Value == choisi) { Group = t.Group })
            .GroupBy(t => t.Group.Name);
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return Inconnus.Count == 0 || Import!.Etat != EtatImport.Apercu
            ? RedirectToPage("Import", new { id = Id })
            : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Import = await perimetre.Imports.SingleOrDefaultAsync(i => i.Id == Id, annulation);
        if (Import is null)
            return;
        Dits = TexteJson.Lire<OptionsImport>(Import.Options)!.Tribunaux;
        Inconnus =
        [
            .. TexteJson.Lire<FichierImport>(Import.Fichier)!.Tribunaux,
            .. Dits.Keys.Order(StringComparer.Ordinal).Select(t => new TribunalInconnu(t, 0, [])),
        ];
        Tribunaux = await ChoixMesure.TribunauxAsync(
            perimetre,
            horloge.Aujourdhui(),
            null,
            annulation
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var reponses = new Dictionary<string, int>();
        foreach (var t in Saisie.Tribunaux)
            if (
                t.Texte is { Length: > 0 } texte
                && int.TryParse(
                    t.Tribunal,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var tribunal
                )
            )
                reponses[texte] = tribunal;
        if (reponses.Count == 0)
            throw new RegleMetierException("Choisissez au moins un tribunal.");
        return await repondre.TribunauxAsync(
            perimetre.Acteur,
            Id,
            reponses,
            HttpContext.RequestAborted
        )
            ? RedirectToPage("Import", new { id = Id })
            : NotFound();
    }
}

/// <summary>The courts of the file, in the order of the page.</summary>
public sealed class SaisieTribunaux
{
    public List<SaisieTribunal> Tribunaux { get; set; } = [];
}

/// <summary>A court of the file.</summary>
public sealed class SaisieTribunal
{
    /// <summary>Name or SIRET, as the file writes it.</summary>
    public string? Texte { get; set; }

    /// <summary>Identifier of the court, or empty.</summary>
    public string? Tribunal { get; set; }
}
