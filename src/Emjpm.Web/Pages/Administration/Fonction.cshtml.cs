using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Gives an account another function, and an agent its territory.</summary>
[ExigeConfirmation]
public sealed class FonctionModel(PerimetreAdministration perimetre, ChangerRole changer)
    : FormulaireCompte(perimetre)
{
    [BindProperty]
    public SaisieFonction Saisie { get; set; } = new();

    public IReadOnlyList<SelectListItem> Territoires { get; private set; } = [];

    public override async Task ChargerAsync()
    {
        await base.ChargerAsync();
        var annulation = HttpContext.RequestAborted;
        var regions = await Perimetre
            .Regions.OrderBy(r => r.Nom)
            .Select(r => new SelectListItem("Région " + r.Nom, "r-" + r.Code))
            .ToListAsync(annulation);
        var departements = await Perimetre
            .Departements.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, "d-" + d.Code))
            .ToListAsync(annulation);
        Territoires =
        [
            new SelectListItem("France entière", ChangerRole.France),
            .. regions,
            .. departements,
        ];
        if (HttpMethods.IsGet(Request.Method))
            Saisie.Role = Compte?.Role;
    }

    public async Task<IActionResult> OnPostAsync() =>
        Revenir(
            await changer.ExecuterAsync(
                Perimetre.Acteur,
                Id,
                Saisie.Role!.Value,
                Saisie.Territoire,
                HttpContext.RequestAborted
            ),
            "La fonction est changée : elle vaut dès la prochaine page que la personne ouvre. Elle en est prévenue par courriel."
        );

    public sealed class SaisieFonction
    {
        [Display(Name = "Fonction")]
        [Required(ErrorMessage = "Choisissez la fonction de ce compte.")]
        public Role? Role { get; set; }

        [Display(
            Name = "Territoire",
            Description = "Pour un agent de la cohésion sociale : là où il écrit. Les autres fonctions n’en ont pas."
        )]
        [StringLength(10)]
        public string? Territoire { get; set; }
    }
}
