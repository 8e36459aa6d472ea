using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Corrects or renews a habilitation of the territory.</summary>
public sealed class HabilitationModel(Perimetre perimetre, ModifierHabilitation modifier)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int HabilitationId { get; set; }

    /// <summary>Version of the entry shown when the form was served.</summary>
    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public SaisieHabilitation Saisie { get; set; } = new();

    public Habilitation? Habilitation { get; private set; }
    public bool Introuvable => Habilitation is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Habilitation is not { } h)
            return NotFound();
        Version = h.Gestionnaire!.Version;
        Saisie = new SaisieHabilitation
        {
            NumeroActe = h.NumeroActe,
            DateActe = h.DateActe,
            Du = h.Du,
            Au = h.Au,
            NaturesPermises = [.. h.NaturesPermises],
            CapaciteAutorisee = h.CapaciteAutorisee,
            Principale = h.DepartementFinanceur || h.EtablissementRattachement,
        };
        return Page();
    }

    public async Task ChargerAsync() =>
        Habilitation = await perimetre
            .HabilitationsDuTerritoire.Include(h => h.Gestionnaire)
            .Include(h => h.Departement)
            .Include(h => h.Etablissement)
            .SingleOrDefaultAsync(
                h => h.Id == HabilitationId && h.GestionnaireId == Id,
                HttpContext.RequestAborted
            );

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            await modifier.ExecuterAsync(
                perimetre.Acteur,
                Id,
                HabilitationId,
                Saisie.Faits,
                Saisie.Motif,
                Version,
                HttpContext.RequestAborted
            )
            is not { } terminees
        )
            return NotFound();
        TempData["Succes"] = $"L’habilitation est modifiée.{SaisieActe.Suites(terminees)}";
        return RedirectToPage("FicheEntree", new { Id });
    }
}
