using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Mesures;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The person lives elsewhere since a date.</summary>
public sealed class ChangerSituationModel(Perimetre perimetre, ChangerSituation changer)
    : FormulaireMesure(perimetre),
        IDemandeLieuVie
{
    [BindProperty]
    public SaisieChangement Saisie { get; set; } = new();
    SaisieSituation IDemandeLieuVie.Saisie => Saisie;

    public ChampCommune Commune { get; } = new(perimetre.Communes);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ArriverAsync(StatutMesure.EnCours) is { } reponse)
            return reponse;
        Saisie = new SaisieChangement
        {
            LieuVie = Mesure.LieuVie,
            TypeEtablissement = Mesure.TypeEtablissement,
            Pays = Mesure.Pays,
            Commune = Mesure.Commune?.Nom,
            CommuneCode = Mesure.CommuneCode,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var commune = await Commune.LireAsync(Saisie, annulation);
        return Revenir(
            await ChampCommune.SousLeChampAsync(() =>
                changer.ExecuterAsync(
                    Perimetre.Acteur,
                    Id,
                    new ChangementSituation
                    {
                        DateEffet = Saisie.DateEffet!.Value,
                        LieuVie = Saisie.LieuVie!.Value,
                        TypeEtablissement = Saisie.TypeEtablissement,
                        CommuneCode = commune,
                        Pays = Saisie.Pays,
                        Version = Saisie.Version,
                    },
                    annulation
                )
            ),
            "Le changement de situation est enregistré."
        );
    }
}

/// <summary>A situation from a date on.</summary>
public sealed class SaisieChangement : SaisieSituation
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(
        Name = "Date du changement",
        Description = "Une date avant la dernière situation complète l’histoire sans changer la situation d’aujourd’hui."
    )]
    [Required(ErrorMessage = "Saisissez la date du changement.")]
    public DateOnly? DateEffet { get; set; }
}
