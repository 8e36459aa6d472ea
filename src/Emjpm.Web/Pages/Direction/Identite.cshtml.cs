using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Corrects who an entry of the territory is.</summary>
public sealed class IdentiteModel(Perimetre perimetre, ModifierIdentite modifier)
    : PageModel,
        IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieChangementIdentite Saisie { get; set; } = new();

    public Core.Gestionnaires.Gestionnaire? Entree { get; private set; }
    public IReadOnlyList<Doublon> Semblables { get; private set; } = [];
    public bool Introuvable => Entree is null;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Entree is not { } g)
            return NotFound();
        var identite = Identite.De(g);
        Saisie = new SaisieChangementIdentite
        {
            Civilite = identite.Civilite,
            Prenom = identite.Prenom,
            Nom = identite.Nom,
            Siret = identite.Siret,
            Courriel = identite.Courriel,
            Telephone = identite.Telephone,
            Version = g.Version,
        };
        Semblables = [];
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Entree = await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .SingleOrDefaultAsync(g => g.Id == Id, annulation);
        if (Entree is null || !Saisie.EstNommee)
            return;
        var departements = await perimetre
            .Habilitations.Where(h => h.GestionnaireId == Id)
            .Select(h => h.DepartementCode)
            .ToListAsync(annulation);
        Semblables = await Doublons.ChercherAsync(
            perimetre.Gestionnaires,
            Saisie.Identite,
            departements,
            Id,
            annulation
        );
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await modifier.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.Identite,
                Saisie.Motif,
                Saisie.AutreInscription,
                Saisie.Version,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "L’identité est modifiée.";
        return RedirectToPage("FicheEntree", new { Id });
    }
}

/// <summary>Who an entry is from now on, and why it changes.</summary>
public sealed class SaisieChangementIdentite : SaisieIdentite
{
    [Display(Name = "Raison", Description = "Elle reste dans l’historique de la fiche.")]
    [Required(
        ErrorMessage = "Indiquez la raison en quelques mots : elle reste dans l’historique de la fiche."
    )]
    [StringLength(ActeRegistre.MotifMax)]
    public string? Motif { get; set; }

    /// <summary>Version of the entry shown when the form was served.</summary>
    public int Version { get; set; }
}
