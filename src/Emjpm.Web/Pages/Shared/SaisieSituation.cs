using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Shared;

/// <summary>Where the person lives, as forms ask it; shown by <c>_LieuVie</c>.</summary>
public abstract class SaisieSituation
{
    [Display(Name = "Lieu de vie")]
    [Required(ErrorMessage = "Choisissez le lieu de vie de la personne.")]
    public LieuVie? LieuVie { get; set; }

    [Display(
        Name = "Type d’établissement",
        Description = "À compléter quand la personne vit en établissement."
    )]
    public TypeEtablissement? TypeEtablissement { get; set; }

    [Display(Name = "Pays")]
    [Required]
    public string Pays { get; set; } = SituationMesure.France;

    [Display(
        Name = "Commune où vit la personne",
        Description = "Nom ou code postal, par exemple « Lille » ou « 59000 »"
    )]
    [StringLength(120, ErrorMessage = "Saisissez 120 caractères au plus.")]
    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }
}

/// <summary>A page whose form asks where the person lives.</summary>
public interface IDemandeLieuVie
{
    SaisieSituation Saisie { get; }
    ChampCommune Commune { get; }
}
