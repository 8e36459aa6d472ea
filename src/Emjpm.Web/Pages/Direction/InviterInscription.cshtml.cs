using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>An entry of the registry that may be invited.</summary>
public sealed record EntreeAInviter
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required TypeGestionnaire Type { get; init; }
    public string? Courriel { get; init; }
}

/// <summary>Invites an entry of the registry without account: chosen in the list, then its address confirmed.</summary>
public sealed class InviterInscriptionModel(
    Perimetre perimetre,
    InviterAcces inviter,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true, Name = "fiche")]
    public int? Fiche { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Numero { get; set; } = 1;

    [BindProperty]
    public SaisieInscrit Saisie { get; set; } = new();

    public EntreeAInviter? Entree { get; private set; }
    public Tranche<EntreeAInviter> Tranche { get; private set; } = Tranche<EntreeAInviter>.Vide;
    public bool Introuvable => Entree is null;

    public async Task<IActionResult> OnGetAsync()
    {
        var annulation = HttpContext.RequestAborted;
        if (Fiche is { } fiche)
        {
            Saisie.GestionnaireId = fiche;
            await ChargerAsync();
            Saisie.Courriel = Entree?.Courriel;
            return Entree is null ? NotFound() : Page();
        }
        var sansCompte = SansCompte();
        foreach (var mot in Core.Referentiels.Texte.Mots(Texte))
            sansCompte = sansCompte.Where(g => g.TexteRecherche.Contains(mot));
        Tranche = await Tranche<EntreeAInviter>.LireAsync(
            Lire(sansCompte.OrderBy(g => g.TexteRecherche).ThenBy(g => g.Id)),
            Numero,
            annulation
        );
        return Page();
    }

    public async Task ChargerAsync() =>
        Entree = await Lire(perimetre.EntreesAOuvrir.Where(g => g.Id == Saisie.GestionnaireId))
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await inviter.ExecuterAsync(
            perimetre.Acteur,
            new AccesPropose
            {
                Courriel = Saisie.Courriel,
                Role = Role.Gestionnaire,
                GestionnaireId = Saisie.GestionnaireId,
            },
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            $"L’invitation est envoyée à {Saisie.Courriel!.Trim()}. Son code est valable {Invitation.Jours} jours.";
        return Redirect("/direction/invitations");
    }

    private IQueryable<Core.Gestionnaires.Gestionnaire> SansCompte()
    {
        var date = horloge.Aujourdhui();
        var invitees = perimetre
            .InvitationsEnvoyees.Where(i => i.AccepteeLe == null && i.RevoqueeLe == null)
            .Select(i => i.GestionnaireId);
        return perimetre.EntreesAOuvrir.Where(g =>
            (g.SortiLe == null || g.SortiLe > date)
            && !invitees.Contains(g.Id)
            && !g.Droits.Any(d =>
                d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
            )
        );
    }

    private static IQueryable<EntreeAInviter> Lire(
        IQueryable<Core.Gestionnaires.Gestionnaire> entrees
    ) =>
        entrees.Select(g => new EntreeAInviter
        {
            Id = g.Id,
            Nom = g.Nom,
            Type = g.Type,
            Courriel = g.Courriel,
        });
}

/// <summary>The entry to invite, and where.</summary>
public sealed class SaisieInscrit
{
    public int GestionnaireId { get; set; }

    [Display(
        Name = "Adresse électronique",
        Description = "L’invitation ne vaut que pour cette adresse : vérifiez qu’elle est toujours la bonne."
    )]
    [Required(ErrorMessage = "Saisissez l’adresse électronique.")]
    [EmailAddress]
    [StringLength(200)]
    public string? Courriel { get; set; }
}
