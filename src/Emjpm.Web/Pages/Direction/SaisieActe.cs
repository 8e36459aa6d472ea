using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Registre;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What every act of the registry asks.</summary>
public sealed class SaisieActe
{
    [Display(Name = "Date d’effet", Description = "Premier jour où l’acte s’applique.")]
    [Required(ErrorMessage = "Saisissez la date d’effet.")]
    public DateOnly? DateEffet { get; set; }

    [Display(
        Name = "Dernier jour",
        Description = "À laisser vide si la suspension dure jusqu’à nouvel ordre."
    )]
    public DateOnly? Au { get; set; }

    [Display(Name = "Numéro de l’acte", Description = "Par exemple 2026-017.")]
    [StringLength(FaitsHabilitation.NumeroMax)]
    public string? NumeroActe { get; set; }

    [Display(
        Name = "Raison",
        Description = "Elle reste dans l’historique de la fiche, lu par les agents. Ne nommez aucune personne protégée."
    )]
    [Required(
        ErrorMessage = "Indiquez la raison en quelques mots : elle reste dans l’historique de la fiche."
    )]
    [StringLength(ActeRegistre.MotifMax)]
    public string? Motif { get; set; }

    public ActeSaisi Acte =>
        new()
        {
            DateEffet = DateEffet!.Value,
            NumeroActe = NumeroActe,
            Motif = Motif,
        };

    /// <summary>« 2 réservations ont pris fin, les tribunaux en sont informés. »</summary>
    public static string Suites(int terminees) =>
        terminees == 0
            ? ""
            : $" {Core.Referentiels.Francais.Nombre(terminees, "réservation a pris fin", "réservations ont pris fin")}, les tribunaux en sont informés.";
}
