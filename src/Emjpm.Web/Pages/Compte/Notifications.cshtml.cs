using Emjpm.Core.Courriels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>What the service told the account, unread first.</summary>
public sealed class NotificationsModel(
    Perimetre perimetre,
    LireNotification lire,
    LireToutesNotifications lireToutes
) : PageModel
{
    private const int ParPage = 25;

    public int Numero { get; private set; }
    public int Pages { get; private set; }
    public int NonLues => perimetre.Acteur.NonLues;
    public IReadOnlyList<Ligne> Lignes { get; private set; } = [];

    public async Task OnGetAsync(
        CancellationToken annulation,
        [FromQuery(Name = "page")] int numero = 1
    )
    {
        var nombre = await perimetre.Notifications.CountAsync(annulation);
        Pages = (nombre + ParPage - 1) / ParPage;
        Numero = Math.Clamp(numero, 1, Math.Max(1, Pages));
        Lignes = await perimetre
            .Notifications.OrderBy(n => n.LueLe != null)
            .ThenByDescending(n => n.CreeeLe)
            .ThenByDescending(n => n.Id)
            .Skip((Numero - 1) * ParPage)
            .Take(ParPage)
            .Select(n => new Ligne(n.Id, n.Texte, n.Lien, n.CreeeLe, n.LueLe))
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostOuvrirAsync(int id, CancellationToken annulation) =>
        await lire.ExecuterAsync(perimetre.Acteur, id, annulation) is { } lien
            ? LocalRedirect(lien)
            : NotFound();

    public async Task<IActionResult> OnPostToutLireAsync(CancellationToken annulation)
    {
        await lireToutes.ExecuterAsync(perimetre.Acteur, annulation);
        TempData["Succes"] = "Toutes vos notifications sont marquées comme lues.";
        return RedirectToPage();
    }

    /// <summary>A notification as shown.</summary>
    public sealed record Ligne(
        int Id,
        string Texte,
        string Lien,
        DateTime CreeeLe,
        DateTime? LueLe
    );
}
