using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Registre.Listes;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The list of a département to drop, and those of the territory already dropped.</summary>
[RequestSizeLimit(EnvoiMax), RequestFormLimits(MultipartBodyLengthLimit = EnvoiMax)]
public sealed class ListesModel(Perimetre perimetre, DeposerListe deposer) : PageModel, IFormulaire
{
    /// <summary>The largest file, and what surrounds it in the form.</summary>
    private const long EnvoiMax = DeposerListe.OctetsMax + 1024 * 1024;

    [FromQuery(Name = "p")]
    public int Numero { get; set; } = 1;

    [BindProperty]
    public SaisieListeDepartement Saisie { get; set; } = new();

    public IReadOnlyList<SelectListItem> Departements { get; private set; } = [];
    public Tranche<ListeDeposee> Tranche { get; private set; } = Tranche<ListeDeposee>.Vide;

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Departements = await perimetre
            .DepartementsDuTerritoire.OrderBy(d => d.Code)
            .Select(d => new SelectListItem(d.Code + " " + d.Nom, d.Code))
            .ToListAsync(annulation);
        Tranche = await Tranche<ListeDeposee>.LireAsync(
            perimetre
                .ImportsListe.OrderByDescending(i => i.CreeLe)
                .ThenByDescending(i => i.Id)
                .Select(i => new ListeDeposee(
                    i.Id,
                    i.NomFichier,
                    i.Departement!.Nom + " (" + i.DepartementCode + ")",
                    i.CreeLe,
                    i.Auteur!.Prenom + " " + i.Auteur.Nom,
                    i.Etat
                )),
            Numero,
            annulation
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await using var contenu = Saisie.Fichier!.OpenReadStream();
        var id = await deposer.ExecuterAsync(
            perimetre.Acteur,
            Saisie.DepartementCode!,
            Saisie.Fichier.FileName,
            contenu,
            HttpContext.RequestAborted
        );
        return RedirectToPage("ListeLue", new { id });
    }
}

/// <summary>A list to drop.</summary>
public sealed class SaisieListeDepartement
{
    [Display(Name = "Département de la liste", Description = "Parmi ceux de votre territoire.")]
    [Required(ErrorMessage = "Choisissez le département de la liste.")]
    public string? DepartementCode { get; set; }

    [Display(Name = "Fichier de la liste")]
    [Required(ErrorMessage = "Choisissez le fichier de la liste.")]
    public IFormFile? Fichier { get; set; }
}

/// <summary>A list already dropped.</summary>
public sealed record ListeDeposee(
    int Id,
    string Nom,
    string Departement,
    DateTime CreeLe,
    string Auteur,
    EtatListe Etat
);
