using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A mesure closed by mistake goes on.</summary>
public sealed class RouvrirModel(Perimetre perimetre, RouvrirMesure rouvrir, TimeProvider horloge)
    : FormulaireMesure(perimetre)
{
    [BindProperty]
    public SaisieReouverture Saisie { get; set; } = new();

    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];

    public override async Task ChargerAsync()
    {
        await base.ChargerAsync();
        Lieux = await ChoixMesure.LieuxAsync(
            Perimetre,
            horloge.Aujourdhui(),
            HttpContext.RequestAborted
        );
    }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ArriverAsync(StatutMesure.Eteinte) is { } reponse)
            return reponse;
        Saisie = new SaisieReouverture { LieuExerciceId = Mesure.LieuId };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await rouvrir.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                new ReouvertureMesure
                {
                    Raison = Saisie.Raison,
                    LieuExerciceId = Saisie.LieuExerciceId,
                    Version = Saisie.Version,
                },
                HttpContext.RequestAborted
            ),
            "La mesure est rouverte."
        );
}

/// <summary>Why a mesure is reopened.</summary>
public sealed class SaisieReouverture
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(
        Name = "Pourquoi rouvrez-vous cette mesure ?",
        Description = "Par exemple « clôturée par erreur ». Ne nommez pas la personne."
    )]
    [Required(ErrorMessage = "Dites pourquoi : la raison reste dans l’histoire de la mesure.")]
    [StringLength(Core.Mesures.Mesure.TexteMax)]
    public string? Raison { get; set; }

    [Display(Name = "Lieu d’exercice qui suit la mesure")]
    public int? LieuExerciceId { get; set; }
}
