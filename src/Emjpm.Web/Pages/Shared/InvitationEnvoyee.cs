using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Juridictions;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>An invitation sent, in a list.</summary>
public sealed record InvitationEnvoyee
{
    public required int Id { get; init; }
    public required string Courriel { get; init; }
    public required Role Role { get; init; }
    public string? Gestionnaire { get; init; }
    public string? Tribunal { get; init; }
    public string? Departement { get; init; }
    public string? Region { get; init; }
    public required string Par { get; init; }
    public required DateTime EnvoyeeLe { get; init; }
    public required DateTime ExpireLe { get; init; }

    /// <summary>« greffier, Tribunal judiciaire de Lille ».</summary>
    public string Pour =>
        Gestionnaire
        ?? $"{Francais.EnTete(Role.Libelle())}, {Tribunal ?? Departement ?? Region ?? "France entière"}";
}

/// <summary>Reading of the invitations that wait.</summary>
public static class LecturesInvitations
{
    /// <summary>Those neither accepted nor revoked, newest first.</summary>
    public static IQueryable<InvitationEnvoyee> EnAttente(
        this IQueryable<Invitation> invitations
    ) =>
        invitations
            .Where(i => i.AccepteeLe == null && i.RevoqueeLe == null)
            .OrderByDescending(i => i.EnvoyeeLe)
            .ThenByDescending(i => i.Id)
            .Select(i => new InvitationEnvoyee
            {
                Id = i.Id,
                Courriel = i.Courriel,
                Role = i.Role,
                Gestionnaire = i.Gestionnaire!.Nom,
                Tribunal = i.Tribunal!.Nom,
                Departement = i.Departement!.Nom,
                Region = i.Region!.Nom,
                Par = i.InvitePar!.Prenom + " " + i.InvitePar.Nom,
                EnvoyeeLe = i.EnvoyeeLe,
                ExpireLe = i.ExpireLe,
            });
}

/// <summary>The invitations that the actor follows: sent again or revoked. One list for each space.</summary>
public abstract class InvitationsModele(
    Perimetre perimetre,
    InviterAcces inviter,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int Numero { get; set; } = 1;

    /// <summary>Whether the actor acts on the list; otherwise it is empty.</summary>
    public virtual bool Invite => true;

    /// <summary>Whether the actor invites agents and members of any court.</summary>
    public bool InvitePartout => perimetre.Acteur.DecidePartout();
    public DateTime Maintenant { get; } = horloge.GetUtcNow().UtcDateTime;
    public Tranche<InvitationEnvoyee> Invitations { get; private set; } =
        Tranche<InvitationEnvoyee>.Vide;

    public virtual async Task ChargerAsync()
    {
        if (Invite)
            Invitations = await Tranche<InvitationEnvoyee>.LireAsync(
                perimetre.InvitationsEnvoyees.EnAttente(),
                Numero,
                HttpContext.RequestAborted
            );
    }

    public Task OnGetAsync() => ChargerAsync();

    public async Task<IActionResult> OnPostRenvoyerAsync(int invitation) =>
        Invite
        && await inviter.RenvoyerAsync(perimetre.Acteur, invitation, HttpContext.RequestAborted)
            ? Revenir(
                $"L’invitation est renvoyée avec un nouveau code, valable {Invitation.Jours} jours. L’ancien ne l’est plus."
            )
            : NotFound();

    public async Task<IActionResult> OnPostRevoquerAsync(int invitation) =>
        Invite
        && await inviter.RevoquerAsync(perimetre.Acteur, invitation, HttpContext.RequestAborted)
            ? Revenir("L’invitation est révoquée : son code ne vaut plus rien.")
            : NotFound();

    private RedirectToPageResult Revenir(string message)
    {
        TempData["Succes"] = message;
        return RedirectToPage();
    }
}
