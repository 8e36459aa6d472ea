using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Files a document on an entry of the territory.</summary>
[RequestSizeLimit(EnvoiMax), RequestFormLimits(MultipartBodyLengthLimit = EnvoiMax)]
public sealed class PieceNouvelleModel(Perimetre perimetre, AjouterPiece ajouter)
    : PageModel,
        IFormulaire
{
    /// <summary>The largest file, and what surrounds it in the form.</summary>
    private const long EnvoiMax = PieceRegistre.OctetsMax + 1024 * 1024;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisiePiece Saisie { get; set; } = new();

    public string? Nom { get; private set; }
    public IReadOnlyList<SelectListItem> Habilitations { get; private set; } = [];
    public bool Introuvable => Nom is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Nom = await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .Where(g => g.Id == Id && g.FusionneeDansId == null)
            .Select(g => g.Nom)
            .SingleOrDefaultAsync(annulation);
        var habilitations = await perimetre
            .HabilitationsDuTerritoire.Where(h => h.GestionnaireId == Id)
            .Include(h => h.Departement)
            .Include(h => h.Etablissement)
            .OrderBy(h => h.DepartementCode)
            .ThenByDescending(h => h.Du)
            .ToListAsync(annulation);
        Habilitations =
        [
            .. habilitations.Select(h => new SelectListItem(
                $"{h.Territoire}, acte n° {h.NumeroActe}",
                h.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
            )),
        ];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var annulation = HttpContext.RequestAborted;
        if (Saisie.Fichier?.Length > PieceRegistre.OctetsMax)
            throw new RegleMetierException(
                $"Le fichier dépasse {PieceRegistre.OctetsMax / 1024 / 1024} Mo : numérisez-le en noir et blanc, ou séparez-le.",
                nameof(Saisie.Fichier)
            );
        byte[]? octets = null;
        if (Saisie.Fichier is { Length: > 0 } fichier)
        {
            using var memoire = new MemoryStream((int)fichier.Length);
            await fichier.CopyToAsync(memoire, annulation);
            octets = memoire.ToArray();
        }
        if (
            !await ajouter.ExecuterAsync(
                perimetre.Acteur,
                Id,
                new PieceDeposee
                {
                    Genre = Saisie.Genre!.Value,
                    HabilitationId = Saisie.HabilitationId,
                    Numero = Saisie.Numero,
                    Date = Saisie.Date,
                    ValableJusquAu = Saisie.ValableJusquAu,
                    NomFichier = Saisie.Fichier?.FileName,
                    Octets = octets,
                },
                annulation
            )
        )
            return NotFound();
        TempData["Succes"] = "La pièce est ajoutée à la fiche.";
        return RedirectToPage("FicheEntree", new { Id });
    }
}

/// <summary>A document to file.</summary>
public sealed class SaisiePiece
{
    [Display(Name = "Nature de la pièce")]
    [Required(ErrorMessage = "Choisissez la nature de la pièce.")]
    public GenrePiece? Genre { get; set; }

    [Display(Name = "Habilitation concernée")]
    public int? HabilitationId { get; set; }

    [Display(Name = "Numéro", Description = "De l’arrêté ou du certificat, s’il en a un.")]
    [StringLength(FaitsHabilitation.NumeroMax)]
    public string? Numero { get; set; }

    [Display(Name = "Date de la pièce")]
    [Required(ErrorMessage = "Saisissez la date de la pièce, aujourd’hui au plus tard.")]
    public DateOnly? Date { get; set; }

    [Display(
        Name = "Valable jusqu’au",
        Description = "Dernier jour de validité. À laisser vide sans terme."
    )]
    public DateOnly? ValableJusquAu { get; set; }

    [Display(Name = "Document")]
    public IFormFile? Fichier { get; set; }
}
