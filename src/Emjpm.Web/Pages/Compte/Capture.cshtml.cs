using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Remarques;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Compte;

/// <summary>
/// The image joined to a remark, for its author and the administrators: a file to save, that nothing opens as a page of the service.
/// </summary>
public sealed class CaptureModel(
    Perimetre perimetre,
    PerimetreDuCompte donnees,
    EffacerCapture effacer
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var id = Id;
        var lue = await donnees
            .Captures.Where(c => c.RemarqueId == id)
            .Select(c => new { c.Type, c.Octets })
            .SingleOrDefaultAsync(HttpContext.RequestAborted);
        if (lue is null)
            return NotFound();
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return File(lue.Octets, lue.Type.TypeMime(), $"remarque-{id}.{lue.Type.Handle()}");
    }

    /// <summary>Erases it, at once.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (!await effacer.ExecuterAsync(perimetre.Acteur, Id, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "La capture est effacée, la remarque reste.";
        return Redirect(
            perimetre.Acteur.Role == Role.Administration
                ? $"/administration/remarques/{Id}"
                : "/remarques"
        );
    }
}
