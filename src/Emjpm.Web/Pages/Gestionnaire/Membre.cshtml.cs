using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The rights of one member, to change or to end.</summary>
public sealed class MembreModel(Perimetre perimetre, ModifierMembre modifier, TimeProvider horloge)
    : PageModel,
        IFormulaire,
        IDemandeDroits
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieDroits Saisie { get; set; } = new();

    public MembreLu? Membre { get; private set; }
    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];
    public bool EstMoi => Membre!.UtilisateurId == perimetre.Acteur.UtilisateurId;
    public bool Introuvable =>
        Membre is null || perimetre.Acteur.Gestionnaire!.Type.EstUnePersonne();

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        if (!perimetre.Acteur.Gestionnaire!.Droits.Administre)
            return Redirect("/gestionnaire/membres");
        var d = Membre!.Droits;
        Saisie = new SaisieDroits
        {
            Administre = d.Administre,
            Ecrit = d.Ecrit,
            Repond = d.Repond,
            RecoitReservations = Membre.RecoitReservations,
            Lieux = [.. d.Lieux.Select(l => l.ToString(CultureInfo.InvariantCulture))],
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Membre = await perimetre
            .Membres.Where(d => d.Id == Id)
            .EnMembres()
            .SingleOrDefaultAsync(annulation);
        Lieux = await SaisieDroits.ChoixLieuxAsync(perimetre, horloge.Aujourdhui(), annulation);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (
            !await modifier.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.Demandes(),
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] =
            "Les droits sont enregistrés : ils valent dès la prochaine page que ce membre ouvre.";
        return Redirect("/gestionnaire/membres");
    }

    public async Task<IActionResult> OnPostRetirerAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        var (nom, moi) = (Membre!.Nom, EstMoi);
        if (!await modifier.RetirerAsync(perimetre.Acteur, Id, HttpContext.RequestAborted))
            return NotFound();
        if (moi)
            return Redirect("/");
        TempData["Succes"] = $"{nom} n’est plus membre : son accès est fermé.";
        return Redirect("/gestionnaire/membres");
    }
}
