using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure already held is entered, once those that look like it were seen.</summary>
public sealed class NouvelleModel(Perimetre perimetre, CreerMesure creer, TimeProvider horloge)
    : PageModel,
        IFormulaire,
        IDemandeLieuVie
{
    [BindProperty]
    public SaisieNouvelleMesure Saisie { get; set; } = new();
    SaisieSituation IDemandeLieuVie.Saisie => Saisie;

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public IReadOnlyList<SelectListItem> Tribunaux { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];

    /// <summary>The mesures to look at before saving; null when there is none.</summary>
    public ResultatCreation.Semblables? Semblables { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (!perimetre.Acteur.Gestionnaire!.Droits.Ecrit)
        {
            TempData["Avertissement"] =
                "Votre accès est en lecture seule : un administrateur peut vous donner le droit d’enregistrer des mesures.";
            return Redirect("/gestionnaire/mesures");
        }
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync()
    {
        var (annulation, aujourdhui) = (HttpContext.RequestAborted, horloge.Aujourdhui());
        Tribunaux = await ChoixMesure.TribunauxAsync(perimetre, aujourdhui, null, annulation);
        Lieux = await ChoixMesure.LieuxAsync(perimetre, aujourdhui, annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var commune = await Commune.LireAsync(Saisie, annulation);
        var resultat = await ChampCommune.SousLeChampAsync(() =>
            creer.ExecuterAsync(
                perimetre.Acteur,
                new NouvelleMesure
                {
                    NumeroRg = Saisie.NumeroRg!,
                    NumeroDossier = Saisie.NumeroDossier,
                    TribunalId = Saisie.TribunalId!.Value,
                    Cabinet = Saisie.Cabinet,
                    Civilite = Saisie.Civilite!.Value,
                    AnneeNaissance = Saisie.AnneeNaissance!.Value,
                    DatePremiereProtection = Saisie.DatePremiereProtection,
                    DateNomination = Saisie.DateNomination!.Value,
                    Echeance = Saisie.Echeance,
                    Situation = new SituationMesure(
                        Saisie.Nature!.Value,
                        Saisie.Champ,
                        Saisie.LieuVie,
                        Saisie.TypeEtablissement,
                        commune,
                        Saisie.Pays
                    ),
                    LieuExerciceId = Saisie.LieuExerciceId!.Value,
                    ConfirmerSemblables = Saisie.ConfirmerSemblables,
                },
                annulation
            )
        );
        if (resultat is ResultatCreation.Creee creee)
        {
            TempData["Succes"] = "La mesure est enregistrée.";
            return RedirectToPage("Mesure", new { id = creee.Id });
        }
        Semblables = (ResultatCreation.Semblables)resultat;
        await ChargerAsync();
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}

/// <summary>A mesure that the gestionnaire enters.</summary>
[ModelMetadataType<LibellesMesure>]
public sealed class SaisieNouvelleMesure : SaisieSituation
{
    [Required(ErrorMessage = "Choisissez le tribunal qui a prononcé la mesure.")]
    public int? TribunalId { get; set; }

    [Display(
        Name = "Cabinet du tribunal",
        Description = "Son nom tel que le tribunal l’utilise, par exemple « Cabinet 2 »"
    )]
    public string? Cabinet { get; set; }

    [Required(ErrorMessage = "Saisissez le numéro RG de la décision.")]
    public string? NumeroRg { get; set; }
    public string? NumeroDossier { get; set; }

    [Display(Name = "Nature de la mesure")]
    [Required(ErrorMessage = "Choisissez la nature de la mesure.")]
    public NatureMesure? Nature { get; set; }

    [Display(
        Name = "Champ de la mesure",
        Description = "Une mesure d’accompagnement judiciaire ne porte que sur les biens."
    )]
    public ChampMesure? Champ { get; set; }
    public DateOnly? DateNomination { get; set; }

    [Display(
        Name = "Première mise sous protection",
        Description = "Si la personne était déjà protégée avant votre nomination."
    )]
    public DateOnly? DatePremiereProtection { get; set; }

    [Display(
        Name = "Échéance fixée par le jugement",
        Description = "Laissez vide si le jugement n’en fixe pas : l’échéance légale est calculée (5 ans pour une curatelle ou une tutelle, 2 ans pour une MAJ, 1 an pour une sauvegarde)."
    )]
    public DateOnly? Echeance { get; set; }
    public Civilite? Civilite { get; set; }
    public int? AnneeNaissance { get; set; }

    [Required(ErrorMessage = "Choisissez le lieu d’exercice qui suit la mesure.")]
    public int? LieuExerciceId { get; set; }

    [Display(Name = "J’ai vérifié : c’est une autre mesure, je l’enregistre.")]
    public bool ConfirmerSemblables { get; set; }
}
