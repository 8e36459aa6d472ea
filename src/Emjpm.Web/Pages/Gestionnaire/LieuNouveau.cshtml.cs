using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Opens an office, an antenne, or an établissement of the habilitation of a préposé.</summary>
public sealed class LieuNouveauModel(Perimetre perimetre, OuvrirLieu ouvrir, TimeProvider horloge)
    : PageModel,
        IFormulaire,
        IDemandeAdresse
{
    [BindProperty]
    public SaisieNouveauLieu Saisie { get; set; } = new();
    SaisieAdresseLieu IDemandeAdresse.Saisie => Saisie;

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public bool EstPrepose => perimetre.Acteur.Gestionnaire!.Type == TypeGestionnaire.Prepose;

    /// <summary>Établissements of the habilitations in force that have no open site.</summary>
    public IReadOnlyList<SelectListItem> Etablissements { get; private set; } = [];

    /// <summary>« Nord (59) : 90 autorisées, 62 déjà souhaitées », a line for each habilitation that sets a number.</summary>
    public IReadOnlyList<string> Partages { get; private set; } = [];

    public string Titre =>
        perimetre.Acteur.Gestionnaire!.Type switch
        {
            TypeGestionnaire.Service => "Ouvrir une antenne",
            TypeGestionnaire.Prepose => "Ajouter un établissement",
            _ => "Ouvrir un bureau",
        };

    public async Task<IActionResult> OnGetAsync()
    {
        if (!perimetre.Acteur.Gestionnaire!.Droits.Administre)
        {
            TempData["Avertissement"] = "Seul un administrateur peut ouvrir un lieu.";
            return Redirect("/gestionnaire/lieux");
        }
        Saisie.OuvertLe = horloge.Aujourdhui();
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync()
    {
        var (annulation, date) = (HttpContext.RequestAborted, horloge.Aujourdhui());
        var actes = await perimetre
            .Habilitations.Where(Habilitation.ActiveLe(date))
            .Select(h => new
            {
                h.DepartementCode,
                h.EtablissementFiness,
                Etablissement = h.Etablissement!.Nom,
                Commune = h.Etablissement.Commune!.Nom,
            })
            .ToListAsync(annulation);
        if (EstPrepose)
        {
            var ouverts = await perimetre
                .Lieux.NonFermes(date)
                .Select(l => l.EtablissementFiness)
                .ToListAsync(annulation);
            Etablissements =
            [
                .. actes
                    .Where(a =>
                        a.EtablissementFiness is not null
                        && !ouverts.Contains(a.EtablissementFiness)
                    )
                    .DistinctBy(a => a.EtablissementFiness)
                    .OrderBy(a => a.Etablissement, StringComparer.Ordinal)
                    .Select(a => new SelectListItem(
                        $"{a.Etablissement}, {a.Commune}",
                        a.EtablissementFiness
                    )),
            ];
            return;
        }
        var phrases = new List<string>();
        foreach (var departement in actes.Select(a => a.DepartementCode).Distinct().Order())
            if (
                await PartageCapacite.LireAsync(
                    perimetre.Gestionnaires,
                    new LieuPartage(0, perimetre.Acteur.GestionnaireId, departement, null),
                    date,
                    annulation
                ) is
                { } partage
            )
                phrases.Add(partage.Phrase);
        Partages = phrases;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var commune = EstPrepose
            ? null
            : await Commune.LireAsync(
                Saisie.Commune,
                Saisie.CommuneCode,
                nameof(Saisie.Commune),
                annulation
            );
        if (!EstPrepose && commune is null)
            throw new RegleMetierException("Saisissez la commune du lieu.", nameof(Saisie.Commune));
        var id = await ouvrir.ExecuterAsync(
            perimetre.Acteur,
            new LieuAOuvrir
            {
                Faits = new FaitsLieu
                {
                    Nom = Saisie.Nom,
                    Adresse = Saisie.Adresse,
                    CodePostal = Saisie.CodePostal,
                    CommuneCode = commune,
                    ContactNom = Saisie.ContactNom,
                    Telephone = Saisie.Telephone,
                },
                EtablissementFiness = Saisie.EtablissementFiness,
                OuvertLe = Saisie.OuvertLe!.Value,
                CapaciteSouhaitee = Saisie.CapaciteSouhaitee!.Value,
                ContactCourriel = Saisie.ContactCourriel,
            },
            annulation
        );
        TempData["Succes"] =
            "Le lieu est enregistré. Déclarez sa zone d’intervention pour que les juges sachent où il travaille.";
        return Redirect($"/gestionnaire/lieux/{id}");
    }
}

/// <summary>A page that asks the address of a site.</summary>
public interface IDemandeAdresse
{
    SaisieAdresseLieu Saisie { get; }
    ChampCommune Commune { get; }
}

/// <summary>The address and the contact of a site.</summary>
public class SaisieAdresseLieu
{
    [Display(
        Name = "Nom du lieu",
        Description = "Tel que les juges le lisent, par exemple « Antenne de Tourcoing »"
    )]
    public string? Nom { get; set; }

    [Display(
        Name = "Numéro et voie",
        Description = "Sans eux, les distances sont mesurées depuis le centre de la commune."
    )]
    public string? Adresse { get; set; }

    [Display(
        Name = "Commune",
        Description = "Nom ou code postal, par exemple « Lille » ou « 59000 »"
    )]
    [StringLength(120, ErrorMessage = "Saisissez 120 caractères au plus.")]
    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }

    [Display(Name = "Code postal", Description = "À préciser quand la commune en a plusieurs.")]
    [StringLength(5, ErrorMessage = "Saisissez 5 chiffres.")]
    public string? CodePostal { get; set; }

    [Display(Name = "Personne à contacter")]
    public string? ContactNom { get; set; }

    [Display(Name = "Téléphone", Description = "Dix chiffres, par exemple 03 20 00 00 00")]
    public string? Telephone { get; set; }
}

/// <summary>A new site.</summary>
public sealed class SaisieNouveauLieu : SaisieAdresseLieu
{
    [Display(
        Name = "Établissement",
        Description = "Ceux de vos habilitations. Pour un autre, adressez-vous à la direction départementale."
    )]
    public string? EtablissementFiness { get; set; }

    [Display(Name = "Ouvert à partir du")]
    [Required(ErrorMessage = "Saisissez le premier jour d’ouverture.")]
    public DateOnly? OuvertLe { get; set; }

    [Display(
        Name = "Nombre de mesures souhaité",
        Description = "Le nombre total de mesures que vous souhaitez exercer dans ce lieu."
    )]
    [Required(
        ErrorMessage = "Saisissez le nombre de mesures souhaité, 0 pour n’en recevoir aucune."
    )]
    public int? CapaciteSouhaitee { get; set; }

    [Display(
        Name = "Adresse électronique qui reçoit les réservations de ce lieu",
        Description = "Elle s’ajoute aux comptes qui ont choisi de les recevoir."
    )]
    [EmailAddress]
    public string? ContactCourriel { get; set; }
}
