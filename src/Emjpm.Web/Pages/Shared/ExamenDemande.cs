using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Demandes;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>What decides of a request: never a hash.</summary>
public sealed record DemandeLue
{
    public required TraitsDemande Traits { get; init; }
    public string? Telephone { get; init; }
    public string? Cabinet { get; init; }
    public string? Message { get; init; }
    public int? GestionnaireId { get; init; }
    public string? Inscription { get; init; }
    public string? Precision { get; init; }
    public string? Reponse { get; init; }
    public string? MotifRefus { get; init; }
}

/// <summary>The three acts of the desk.</summary>
public sealed class ActesDemande(
    ApprouverDemande approuver,
    RefuserDemande refuser,
    PreciserDemande preciser
)
{
    public ApprouverDemande Approuver { get; } = approuver;
    public RefuserDemande Refuser { get; } = refuser;
    public PreciserDemande Preciser { get; } = preciser;
}

/// <summary>A request examined: approved, refused with a reason, or a precision asked for. One page for each space.</summary>
public abstract class ExamenDemande(Perimetre perimetre, ActesDemande actes, TimeProvider horloge)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieExamen Saisie { get; set; } = new();

    /// <summary>Address of the list.</summary>
    public abstract string Liste { get; }

    public DemandeLue? Demande { get; private set; }
    public LigneDemande? Ligne { get; private set; }
    public bool Introuvable => Demande is null;
    public IReadOnlyList<EntreeCandidate> Candidats { get; private set; } = [];
    public DateTime Maintenant { get; } = horloge.GetUtcNow().UtcDateTime;
    public bool Professionnel => Ligne!.Profil.Type() is not null;

    /// <summary>Whether the actor may enter somebody in the registry.</summary>
    public bool TientLeRegistre => perimetre.Acteur.Territoire is not null;

    public IEnumerable<SelectListItem> Choix =>
        Candidats.Select(c => new OptionDsfr(
            c.Id.ToString(CultureInfo.InvariantCulture),
            $"{c.Nom} (fiche n°{Core.Referentiels.Francais.Insecable}{c.Id})",
            c.Comptes == 0
                ? Core.Referentiels.Francais.EnTete(c.Raison)
                : $"{Core.Referentiels.Francais.EnTete(c.Raison)}. {Core.Referentiels.Francais.Nombre(c.Comptes, "compte déjà ouvert", "comptes déjà ouverts")}"
        ));

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        Saisie.Inscription = Demande!.GestionnaireId;
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var siennes = perimetre.Demandes.Where(d => d.Id == Id);
        Ligne = await siennes.EnLignes().SingleOrDefaultAsync(annulation);
        if (Ligne is null)
            return;
        Demande = await siennes
            .Select(d => new DemandeLue
            {
                Traits = new TraitsDemande
                {
                    Profil = d.Profil,
                    NomComplet = d.Prenom + " " + d.Nom,
                    Courriel = d.Courriel,
                    Siret = d.Siret,
                    Structure = d.Structure,
                    DepartementCode = d.DepartementCode,
                },
                Telephone = d.Telephone,
                Cabinet = d.Cabinet,
                Message = d.Message,
                GestionnaireId = d.GestionnaireId,
                Inscription = d.Gestionnaire!.Nom,
                Precision = d.Precision,
                Reponse = d.Reponse,
                MotifRefus = d.MotifRefus,
            })
            .SingleAsync(annulation);
        if (Professionnel && Ligne.Etat == EtatDemande.EnAttente)
            Candidats = await perimetre.EntreesAOuvrir.CandidatsAsync(
                Demande.Traits,
                horloge.Aujourdhui(),
                annulation
            );
    }

    public async Task<IActionResult> OnPostApprouverAsync() =>
        await actes.Approuver.ExecuterAsync(
            perimetre.Acteur,
            Id,
            Saisie.Numero ?? Saisie.Inscription,
            HttpContext.RequestAborted
        )
            ? Revenir(
                "La demande est approuvée : le compte est ouvert et la personne est prévenue."
            )
            : NotFound();

    public async Task<IActionResult> OnPostRefuserAsync() =>
        await actes.Refuser.ExecuterAsync(
            perimetre.Acteur,
            Id,
            Saisie.Motif,
            HttpContext.RequestAborted
        )
            ? Revenir("La demande est refusée : la raison est envoyée à la personne.")
            : NotFound();

    public async Task<IActionResult> OnPostPreciserAsync() =>
        await actes.Preciser.ExecuterAsync(
            perimetre.Acteur,
            Id,
            Saisie.Precision,
            HttpContext.RequestAborted
        )
            ? Revenir(
                "Votre question est envoyée. Une réponse écrite s’affiche sur la demande, un document arrive à votre adresse électronique."
            )
            : NotFound();

    private RedirectResult Revenir(string message)
    {
        TempData["Succes"] = message;
        return Redirect(Liste);
    }
}

/// <summary>What whoever examines a request types; each act reads its own.</summary>
public sealed class SaisieExamen
{
    [Display(Name = "Inscription au registre que ce compte représente")]
    public int? Inscription { get; set; }

    [Display(
        Name = "Autre fiche du registre",
        Description = "Son numéro, s’il n’est pas proposé : il figure dans l’adresse de la fiche."
    )]
    [Range(1, int.MaxValue)]
    public int? Numero { get; set; }

    [Display(
        Name = "Ce que vous demandez",
        Description = "Une précision, à laquelle la personne répond sur cette demande ; ou un document, qu’elle envoie à votre adresse électronique."
    )]
    [StringLength(DemandeCompte.TexteMax)]
    public string? Precision { get; set; }

    [Display(
        Name = "Raison du refus",
        Description = "Elle est envoyée telle quelle à la personne."
    )]
    [StringLength(DemandeCompte.TexteMax)]
    public string? Motif { get; set; }
}
