using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Imports;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire.Imports;

/// <summary>Which lieu each antenne of a file is: one there is, or one to create.</summary>
[ExigeFonction(FonctionTerritoriale.Import)]
public sealed class AntennesModel(
    Perimetre perimetre,
    RepondreImport repondre,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieAntennes Saisie { get; set; } = new();

    public ImportMesures? Import { get; private set; }
    public IReadOnlyList<AntenneInconnue> Antennes { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];
    public bool Administre => perimetre.Acteur.Gestionnaire!.Droits.Administre;
    public bool Introuvable => Import is null;

    public string? Lieu(int rang) =>
        rang < Saisie.Antennes.Count ? Saisie.Antennes[rang].Lieu : null;

    public string? Commune(int rang) =>
        rang < Saisie.Antennes.Count ? Saisie.Antennes[rang].Commune : null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        return Antennes.Count == 0 || Import!.Etat != EtatImport.Apercu
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
        Antennes = TexteJson.Lire<FichierImport>(Import.Fichier)!.Antennes;
        Lieux = await ChoixMesure.LieuxAsync(
            perimetre,
            horloge.Aujourdhui(),
            HttpContext.RequestAborted
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var reponses = new List<ReponseAntenne>();
        foreach (var a in Saisie.Antennes)
            if (a.Lieu == SaisieAntenne.Creer)
                reponses.Add(
                    new ReponseAntenne(
                        a.Nom ?? "",
                        null,
                        await new ChampCommune(perimetre.Communes).LireAsync(
                            a.Commune,
                            a.CommuneCode,
                            "Antennes",
                            annulation
                        )
                    )
                );
            else if (
                int.TryParse(a.Lieu, NumberStyles.None, CultureInfo.InvariantCulture, out var lieu)
            )
                reponses.Add(new ReponseAntenne(a.Nom ?? "", lieu, null));
        if (reponses.Count == 0)
            throw new RegleMetierException("Choisissez un lieu pour au moins une antenne.");
        return await repondre.AntennesAsync(perimetre.Acteur, Id, reponses, annulation)
            ? RedirectToPage("Import", new { id = Id })
            : NotFound();
    }
}

/// <summary>The antennes of the file, in the order of the page.</summary>
public sealed class SaisieAntennes
{
    public List<SaisieAntenne> Antennes { get; set; } = [];
}

/// <summary>An antenne of the file.</summary>
public sealed class SaisieAntenne
{
    /// <summary><see cref="Lieu"/> of an antenne to create.</summary>
    public const string Creer = "creer";

    public string? Nom { get; set; }

    /// <summary>Identifier of the lieu, <see cref="Creer"/>, or empty.</summary>
    public string? Lieu { get; set; }
    public string? Commune { get; set; }
    public string? CommuneCode { get; set; }
}
