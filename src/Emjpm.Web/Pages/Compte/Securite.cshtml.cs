using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>The means of signing in of the account, and where it is signed in.</summary>
public sealed class SecuriteModel(
    Perimetre perimetre,
    FermerSessions fermer,
    SecondFacteurExige exige,
    TimeProvider horloge
) : PageModel
{
    /// <summary>Whether the space stays shut until a second factor is proved.</summary>
    public bool Exige { get; private set; }
    public bool AFacteur => ActiveLe is not null || Cles > 0;

    /// <summary>Since when there is an application; null when there is none.</summary>
    public DateTime? ActiveLe { get; private set; }
    public int Cles { get; private set; }
    public int CodesRestants { get; private set; }
    public IReadOnlyList<SessionOuverte> Sessions { get; private set; } = [];
    public Guid Presente => perimetre.Acteur.Session!.Id;

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var acteur = perimetre.Acteur;
        Exige = exige.Actif && acteur.Session is { Forte: false };
        ActiveLe = await perimetre
            .Applications.Select(f => (DateTime?)f.ActiveLe)
            .SingleOrDefaultAsync(annulation);
        Cles = await perimetre.ClesAcces.CountAsync(annulation);
        CodesRestants = await perimetre.CodesSecours.CountAsync(annulation);
        var debut = horloge.Maintenant() - SessionOuverte.DureeMaximale;
        Sessions = await perimetre
            .Sessions.Where(s => s.FermeeLe == null && s.OuverteLe > debut)
            .OrderByDescending(s => s.VueLe)
            .ThenByDescending(s => s.OuverteLe)
            .Take(50)
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostFermerAsync(Guid session, CancellationToken annulation)
    {
        if (!await ExigeConfirmationAttribute.EstConfirmeeAsync(HttpContext))
            return ExigeConfirmationAttribute.Demander(HttpContext);
        if (!await fermer.UneAsync(perimetre.Acteur, session, annulation))
            return NotFound();
        TempData["Succes"] = "La session est fermée.";
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostFermerAutresAsync(CancellationToken annulation)
    {
        if (!await ExigeConfirmationAttribute.EstConfirmeeAsync(HttpContext))
            return ExigeConfirmationAttribute.Demander(HttpContext);
        await fermer.AutresAsync(perimetre.Acteur, annulation);
        TempData["Succes"] = "Toutes vos autres sessions sont fermées.";
        return RedirectToPage();
    }
}
