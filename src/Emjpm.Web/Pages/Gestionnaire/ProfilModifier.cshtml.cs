using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>What the gestionnaire declares of itself, within what its habilitations permit.</summary>
public sealed class ProfilModifierModel(
    Perimetre perimetre,
    ModifierProfil modifier,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty]
    public SaisieProfil Saisie { get; set; } = new();

    /// <summary>Open courts of the départements of the habilitations.</summary>
    public IReadOnlyList<SelectListItem> Tribunaux { get; private set; } = [];

    /// <summary>Natures the habilitations permit.</summary>
    public IReadOnlyList<SelectListItem> Natures { get; private set; } = [];
    public int Version { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!perimetre.Acteur.Gestionnaire!.Droits.Administre)
        {
            TempData["Avertissement"] = "Seul un administrateur peut modifier le profil.";
            return Redirect("/gestionnaire/profil");
        }
        var g = await ChargerGestionnaireAsync();
        Saisie = new SaisieProfil
        {
            Tribunaux =
            [
                .. g.TribunauxSouhaites.Select(t =>
                    t.TribunalId.ToString(CultureInfo.InvariantCulture)
                ),
            ],
            Langues = [.. g.Langues],
            Accompagnements = [.. g.Accompagnements],
            NaturesAcceptees = [.. g.NaturesAcceptees],
            DeplacementMaxKm = g.DeplacementMaxKm,
            TexteJuge = g.TexteJuge,
            Telephone = g.Telephone,
            Courriel = g.Courriel,
            Version = g.Version,
        };
        return Page();
    }

    public Task ChargerAsync() => ChargerGestionnaireAsync();

    private async Task<Core.Gestionnaires.Gestionnaire> ChargerGestionnaireAsync()
    {
        var (annulation, date) = (HttpContext.RequestAborted, horloge.Aujourdhui());
        var g = await perimetre
            .Gestionnaires.Include(x => x.Habilitations)
            .Include(x => x.TribunauxSouhaites)
            .AsSplitQuery()
            .SingleAsync(annulation);
        Version = g.Version;
        var tribunaux = await perimetre
            .Tribunaux.OuTravailler(g.Habilitations, date)
            .OrderBy(t => t.Nom)
            .ThenBy(t => t.Id)
            .Select(t => new { t.Id, t.Nom })
            .ToListAsync(annulation);
        Tribunaux =
        [
            .. tribunaux.Select(t => new SelectListItem(
                t.Nom,
                t.Id.ToString(CultureInfo.InvariantCulture)
            )),
        ];
        Natures =
        [
            .. ModifierProfil
                .NaturesPermises(g.Habilitations, date)
                .Select(n => new SelectListItem(Francais.EnTete(n.Libelle()), n.ToString())),
        ];
        return g;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await modifier.ExecuterAsync(
            perimetre.Acteur,
            new ProfilDeclare
            {
                Tribunaux =
                [
                    .. Saisie.Tribunaux.Select(t =>
                        int.TryParse(t, CultureInfo.InvariantCulture, out var id) ? id : 0
                    ),
                ],
                Langues = Saisie.Langues,
                Accompagnements = Saisie.Accompagnements,
                NaturesAcceptees = Saisie.NaturesAcceptees,
                DeplacementMaxKm = Saisie.DeplacementMaxKm,
                TexteJuge = Saisie.TexteJuge,
                Telephone = Saisie.Telephone,
                Courriel = Saisie.Courriel,
                Version = Saisie.Version,
            },
            HttpContext.RequestAborted
        );
        TempData["Succes"] =
            "Votre profil est enregistré : les juges le lisent tel qu’il est ci-dessous.";
        return Redirect("/gestionnaire/profil");
    }
}

/// <summary>The profile declared to judges.</summary>
public sealed class SaisieProfil
{
    [Display(
        Name = "Tribunaux pour lesquels vous souhaitez travailler",
        Description = "Ceux des départements de vos habilitations. Les autres peuvent tout de même vous désigner."
    )]
    public List<string> Tribunaux { get; set; } = [];

    [Display(
        Name = "Natures de mesure acceptées",
        Description = "Celles que vos habilitations permettent. Aucune case cochée : vous les acceptez toutes."
    )]
    public List<NatureMesure> NaturesAcceptees { get; set; } = [];

    [Display(Name = "Accompagnements que vous pratiquez")]
    public List<Accompagnement> Accompagnements { get; set; } = [];

    [Display(Name = "Langues parlées")]
    public List<Langue> Langues { get; set; } = [];

    [Display(
        Name = "Déplacement maximal, en kilomètres",
        Description = "Laissez vide si vous n’en fixez pas."
    )]
    public int? DeplacementMaxKm { get; set; }

    [Display(
        Name = "À l’attention des juges",
        Description = "Votre organisation, vos préférences : 1 000 caractères au plus. Ne nommez aucune personne protégée et ne donnez rien qui permette de la reconnaître."
    )]
    public string? TexteJuge { get; set; }

    [Display(Name = "Téléphone", Description = "Dix chiffres, par exemple 03 20 00 00 00")]
    public string? Telephone { get; set; }

    [Display(
        Name = "Adresse électronique",
        Description = "Celle que les juges lisent, par exemple contact@service.fr"
    )]
    [EmailAddress]
    public string? Courriel { get; set; }

    /// <summary>Version of the profile shown when the form was served.</summary>
    public int Version { get; set; }
}
