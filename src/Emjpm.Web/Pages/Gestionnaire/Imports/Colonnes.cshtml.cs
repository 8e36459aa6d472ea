using Emjpm.Core.Deploiement;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire.Imports;

/// <summary>What each column of a file stands for, answered once.</summary>
[ExigeFonction(FonctionTerritoriale.Import)]
public sealed class ColonnesModel(Perimetre perimetre, RepondreImport repondre)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieColonnes Saisie { get; set; } = new();

    public ImportMesures? Import { get; private set; }
    public IReadOnlyList<TitreLu> Titres { get; private set; } = [];
    public IReadOnlyList<ColonneMesure> Manquantes { get; private set; } = [];
    public bool Introuvable => Import is null;

    /// <summary>Handle shown as chosen for the title of that rank.</summary>
    public string? Choisie(int rang) =>
        rang < Saisie.Colonnes.Count ? Saisie.Colonnes[rang] : Titres[rang].Colonne;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return Import!.Etat is EtatImport.Applique or EtatImport.Annule
            ? RedirectToPage("Import", new { id = Id })
            : Page();
    }

    public async Task ChargerAsync()
    {
        Import = await perimetre.Imports.SingleOrDefaultAsync(
            i => i.Id == Id,
            HttpContext.RequestAborted
        );
        if (Import is null)
            return;
        var fichier = TexteJson.Lire<FichierImport>(Import.Fichier)!;
        Titres = [.. fichier.Titres.Where(t => t.Titre.Length > 0)];
        Manquantes = [.. fichier.Manquantes.Select(m => Liste<ColonneMesure>.Lire(m)!.Value)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var colonnes = Saisie
            .Titres.Zip(Saisie.Colonnes)
            .Where(c => !string.IsNullOrEmpty(c.First))
            .DistinctBy(c => c.First)
            .ToDictionary(c => c.First!, c => Liste<ColonneMesure>.Lire(c.Second)?.Handle());
        return await repondre.ColonnesAsync(
            perimetre.Acteur,
            Id,
            colonnes,
            HttpContext.RequestAborted
        )
            ? RedirectToPage("Import", new { id = Id })
            : NotFound();
    }
}

/// <summary>Titles of the file, and the handle chosen for each.</summary>
public sealed class SaisieColonnes
{
    public List<string?> Titres { get; set; } = [];
    public List<string?> Colonnes { get; set; } = [];
}
