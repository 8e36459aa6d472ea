using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Who works for the service, with which rights, and the invitations that wait.</summary>
public sealed class MembresModel(Perimetre perimetre, InviterMembre inviter, TimeProvider horloge)
    : PageModel,
        IFormulaire
{
    public Acteur Acteur => perimetre.Acteur;
    public bool Administre => Acteur.Gestionnaire!.Droits.Administre;
    public DateTime Maintenant { get; } = horloge.GetUtcNow().UtcDateTime;
    public IReadOnlyList<MembreLu> Membres { get; private set; } = [];
    public IReadOnlyList<InvitationLue> Invitations { get; private set; } = [];
    private IReadOnlyDictionary<int, string> Lieux { get; set; } = new Dictionary<int, string>();

    /// <summary>Only a service has members: the others work alone.</summary>
    public bool Introuvable => Acteur.Gestionnaire!.Type.EstUnePersonne();

    public async Task<IActionResult> OnGetAsync()
    {
        if (Introuvable)
            return NotFound();
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Lieux = await perimetre
            .Gestionnaires.SelectMany(g => g.Lieux)
            .Select(l => new { l.Id, l.Nom })
            .ToDictionaryAsync(l => l.Id, l => l.Nom, annulation);
        Membres = await perimetre.Membres.EnMembres().ToListAsync(annulation);
        if (Administre)
            Invitations = await perimetre
                .Invitations.Where(i => i.AccepteeLe == null && i.RevoqueeLe == null)
                .OrderBy(i => i.CreeeLe)
                .ThenBy(i => i.Id)
                .Select(i => new InvitationLue(
                    i.Id,
                    i.Courriel,
                    i.InvitePar!.Prenom + " " + i.InvitePar.Nom,
                    i.EnvoyeeLe,
                    i.ExpireLe,
                    new DroitsMembre(i.Administre, i.Ecrit, i.Repond, i.LieuxIds)
                ))
                .ToListAsync(annulation);
    }

    /// <summary>« modifie les mesures, répond aux réservations », and where.</summary>
    public string Droits(DroitsMembre d)
    {
        if (d.Administre)
            return "Administre le service, tous les lieux";
        var actes = new List<string> { d.Ecrit ? "modifie les mesures" : "lecture seule" };
        if (d.Repond)
            actes.Add("répond aux réservations");
        var ou =
            d.Lieux.Count == 0
                ? "tous les lieux"
                : Francais.Enumeration([
                    .. d.Lieux.Select(l => Lieux.GetValueOrDefault(l, "lieu fermé")),
                ]);
        return $"{Francais.EnTete(string.Join(", ", actes))} · {ou}";
    }

    public async Task<IActionResult> OnPostRenvoyerAsync(int invitation) =>
        await inviter.RenvoyerAsync(Acteur, invitation, HttpContext.RequestAborted)
            ? Revenir(
                $"L’invitation est renvoyée avec un nouveau code, valable {Invitation.Jours} jours. L’ancien ne l’est plus."
            )
            : NotFound();

    public async Task<IActionResult> OnPostRevoquerAsync(int invitation) =>
        await inviter.RevoquerAsync(Acteur, invitation, HttpContext.RequestAborted)
            ? Revenir("L’invitation est révoquée : son code ne vaut plus rien.")
            : NotFound();

    private RedirectToPageResult Revenir(string message)
    {
        TempData["Succes"] = message;
        return RedirectToPage();
    }
}

/// <summary>A member in the list.</summary>
public sealed record MembreLu(
    int DroitId,
    int UtilisateurId,
    string Nom,
    string? Courriel,
    DateOnly Du,
    DroitsMembre Droits,
    bool RecoitReservations
);

/// <summary>An invitation that waits.</summary>
public sealed record InvitationLue(
    int Id,
    string Courriel,
    string Par,
    DateTime EnvoyeeLe,
    DateTime ExpireLe,
    DroitsMembre Droits
);

/// <summary>Reading of the members.</summary>
public static class LecturesMembres
{
    /// <summary>Administrators first, then by name.</summary>
    public static IQueryable<MembreLu> EnMembres(this IQueryable<DroitGestionnaire> droits) =>
        droits
            .OrderByDescending(d => d.Administre)
            .ThenBy(d => d.Utilisateur!.Nom)
            .ThenBy(d => d.Utilisateur!.Prenom)
            .ThenBy(d => d.Id)
            .Select(d => new MembreLu(
                d.Id,
                d.UtilisateurId,
                d.Utilisateur!.Prenom + " " + d.Utilisateur.Nom,
                d.Utilisateur.Email,
                d.Du,
                new DroitsMembre(d.Administre, d.Ecrit, d.Repond, d.LieuxIds),
                d.RecoitReservations
            ));
}
