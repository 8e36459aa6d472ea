using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>Who signed in to the account, or tried to, when and from where.</summary>
public sealed class ConnexionsModel(Perimetre perimetre) : PageModel
{
    private const int ParPage = 25;

    public int Numero { get; private set; }
    public int Nombre { get; private set; }
    public IReadOnlyList<TentativeConnexion> Lignes { get; private set; } = [];

    public async Task OnGetAsync(
        CancellationToken annulation,
        [FromQuery(Name = "page")] int numero = 1
    )
    {
        var nombre = await perimetre.Tentatives.CountAsync(annulation);
        Nombre = (nombre + ParPage - 1) / ParPage;
        Numero = Math.Clamp(numero, 1, Math.Max(1, Nombre));
        Lignes = await perimetre
            .Tentatives.OrderByDescending(t => t.Instant)
            .ThenByDescending(t => t.Id)
            .Skip((Numero - 1) * ParPage)
            .Take(ParPage)
            .ToListAsync(annulation);
    }
}
