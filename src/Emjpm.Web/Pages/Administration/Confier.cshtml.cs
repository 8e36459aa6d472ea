using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Gives the work under way of somebody who leaves to a colleague.</summary>
[ExigeConfirmation]
public sealed class ConfierModel(PerimetreAdministration perimetre, ConfierTravail confier)
    : FormulaireCompte(perimetre)
{
    [BindProperty]
    public SaisieConfier Saisie { get; set; } = new();

    public TravailEnCours? Travail { get; private set; }
    public IEnumerable<SelectListItem> Collegues =>
        Travail!.Collegues.Select(c => new SelectListItem($"{c.Nom}, {c.Ou}", $"{c.Id}"));

    public override async Task ChargerAsync()
    {
        await base.ChargerAsync();
        if (Compte is not null)
            Travail = await confier.LireAsync(Perimetre.Acteur, Id, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var nombre = await confier.ExecuterAsync(
            Perimetre.Acteur,
            Id,
            Saisie.Vers!.Value,
            Saisie.Motif!.Value,
            HttpContext.RequestAborted
        );
        return Revenir(
            nombre is not null,
            $"{Francais.Nombre(nombre ?? 0, "dossier est confié", "dossiers sont confiés")} : la personne qui les reprend est prévenue."
        );
    }

    public sealed class SaisieConfier
    {
        [Display(Name = "À qui")]
        [Required(ErrorMessage = "Choisissez la personne qui reprend ce travail.")]
        public int? Vers { get; set; }

        [Display(Name = "Motif", Description = "Il est gardé dans l’historique.")]
        [Required(ErrorMessage = "Choisissez pourquoi ce travail est confié.")]
        public MotifConfier? Motif { get; set; }
    }
}
