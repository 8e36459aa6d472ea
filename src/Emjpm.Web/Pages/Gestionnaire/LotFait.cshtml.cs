using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A change made to many mesures: what it did, and its one undo.</summary>
public sealed class LotFaitModel(Perimetre perimetre, AnnulerEnMasse annuler)
    : PageModel,
        IFormulaire
{
    private const int Montrees = 100;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public OperationEnMasse? Operation { get; private set; }
    public string? Auteur { get; private set; }
    public string? AnnuleePar { get; private set; }

    /// <summary>The lines that the undo left, with their reason.</summary>
    public IReadOnlyList<LigneGardee> Gardees { get; private set; } = [];
    public bool Introuvable => Operation is null;
    public bool Ecrit => perimetre.Acteur.Gestionnaire!.Droits.Ecrit;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Operation = await perimetre.Operations.SingleOrDefaultAsync(o => o.Id == Id, annulation);
        if (Operation is null)
            return;
        int[] comptes = [Operation.AuteurId, Operation.AnnuleeParId ?? 0];
        var noms = await perimetre
            .Noms.Where(n => comptes.Contains(n.Id))
            .ToDictionaryAsync(n => n.Id, n => n.Nom, annulation);
        Auteur = noms.GetValueOrDefault(Operation.AuteurId);
        AnnuleePar = noms.GetValueOrDefault(Operation.AnnuleeParId ?? 0);
        if (Operation.AnnuleeLe is not null)
            Gardees = await perimetre
                .LignesOperations.Where(l => l.OperationId == Id && l.Refus != null)
                .OrderBy(l => l.Refus)
                .ThenBy(l => l.MesureId)
                .Take(Montrees)
                .Select(l => new LigneGardee(l.MesureId, l.Mesure!.NumeroRg, l.Refus!))
                .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostAnnulerAsync()
    {
        if (
            await annuler.ExecuterAsync(perimetre.Acteur, Id, HttpContext.RequestAborted)
            is not { } rendues
        )
            return NotFound();
        TempData["Succes"] =
            $"La modification est annulée : {Francais.Nombre(rendues, "mesure rendue", "mesures rendues")} à ce qu’elles étaient.";
        return RedirectToPage();
    }
}

/// <summary>A mesure that an undo left as it is.</summary>
public sealed record LigneGardee(int MesureId, string? NumeroRg, string Raison);
