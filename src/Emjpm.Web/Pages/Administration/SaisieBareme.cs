using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Designation;

namespace Emjpm.Web.Pages.Administration;

/// <summary>What is typed of a draft of the bareme: whole points, kilometres and days.</summary>
public sealed class SaisieBareme : SaisiePoids
{
    public int Version { get; set; }

    [Display(Name = "Nom", Description = "Ce qui change, en quelques mots.")]
    [Required(ErrorMessage = "Saisissez un nom pour cette version.")]
    [StringLength(VersionBareme.NomMax)]
    public string? Nom { get; set; }

    [Display(Name = "Proximité pleine", Description = "En kilomètres : tous les points jusque-là.")]
    [Required]
    [Range(0, 200)]
    public int? ProximitePleineKm { get; set; }

    [Display(Name = "Proximité : moitié tous les", Description = "En kilomètres, au-delà.")]
    [Required]
    [Range(1, 500)]
    public int? ProximiteMoitieKm { get; set; }

    [Display(
        Name = "Mesures pour démontrer",
        Description = "Combien en faut-il pour qu’un accompagnement soit démontré."
    )]
    [Required]
    [Range(1, 100)]
    public int? MesuresPourDemontrer { get; set; }

    [Display(
        Name = "Part pour une place",
        Description = "En % des points de disponibilité, dès la première place libre."
    )]
    [Required]
    [Range(0, 100)]
    public int? PartPourUnePlace { get; set; }

    [Display(
        Name = "Places pleines",
        Description = "En % de la capacité : tous les points de disponibilité à partir de là."
    )]
    [Required]
    [Range(1, 100)]
    public int? PlacesPleinesPourcent { get; set; }

    [Display(Name = "Fraîcheur pleine", Description = "En jours : tous les points jusque-là.")]
    [Required]
    [Range(0, 3650)]
    public int? FraicheurPleineJours { get; set; }

    [Display(Name = "Fraîcheur nulle", Description = "En jours : aucun point à partir de là.")]
    [Required]
    [Range(1, 3650)]
    public int? FraicheurNulleJours { get; set; }

    [Display(Name = "Réponse pleine", Description = "Délai moyen en jours : tous les points.")]
    [Required]
    [Range(0, 365)]
    public int? ReponsePleineJours { get; set; }

    [Display(Name = "Réponse nulle", Description = "Délai moyen en jours : aucun point.")]
    [Required]
    [Range(1, 365)]
    public int? ReponseNulleJours { get; set; }

    [Display(
        Name = "Réponses minimum",
        Description = "En dessous, la ligne vaut la moitié de ses points."
    )]
    [Required]
    [Range(1, 100)]
    public int? ReponsesMinimum { get; set; }

    public static SaisieBareme De(VersionBareme version)
    {
        var r = version.Regles;
        var saisie = new SaisieBareme
        {
            Version = version.Version,
            Nom = version.Nom,
            ProximitePleineKm = (int)r.ProximitePleineKm,
            ProximiteMoitieKm = (int)r.ProximiteMoitieKm,
            MesuresPourDemontrer = r.MesuresPourDemontrer,
            PartPourUnePlace = r.PartPourUnePlace,
            PlacesPleinesPourcent = r.PlacesPleinesPourcent,
            FraicheurPleineJours = r.FraicheurPleineJours,
            FraicheurNulleJours = r.FraicheurNulleJours,
            ReponsePleineJours = (int)r.ReponsePleineJours,
            ReponseNulleJours = (int)r.ReponseNulleJours,
            ReponsesMinimum = r.ReponsesMinimum,
        };
        saisie.Prendre(r.Poids);
        return saisie;
    }

    /// <summary>The rules with what was typed.</summary>
    public Bareme Dans(Bareme regles) =>
        regles with
        {
            Poids = LirePoids(),
            ProximitePleineKm = ProximitePleineKm!.Value,
            ProximiteMoitieKm = ProximiteMoitieKm!.Value,
            MesuresPourDemontrer = MesuresPourDemontrer!.Value,
            PartPourUnePlace = PartPourUnePlace!.Value,
            PlacesPleinesPourcent = PlacesPleinesPourcent!.Value,
            FraicheurPleineJours = FraicheurPleineJours!.Value,
            FraicheurNulleJours = FraicheurNulleJours!.Value,
            ReponsePleineJours = ReponsePleineJours!.Value,
            ReponseNulleJours = ReponseNulleJours!.Value,
            ReponsesMinimum = ReponsesMinimum!.Value,
        };
}
