using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A situation entered wrongly is corrected, or withdrawn.</summary>
public sealed class CorrigerSituationModel(
    Perimetre perimetre,
    CorrigerSituation corriger,
    RetirerSituation retirer
) : FormulaireMesure(perimetre), IDemandeLieuVie
{
    [BindProperty(SupportsGet = true)]
    public int EtatId { get; set; }

    [BindProperty]
    public SaisieCorrectionSituation Saisie { get; set; } = new();
    SaisieSituation IDemandeLieuVie.Saisie => Saisie;

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public EtatLu? Etat { get; private set; }
    public override bool Introuvable => Etat is null;

    /// <summary>The situation on which the mandate opens, or one of a former mandate: dated by the nomination.</summary>
    public bool DateFixe => Etat!.DateEffet <= Mesure.DateNomination;

    public override async Task ChargerAsync()
    {
        await base.ChargerAsync();
        Etat = base.Introuvable ? null : Mesure.Etats.FirstOrDefault(e => e.Id == EtatId);
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ArriverAsync(StatutMesure.EnCours, StatutMesure.Eteinte) is { } reponse)
            return reponse;
        Saisie = new SaisieCorrectionSituation
        {
            DateEffet = Etat!.DateEffet,
            Nature = Etat.Nature,
            Champ = Etat.Champ,
            LieuVie = Etat.LieuVie,
            TypeEtablissement = Etat.TypeEtablissement,
            Pays = Etat.Pays,
            Commune = Etat.Commune?.Nom,
            CommuneCode = Etat.CommuneCode,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var commune = await Commune.LireAsync(Saisie, annulation);
        return Revenir(
            await ChampCommune.SousLeChampAsync(() =>
                corriger.ExecuterAsync(
                    Perimetre.Acteur,
                    Id,
                    EtatId,
                    new CorrectionSituation
                    {
                        DateEffet = Saisie.DateEffet!.Value,
                        Situation = new SituationMesure(
                            Saisie.Nature!.Value,
                            Saisie.Champ,
                            Saisie.LieuVie,
                            Saisie.TypeEtablissement,
                            commune,
                            Saisie.Pays
                        ),
                        Raison = Saisie.Raison,
                        Version = Saisie.Version,
                    },
                    annulation
                )
            ),
            "La situation est corrigée."
        );
    }

    public async Task<IActionResult> OnPostRetirerAsync() =>
        Revenir(
            await retirer.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                EtatId,
                Saisie.Raison,
                Saisie.Version,
                HttpContext.RequestAborted
            ),
            "La situation est retirée."
        );
}

/// <summary>A situation as it should have been entered.</summary>
public sealed class SaisieCorrectionSituation : SaisieSituation
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(Name = "Date de la situation")]
    [Required(ErrorMessage = "Saisissez la date de la situation.")]
    public DateOnly? DateEffet { get; set; }

    [Display(
        Name = "Nature de la mesure",
        Description = "Une nature ou un champ corrigés le sont aussi dans les situations suivantes qui les répétaient."
    )]
    [Required(ErrorMessage = "Choisissez la nature de la mesure.")]
    public NatureMesure? Nature { get; set; }

    [Display(Name = "Champ de la mesure")]
    public ChampMesure? Champ { get; set; }

    [Display(
        Name = "Raison de la correction",
        Description = "Par exemple « mauvaise commune choisie dans la liste ». Ne nommez pas la personne."
    )]
    [Required(ErrorMessage = "Dites pourquoi : la raison reste dans l’histoire de la mesure.")]
    [StringLength(Core.Mesures.Mesure.TexteMax)]
    public string? Raison { get; set; }
}
