using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Dsfr;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Opens a feature in chosen départements, or everywhere.</summary>
public sealed class FonctionnaliteModel(PerimetreAdministration perimetre, OuvrirFonction ouvrir)
    : PageModel,
        IFormulaire
{
    public static readonly IReadOnlyList<SelectListItem> Etendues =
    [
        new OptionDsfr("true", "Partout"),
        new OptionDsfr("false", "Dans les départements choisis", "Ailleurs, elle est fermée."),
    ];

    /// <summary>Handle of the feature.</summary>
    [BindProperty(SupportsGet = true)]
    public string Fonction { get; set; } = "";

    [BindProperty]
    public SaisieFonction Saisie { get; set; } = new();

    public FonctionTerritoriale? Choisie => Liste<FonctionTerritoriale>.Lire(Fonction);
    public bool Introuvable => Choisie is null;
    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];
    public IReadOnlyList<OuvertureFonction> Histoire { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (Choisie is null)
            return NotFound();
        await ChargerAsync();
        var derniere = Histoire.FirstOrDefault();
        Saisie = new SaisieFonction
        {
            Partout = derniere?.Partout ?? true,
            Departements = [.. derniere?.Departements ?? []],
            Numero = derniere?.Numero ?? 0,
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        if (Choisie is not { } fonction)
            return;
        var annulation = HttpContext.RequestAborted;
        Departements = await perimetre
            .Departements.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
            .ToListAsync(annulation);
        Histoire = await ouvrir.HistoireAsync(fonction, annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Choisie is not { } fonction)
            return NotFound();
        await ouvrir.ExecuterAsync(
            perimetre.Acteur,
            fonction,
            new(Saisie.Partout!.Value, Saisie.Departements, Saisie.Motif, Saisie.Numero),
            HttpContext.RequestAborted
        );
        TempData["Succes"] = Saisie.Partout.Value
            ? $"La fonction «\u00A0{fonction.Libelle()}\u00A0» est ouverte partout."
            : $"La fonction «\u00A0{fonction.Libelle()}\u00A0» est ouverte dans {Francais.Nombre(Saisie.Departements.Count, "département")}, et fermée ailleurs.";
        return Redirect("/administration/deploiement/fonctionnalites");
    }

    /// <summary>Where it is to be open, and why.</summary>
    public sealed class SaisieFonction
    {
        [Display(Name = "Où ouvrir cette fonction")]
        [Required(ErrorMessage = "Choisissez où l’ouvrir.")]
        public bool? Partout { get; set; }

        [Display(Name = "Départements")]
        public List<string> Departements { get; set; } = [];

        [Display(Name = "Motif", Description = "Il reste dans l’historique, avec votre nom.")]
        [Required(ErrorMessage = "Écrivez pourquoi.")]
        [StringLength(OuvertureFonction.MotifMax)]
        public string? Motif { get; set; }

        public int Numero { get; set; }
    }
}
