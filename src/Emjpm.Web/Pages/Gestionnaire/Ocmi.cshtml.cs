using Emjpm.Core.Deploiement;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Imports.Ocmi;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>The exchanges of a mandataire individuel with OCMI: on or off, when and what, and what was left aside.</summary>
[ExigeFonction(FonctionTerritoriale.Ocmi)]
public sealed class OcmiModel(
    Perimetre perimetre,
    RelierOcmi relier,
    ReprendreLaMain reprendre,
    ReglagesOcmi reglages
) : PageModel, IFormulaire
{
    /// <summary>Of the mandataire, in OCMI and here.</summary>
    public string? Siret { get; private set; }

    /// <summary>Since when OCMI keeps the mesures; null while it is off.</summary>
    public DateTime? ActiveeLe { get; private set; }

    /// <summary>A software that keeps them in place of OCMI; null when there is none.</summary>
    public string? Autre { get; private set; }
    public SynchronisationOcmi? Etat { get; private set; }
    public IReadOnlyList<EcartLu> Ecarts { get; private set; } = [];

    /// <summary>The synchronisation asked last; null when it is erased, or none was.</summary>
    public Travail? Travail { get; private set; }

    public bool Configure => reglages.Configure;
    public bool EnMouvement => Travail is { EstFini: false };
    public bool Administre => perimetre.Acteur.Gestionnaire!.Droits.Administre;
    public bool Ecrit => perimetre.Acteur.Gestionnaire!.Droits.Ecrit;
    public bool Introuvable => perimetre.Acteur.Gestionnaire!.Type != TypeGestionnaire.Individuel;

    /// <param name="MesureId">of e-MJPM; null when there is none</param>
    public sealed record EcartLu(
        SuiteOcmi Suite,
        string Reference,
        int? MesureId,
        IReadOnlyList<string> Motifs
    );

    public async Task<IActionResult> OnGetAsync()
    {
        if (Introuvable)
            return NotFound();
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync()
    {
        if (Introuvable)
            return;
        var annulation = HttpContext.RequestAborted;
        var gestionnaire = await perimetre
            .Gestionnaires.Select(g => new
            {
                g.Siret,
                g.GerePar,
                g.GereDepuis,
            })
            .SingleAsync(annulation);
        Siret = gestionnaire.Siret;
        if (gestionnaire.GerePar == SynchronisationOcmi.Nom)
            ActiveeLe = gestionnaire.GereDepuis;
        else
            Autre = gestionnaire.GerePar;
        Etat = await perimetre.Ocmi.SingleOrDefaultAsync(annulation);
        var ecarts = await perimetre
            .EcartsOcmi.OrderBy(e => e.Id)
            .Select(e => new
            {
                e.Suite,
                e.Reference,
                e.MesureId,
                e.Motifs,
            })
            .ToListAsync(annulation);
        Ecarts =
        [
            .. ecarts
                .OrderByDescending(e => e.Suite)
                .Select(e => new EcartLu(e.Suite, e.Reference, e.MesureId, e.Motifs.Split('\n'))),
        ];
        var genre = GenreTravail.SynchronisationOcmi.Nom;
        Travail = await perimetre
            .Travaux.Where(t => t.Genre == genre)
            .OrderByDescending(t => t.Id)
            .FirstOrDefaultAsync(annulation);
    }

    public async Task<IActionResult> OnPostActiverAsync()
    {
        if (Introuvable)
            return NotFound();
        await relier.ActiverAsync(perimetre.Acteur, HttpContext.RequestAborted);
        return Revenir(
            "La synchronisation avec OCMI est activée. Une première synchronisation commence."
        );
    }

    public async Task<IActionResult> OnPostDesactiverAsync()
    {
        if (Introuvable)
            return NotFound();
        var liberees =
            await reprendre.ExecuterAsync(perimetre.Acteur, HttpContext.RequestAborted) ?? 0;
        return Revenir(
            liberees == 0
                ? "La synchronisation avec OCMI est désactivée."
                : $"La synchronisation avec OCMI est désactivée. {Francais.Nombre(liberees, "mesure se modifie", "mesures se modifient")} à nouveau dans e-MJPM."
        );
    }

    public async Task<IActionResult> OnPostSynchroniserAsync()
    {
        if (Introuvable)
            return NotFound();
        return await relier.SynchroniserAsync(perimetre.Acteur, HttpContext.RequestAborted)
            ? Revenir("La synchronisation commence.")
            : Revenir(
                "Une synchronisation est déjà en cours : attendez qu’elle se termine.",
                "Avertissement"
            );
    }

    private RedirectToPageResult Revenir(string message, string type = "Succes")
    {
        TempData[type] = message;
        return RedirectToPage();
    }
}
