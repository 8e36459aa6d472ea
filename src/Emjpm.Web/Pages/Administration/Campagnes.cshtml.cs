using Emjpm.Core;
using Emjpm.Core.Campagnes;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The campaigns, and what those who came back say.</summary>
public sealed class CampagnesModel(PerimetreAdministration perimetre, TimeProvider horloge)
    : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Tranche<Campagne> Tranche { get; private set; } = Tranche<Campagne>.Vide;
    public IReadOnlyList<(RaisonInactivite Raison, int Nombre)> Raisons { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        Tranche = await Tranche<Campagne>.LireAsync(
            perimetre.Campagnes.OrderByDescending(c => c.Id),
            NumeroPage,
            annulation
        );
        var annee = horloge.Maintenant().AddYears(-1);
        var lues = await perimetre
            .Reponses.Where(r => r.RepondueLe > annee)
            .GroupBy(r => r.Raison)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToListAsync(annulation);
        Raisons =
        [
            .. lues.OrderByDescending(r => r.Nombre)
                .ThenBy(r => r.Key)
                .Select(r => (r.Key, r.Nombre)),
        ];
    }
}
