using Emjpm.Core.Demandes;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A wave of invitations to the entries of a département without an account: looked at first, then sent.</summary>
public sealed class DeploiementInvitationsModel(
    PerimetreAdministration perimetre,
    LectureDeploiement lecture,
    InviterVague inviter
) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public LigneDeploiement? Ligne { get; private set; }
    public IReadOnlyList<LigneVague> Lignes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        if (await ListeAsync(annulation) is not { } liste)
            return NotFound();
        if (liste.Length > 0)
            Lignes = await inviter.ApercuAsync(perimetre.Acteur, Code, liste, annulation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        if (await ListeAsync(annulation) is not { } liste)
            return NotFound();
        var envoyees =
            liste.Length == 0
                ? 0
                : await inviter.ExecuterAsync(perimetre.Acteur, Code, liste, annulation);
        TempData["Succes"] =
            envoyees == 0
                ? "Aucune invitation n’était prête : rien n’a été envoyé."
                : $"{Francais.Nombre(envoyees, "invitation envoyée", "invitations envoyées")}.";
        return Redirect($"/administration/deploiement/{Code}");
    }

    /// <summary>Null when there is no such département.</summary>
    private async Task<string?> ListeAsync(CancellationToken annulation)
    {
        Ligne = await lecture.LireAsync(perimetre.Acteur, Code, annulation);
        return Ligne is null
            ? null
            : string.Join('\n', await lecture.AInviterAsync(Ligne, annulation));
    }
}
