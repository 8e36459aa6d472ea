using Emjpm.Core.Mesures;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The changes made to many mesures at once, last first.</summary>
public sealed class LotsModel(Perimetre perimetre) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Tranche<LigneLot> Tranche { get; private set; } = Tranche<LigneLot>.Vide;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var noms = perimetre.Noms;
        Tranche = await Tranche<LigneLot>.LireAsync(
            perimetre
                .Operations.OrderByDescending(o => o.Id)
                .Select(o => new LigneLot(
                    o.Id,
                    o.Description,
                    o.Nombre,
                    o.FaiteLe,
                    noms.Where(n => n.Id == o.AuteurId).Select(n => n.Nom).FirstOrDefault(),
                    o.AnnuleeLe
                )),
            NumeroPage,
            annulation
        );
    }
}

/// <summary>An operation in bulk in the list.</summary>
public sealed record LigneLot(
    int Id,
    string Description,
    int Nombre,
    DateTime FaiteLe,
    string? Auteur,
    DateTime? AnnuleeLe
);
