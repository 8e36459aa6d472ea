using System.ComponentModel.DataAnnotations;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>
/// Labels and messages of the facts of a mesure, the same in every form that asks them; a form says on its own property what
/// it asks otherwise.
/// </summary>
public sealed class LibellesMesure
{
    [Display(Name = "Tribunal")]
    public int? TribunalId { get; set; }

    [Display(Name = "Cabinet du tribunal")]
    [StringLength(100, ErrorMessage = "Saisissez 100 caractères au plus.")]
    public string? Cabinet { get; set; }

    [Display(Name = "Numéro RG", Description = "8 chiffres ou lettres, par exemple 12A34567")]
    [StringLength(40, ErrorMessage = "Saisissez 8 chiffres ou lettres.")]
    public string? NumeroRg { get; set; }

    [Display(Name = "Votre numéro de dossier")]
    [StringLength(
        Core.Mesures.CoherenceMesure.DossierMax,
        ErrorMessage = "Saisissez {1} caractères au plus."
    )]
    public string? NumeroDossier { get; set; }

    [Display(Name = "Champ de la mesure")]
    public string? Champ { get; set; }

    [Display(Name = "Date de nomination", Description = "La date de la décision qui vous désigne.")]
    [Required(ErrorMessage = "Saisissez la date de la décision qui vous désigne.")]
    public DateOnly? DateNomination { get; set; }

    [Display(
        Name = "Échéance fixée par le jugement",
        Description = "Laissez vide si le jugement n’en fixe pas : l’échéance légale est calculée."
    )]
    public DateOnly? Echeance { get; set; }

    [Display(Name = "Civilité")]
    [Required(ErrorMessage = "Choisissez la civilité de la personne.")]
    public string? Civilite { get; set; }

    [Display(Name = "Année de naissance")]
    [Required(ErrorMessage = "Saisissez l’année de naissance de la personne.")]
    public int? AnneeNaissance { get; set; }

    [Display(Name = "Lieu d’exercice qui suit la mesure")]
    public int? LieuExerciceId { get; set; }
}
