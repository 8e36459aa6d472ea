using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core.Comptes;
using Emjpm.Core.Gestionnaires;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The rights of a member, as they are ticked.</summary>
public class SaisieDroits
{
    [Display(
        Name = "Administre le service",
        Description = "Membres, lieux et profil ; a tous les droits, sur tous les lieux."
    )]
    public bool Administre { get; set; }

    [Display(Name = "Modifie les mesures", Description = "Sinon, l’accès est en lecture seule.")]
    public bool Ecrit { get; set; } = true;

    [Display(Name = "Répond aux réservations et ouvre les mesures")]
    public bool Repond { get; set; } = true;

    [Display(
        Name = "Reçoit les réservations par courriel",
        Description = "Celles des lieux auxquels ses droits s’étendent."
    )]
    public bool RecoitReservations { get; set; } = true;

    [Display(
        Name = "Limiter à certains lieux",
        Description = "Aucune case cochée : tous les lieux, et les mesures sans lieu."
    )]
    public List<string> Lieux { get; set; } = [];

    /// <summary>For the operation.</summary>
    public DroitsDemandes Demandes() =>
        new()
        {
            Administre = Administre,
            Ecrit = Ecrit,
            Repond = Repond,
            Lieux =
            [
                .. Lieux.Select(l =>
                    int.TryParse(l, CultureInfo.InvariantCulture, out var id) ? id : 0
                ),
            ],
            RecoitReservations = RecoitReservations,
        };

    /// <summary>The sites to which rights may be limited.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> ChoixLieuxAsync(
        Perimetre perimetre,
        DateOnly date,
        CancellationToken annulation
    ) =>
        [
            .. (
                await perimetre
                    .Lieux.NonFermes(date)
                    .OrderBy(l => l.Nom)
                    .ThenBy(l => l.Id)
                    .Select(l => new { l.Id, l.Nom })
                    .ToListAsync(annulation)
            ).Select(l => new SelectListItem(l.Nom, l.Id.ToString(CultureInfo.InvariantCulture))),
        ];
}

/// <summary>A page that asks the rights of a member.</summary>
public interface IDemandeDroits
{
    SaisieDroits Saisie { get; }
    IReadOnlyList<SelectListItem> Lieux { get; }
}
