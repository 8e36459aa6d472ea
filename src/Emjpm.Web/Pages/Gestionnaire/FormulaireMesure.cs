using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A form of one act on one mesure: names the mesure, and carries the version of it that was shown.</summary>
public abstract class FormulaireMesure(Perimetre perimetre) : PageModel, IFormulaire
{
    private MesureLue? lue;

    /// <summary>What the actor may read.</summary>
    protected Perimetre Perimetre { get; } = perimetre;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>The mesure, once loaded and found.</summary>
    public MesureLue Mesure => lue!;
    public virtual bool Introuvable => lue is null;

    public virtual async Task ChargerAsync() =>
        lue = await MesureLue.LireAsync(Perimetre, Id, HttpContext.RequestAborted);

    /// <summary>
    /// Loads the page; the answer when the form has nothing to offer: 404, or the mesure with the reason. Null: show the form.
    /// </summary>
    /// <param name="statuts">the act is offered to a mesure of one of these</param>
    protected async Task<IActionResult?> ArriverAsync(params StatutMesure[] statuts)
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        if (Mesure.EcriturePermise(Perimetre.Acteur) && statuts.Contains(Mesure.Statut))
            return null;
        return RedirectToPage("Mesure", new { id = Id });
    }

    /// <summary>Back to the mesure after the act, which says what was done; 404 when there was no such mesure.</summary>
    protected IActionResult Revenir(bool fait, string phrase)
    {
        if (!fait)
            return NotFound();
        TempData["Succes"] = phrase;
        return RedirectToPage("Mesure", new { id = Id });
    }
}

/// <summary>What the forms of the mesures let choose.</summary>
internal static class ChoixMesure
{
    /// <summary>Open sites that the rights of the actor cover, by name.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> LieuxAsync(
        Perimetre perimetre,
        DateOnly aujourdhui,
        CancellationToken annulation
    )
    {
        var droits = perimetre.Acteur.Gestionnaire!.Droits;
        var lieux = await perimetre
            .Lieux.Where(l => l.FermeLe == null || l.FermeLe > aujourdhui)
            .OrderBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => new { l.Id, l.Nom })
            .ToListAsync(annulation);
        return
        [
            .. lieux
                .Where(l => droits.Couvrent(l.Id))
                .Select(l => new SelectListItem(
                    l.Nom,
                    l.Id.ToString(CultureInfo.InvariantCulture)
                )),
        ];
    }

    /// <summary>Open courts, those of the départements of the habilitations first.</summary>
    /// <param name="actuel">a court to offer even when it is closed: the one of the mesure</param>
    public static async Task<IReadOnlyList<SelectListItem>> TribunauxAsync(
        Perimetre perimetre,
        DateOnly aujourdhui,
        int? actuel,
        CancellationToken annulation
    )
    {
        var departements = perimetre.Habilitations.Select(h => h.DepartementCode);
        var tribunaux = await perimetre
            .Tribunaux.Where(t => t.FermeLe == null || t.FermeLe > aujourdhui || t.Id == actuel)
            .OrderBy(t => t.Nom)
            .ThenBy(t => t.Id)
            .Select(t => new
            {
                t.Id,
                t.Nom,
                Habituel = departements.Contains(t.DepartementCode),
            })
            .ToListAsync(annulation);
        var (siens, autres) = (
            new SelectListGroup { Name = "Vos départements" },
            new SelectListGroup { Name = "Autres tribunaux" }
        );
        return
        [
            .. tribunaux
                .OrderByDescending(t => t.Habituel)
                .Select(t => new SelectListItem(t.Nom, t.Id.ToString(CultureInfo.InvariantCulture))
                {
                    Group = t.Habituel ? siens : autres,
                }),
        ];
    }
}
