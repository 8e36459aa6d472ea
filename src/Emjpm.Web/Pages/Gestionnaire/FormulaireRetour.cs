using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>A form that gives a mesure back its place: reopened, or brought back after a withdrawal.</summary>
public abstract class FormulaireRetour(Perimetre perimetre, TimeProvider horloge)
    : FormulaireMesure(perimetre)
{
    [BindProperty]
    public SaisieRetour Saisie { get; set; } = new();

    /// <summary>The sites that may hold it.</summary>
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

    /// <summary>For the operation.</summary>
    protected ReouvertureMesure Demande() =>
        new()
        {
            Raison = Saisie.Raison,
            LieuExerciceId = Saisie.LieuExerciceId,
            Version = Saisie.Version,
        };
}

/// <summary>Why a mesure comes back, and where.</summary>
public sealed class SaisieRetour
{
    /// <summary>Version of the mesure shown when the form was served.</summary>
    public int Version { get; set; }

    [Display(Name = "Pourquoi ?")]
    [Required(ErrorMessage = "Dites pourquoi : la raison reste dans l’histoire de la mesure.")]
    [StringLength(Core.Mesures.Mesure.TexteMax)]
    public string? Raison { get; set; }

    [Display(Name = "Lieu d’exercice qui suit la mesure")]
    public int? LieuExerciceId { get; set; }
}
