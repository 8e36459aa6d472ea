using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core.Comptes;
using Emjpm.Core.Demandes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Shared;

/// <summary>Invites a member of a court, or an agent, by name. One page for each space that may.</summary>
public abstract class NouvelleInvitation(Perimetre perimetre, InviterAcces inviter)
    : PageModel,
        IFormulaire
{
    /// <summary>What the invitation is to: <c>tribunal</c>, by default, or <c>agent</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Quoi { get; set; }

    /// <summary>The court proposed first, by the page that leads here.</summary>
    [BindProperty(SupportsGet = true, Name = "tribunal")]
    public int? TribunalPropose { get; set; }

    [BindProperty]
    public SaisieAcces Saisie { get; set; } = new();

    /// <summary>Address of the list.</summary>
    public abstract string Liste { get; }

    public bool PourTribunal => Quoi != "agent";

    /// <summary>The court, when the actor invites only there.</summary>
    public ActeurTribunal? SonTribunal => perimetre.Acteur.Tribunal;
    public bool Introuvable =>
        !perimetre.Acteur.DecidePartout() && !(PourTribunal && perimetre.Acteur.Role == Role.Juge);
    public IReadOnlyList<SelectListItem> Tribunaux { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Territoires { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Introuvable)
            return NotFound();
        Saisie.TribunalId = TribunalPropose;
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        if (PourTribunal && SonTribunal is null)
        {
            var lus = await perimetre
                .Tribunaux.Where(t => t.FermeLe == null)
                .OrderBy(t => t.DepartementCode)
                .ThenBy(t => t.NomRecherche)
                .ThenBy(t => t.Id)
                .Select(t => new { t.Id, Nom = t.DepartementCode + " " + t.Nom })
                .ToListAsync(annulation);
            Tribunaux =
            [
                .. lus.Select(t => new SelectListItem(
                    t.Nom,
                    t.Id.ToString(CultureInfo.InvariantCulture)
                )),
            ];
        }
        if (PourTribunal)
            return;
        var (departements, regions) = (
            new SelectListGroup { Name = "Un département" },
            new SelectListGroup { Name = "Une région" }
        );
        var lusDepartements = await perimetre
            .Departements.OrderBy(d => d.Code)
            .Select(d => new { d.Code, d.Nom })
            .ToListAsync(annulation);
        var lusRegions = await perimetre
            .Regions.OrderBy(r => r.Nom)
            .Select(r => new { r.Code, r.Nom })
            .ToListAsync(annulation);
        Territoires =
        [
            new SelectListItem("France entière", SaisieAcces.National),
            .. lusRegions.Select(r => new SelectListItem(r.Nom, $"R{r.Code}") { Group = regions }),
            .. lusDepartements.Select(d => new SelectListItem($"{d.Code} {d.Nom}", $"D{d.Code}")
            {
                Group = departements,
            }),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Introuvable)
            return NotFound();
        await inviter.ExecuterAsync(
            perimetre.Acteur,
            PourTribunal
                ? new AccesPropose
                {
                    Courriel = Saisie.Courriel,
                    Prenom = Saisie.Prenom,
                    Nom = Saisie.Nom,
                    Role = Saisie.Greffier ? Role.Greffier : Role.Juge,
                    TribunalId = SonTribunal?.Id ?? Saisie.TribunalId,
                }
                : new AccesPropose
                {
                    Courriel = Saisie.Courriel,
                    Prenom = Saisie.Prenom,
                    Nom = Saisie.Nom,
                    Role = Role.Direction,
                    Niveau = Saisie.NiveauLu,
                    DepartementCode = Saisie.Code(NiveauTerritoire.Departement),
                    RegionCode = Saisie.Code(NiveauTerritoire.Region),
                },
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            $"L’invitation est envoyée à {Saisie.Courriel!.Trim()}. Son code est valable {Invitation.Jours} jours.";
        return Redirect(Liste);
    }
}

/// <summary>Somebody to invite in a court or on a territory.</summary>
public sealed class SaisieAcces
{
    /// <summary>The whole country, in the list of territories; the others are a letter, R or D, then a code.</summary>
    public const string National = "N";

    [Display(
        Name = "Adresse électronique de la personne",
        Description = "De préférence celle de son administration. L’invitation ne vaut que pour cette adresse."
    )]
    [Required(ErrorMessage = "Saisissez l’adresse électronique de la personne.")]
    [EmailAddress]
    [StringLength(200)]
    public string? Courriel { get; set; }

    [Display(Name = "Prénom")]
    [Required(ErrorMessage = "Saisissez le prénom de la personne.")]
    [StringLength(80)]
    public string? Prenom { get; set; }

    [Display(Name = "Nom")]
    [Required(ErrorMessage = "Saisissez le nom de la personne.")]
    [StringLength(80)]
    public string? Nom { get; set; }

    [Display(Name = "Fonction")]
    public string Fonction { get; set; } = "greffier";

    [Display(Name = "Tribunal")]
    public int? TribunalId { get; set; }

    [Display(Name = "Territoire")]
    public string? Territoire { get; set; }

    public bool Greffier => Fonction != "juge";

    public NiveauTerritoire? NiveauLu =>
        Territoire switch
        {
            National => NiveauTerritoire.National,
            ['R', _, ..] => NiveauTerritoire.Region,
            ['D', _, ..] => NiveauTerritoire.Departement,
            _ => null,
        };

    /// <summary>Code of the territory, when it is of that level.</summary>
    public string? Code(NiveauTerritoire niveau) => NiveauLu == niveau ? Territoire![1..] : null;
}
