using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The facts of a mesure that are not its situation.</summary>
public sealed class ModifierModel(
    Perimetre perimetre,
    ModifierMesure modifier,
    TimeProvider horloge
) : FormulaireMesure(perimetre)
{
    [BindProperty]
    public SaisieFaits Saisie { get; set; } = new();

    public IReadOnlyList<SelectListItem> Tribunaux { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];
    public IReadOnlyList<string> Cabinets { get; private set; } = [];

    public override async Task ChargerAsync()
    {
        await base.ChargerAsync();
        if (Introuvable)
            return;
        var (annulation, aujourdhui) = (HttpContext.RequestAborted, horloge.Aujourdhui());
        var tribunal = Saisie.TribunalId ?? Mesure.TribunalId;
        Tribunaux = await ChoixMesure.TribunauxAsync(
            Perimetre,
            aujourdhui,
            Mesure.TribunalId,
            annulation
        );
        Lieux = await ChoixMesure.LieuxAsync(Perimetre, aujourdhui, annulation);
        Cabinets = await Perimetre
            .Tribunaux.Where(t => t.Id == tribunal)
            .SelectMany(t => t.Cabinets)
            .OrderBy(c => c.Nom)
            .Select(c => c.Nom)
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ArriverAsync(StatutMesure.EnCours, StatutMesure.Eteinte) is { } reponse)
            return reponse;
        Saisie = new SaisieFaits
        {
            TribunalId = Mesure.TribunalId,
            Cabinet = Mesure.Cabinet,
            NumeroRg = Mesure.NumeroRg,
            NumeroDossier = Mesure.NumeroDossier,
            LieuExerciceId = Mesure.LieuId,
            Civilite = Mesure.Civilite,
            AnneeNaissance = Mesure.AnneeNaissance,
            DatePremiereProtection = Mesure.DatePremiereProtection,
            DateNomination = Mesure.DateNomination,
            DateProtectionEnCours = Mesure.DateProtectionEnCours,
            Echeance = Mesure.EcheanceFixee ? Mesure.Echeance : null,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await modifier.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                new FaitsModifies
                {
                    TribunalId = Saisie.TribunalId,
                    Cabinet = Saisie.Cabinet,
                    NumeroRg = Saisie.NumeroRg,
                    NumeroDossier = Saisie.NumeroDossier,
                    LieuExerciceId = Saisie.LieuExerciceId,
                    Civilite = Saisie.Civilite!.Value,
                    AnneeNaissance = Saisie.AnneeNaissance!.Value,
                    DatePremiereProtection = Saisie.DatePremiereProtection,
                    DateNomination = Saisie.DateNomination!.Value,
                    DateProtectionEnCours = Saisie.DateProtectionEnCours,
                    Echeance = Saisie.Echeance,
                    Raison = Saisie.Raison,
                    Version = Saisie.Version,
                },
                HttpContext.RequestAborted
            ),
            "Les faits de la mesure sont enregistrés."
        );
}

/// <summary>The facts of a mesure, as the form gives them back.</summary>
[ModelMetadataType<LibellesMesure>]
public sealed class SaisieFaits
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }
    public int? TribunalId { get; set; }
    public string? Cabinet { get; set; }
    public string? NumeroRg { get; set; }
    public string? NumeroDossier { get; set; }

    [Display(
        Name = "Lieu d’exercice qui suit la mesure",
        Description = "Les places des deux lieux changent aussitôt."
    )]
    public int? LieuExerciceId { get; set; }
    public Civilite? Civilite { get; set; }
    public int? AnneeNaissance { get; set; }

    [Display(
        Name = "Première mise sous protection",
        Description = "Le même jour que votre nomination, ou avant."
    )]
    public DateOnly? DatePremiereProtection { get; set; }
    public DateOnly? DateNomination { get; set; }

    [Display(
        Name = "Date de la protection en cours",
        Description = "Depuis quand la nature et le champ actuels s’appliquent."
    )]
    public DateOnly? DateProtectionEnCours { get; set; }
    public DateOnly? Echeance { get; set; }

    [Display(
        Name = "Raison de la correction",
        Description = "Nécessaire pour remplacer un numéro RG, une identité ou une date déjà enregistrés. Ne nommez pas la personne."
    )]
    [StringLength(Core.Mesures.Mesure.TexteMax)]
    public string? Raison { get; set; }
}
