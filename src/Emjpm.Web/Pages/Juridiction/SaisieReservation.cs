using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>What the reservation form asks.</summary>
public sealed record SaisieReservation
{
    /// <summary>Drawn when the form is served: sent twice, it makes one reservation.</summary>
    public Guid Jeton { get; set; }

    [Display(
        Name = "Numéro RG",
        Description = "8 chiffres ou lettres, par exemple 12A34567. Laissez vide s’il n’est pas encore connu."
    )]
    [StringLength(40, ErrorMessage = "Saisissez 8 chiffres ou lettres, par exemple 12A34567.")]
    public string? NumeroRg { get; set; }

    [Display(Name = "Si le numéro RG n’est pas connu, pourquoi")]
    public MotifSansRg? MotifSansRg { get; set; }

    [Display(Name = "Cabinet")]
    public int? CabinetId { get; set; }

    [Display(Name = "La demande est urgente")]
    public bool Urgent { get; set; }

    [Display(Name = "Date prévisionnelle du jugement")]
    public DateOnly? DateJugement { get; set; }

    [Display(Name = "Nature de la mesure")]
    [Required(ErrorMessage = "Choisissez la nature de la mesure.")]
    public NatureMesure? Nature { get; set; }

    [Display(Name = "Champ de la mesure")]
    public ChampMesure? Champ { get; set; }

    [Display(Name = "Civilité")]
    [Required(ErrorMessage = "Choisissez la civilité de la personne.")]
    public Civilite? Civilite { get; set; }

    [Display(Name = "Année de naissance", Description = "Quatre chiffres, par exemple 1948")]
    [Required(ErrorMessage = "Saisissez l’année de naissance, par exemple 1948.")]
    public int? AnneeNaissance { get; set; }

    [Display(Name = "Lieu de vie")]
    public LieuVie? LieuVie { get; set; }

    [Display(
        Name = "Commune où vit la personne",
        Description = "Nom ou code postal. Sans elle, l’habilitation du mandataire est vérifiée pour le département de votre tribunal."
    )]
    [StringLength(120, ErrorMessage = "Saisissez 120 caractères au plus.")]
    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }

    [Display(
        Name = "Message au mandataire",
        Description = "N’indiquez ni nom ni coordonnées : la personne n’est jamais nommée dans e-MJPM."
    )]
    [StringLength(2000, ErrorMessage = "Raccourcissez le message : 2 000 caractères au plus.")]
    public string? Message { get; set; }

    [Display(Name = "Pourquoi ce choix")]
    public MotifDerogation? MotifDerogation { get; set; }

    [Display(Name = "Précisions sur ce choix")]
    [StringLength(500, ErrorMessage = "Raccourcissez ces précisions : 500 caractères au plus.")]
    public string? TexteDerogation { get; set; }

    public int? LieeAId { get; set; }

    [Display(Name = "Lien avec la première désignation")]
    public TypeLien? TypeLien { get; set; }

    [Display(Name = "Je confirme désigner plusieurs mandataires pour ce numéro RG")]
    public bool ConfirmerAutreGestionnaire { get; set; }

    [Display(Name = "Je confirme ce choix bien qu’aucune place ne soit libre")]
    public bool ConfirmerSansPlace { get; set; }
}
