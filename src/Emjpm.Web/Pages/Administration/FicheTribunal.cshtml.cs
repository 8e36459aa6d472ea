using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Juridictions;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>A court: what is written of it, those who work there, its cabinets, the courts it took over.</summary>
public sealed class FicheTribunalModel(
    PerimetreAdministration perimetre,
    EcrireTribunal ecrire,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieCabinet Saisie { get; set; } = new();

    public Tribunal? Tribunal { get; private set; }
    public bool Introuvable => Tribunal is null;
    public bool Ferme => Tribunal?.FermeLe <= horloge.Aujourdhui();
    public string Commune { get; private set; } = "";
    public string? Successeur { get; private set; }
    public IReadOnlyList<Cabinet> Cabinets { get; private set; } = [];
    public IReadOnlyList<Membre> Membres { get; private set; } = [];
    public IReadOnlyList<(int Id, string Nom)> Repris { get; private set; } = [];
    public IReadOnlyList<LigneHistorique> Actes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await ecrire.CabinetAsync(
                perimetre.Acteur,
                Id,
                Saisie.CabinetId,
                Saisie.Cabinet,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = Saisie.CabinetId is null
            ? "Le cabinet est ajouté."
            : "Le cabinet est renommé.";
        return RedirectToPage(new { Id });
    }

    public async Task ChargerAsync()
    {
        var (annulation, id, date) = (HttpContext.RequestAborted, Id, horloge.Aujourdhui());
        var lu = await perimetre
            .Tribunaux.Where(t => t.Id == id)
            .Select(t => new
            {
                Tribunal = t,
                Commune = t.Commune!.Nom,
                Successeur = t.Successeur!.Nom,
            })
            .SingleOrDefaultAsync(annulation);
        if (lu is null)
            return;
        (Tribunal, Commune, Successeur) = (lu.Tribunal, lu.Commune, lu.Successeur);
        Cabinets = await perimetre
            .Cabinets.Where(c => c.TribunalId == id)
            .OrderBy(c => c.Nom)
            .ThenBy(c => c.Id)
            .ToListAsync(annulation);
        Membres = await perimetre
            .Membres.Where(m => m.TribunalId == id && (m.Au == null || m.Au >= date))
            .OrderBy(m => m.Utilisateur!.Nom)
            .ThenBy(m => m.Id)
            .Select(m => new Membre(
                m.UtilisateurId,
                m.Utilisateur!.Prenom + " " + m.Utilisateur.Nom,
                m.Fonction,
                m.Cabinet!.Nom,
                m.ApprouveLe != null,
                m.Utilisateur.Actif
            ))
            .ToListAsync(annulation);
        var repris = await perimetre
            .Tribunaux.Where(t => t.SuccesseurId == id)
            .OrderBy(t => t.NomRecherche)
            .ThenBy(t => t.Id)
            .Select(t => new { t.Id, t.Nom })
            .ToListAsync(annulation);
        Repris = [.. repris.Select(t => (t.Id, t.Nom))];
        Actes = await perimetre
            .Historique.Where(e => e.Objet == "tribunal" && e.ObjetId == id)
            .OrderByDescending(e => e.Instant)
            .ThenByDescending(e => e.Id)
            .Take(20)
            .EnLignes(perimetre)
            .ToListAsync(annulation);
    }

    /// <summary>Somebody who works in the court today.</summary>
    public sealed record Membre(
        int CompteId,
        string Nom,
        FonctionTribunal Fonction,
        string? Cabinet,
        bool Approuve,
        bool Actif
    );

    public sealed class SaisieCabinet
    {
        /// <summary>Null: a new one.</summary>
        public int? CabinetId { get; set; }

        [Display(
            Name = "Nom du cabinet",
            Description = "Par exemple « Cabinet 3 » ou « Cabinet A »."
        )]
        [Required(ErrorMessage = "Saisissez le nom du cabinet.")]
        [StringLength(60)]
        public string Cabinet { get; set; } = "";
    }
}
