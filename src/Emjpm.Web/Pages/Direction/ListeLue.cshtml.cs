using System.ComponentModel.DataAnnotations;
using Emjpm.Core;
using Emjpm.Core.Imports;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre.Listes;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What a list would change, line by line; then what it did, and its undo.</summary>
public sealed class ListeLueModel(
    Perimetre perimetre,
    AppliquerListe appliquer,
    AnnulerListe annuler,
    DeposerListe deposer,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    private Dictionary<DecisionInscription, int> nombres = [];

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>Handle of a <see cref="DecisionInscription"/>; nothing for the first that has lines.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Decision { get; set; }

    [FromQuery(Name = "p")]
    public int Numero { get; set; } = 1;

    [BindProperty]
    public SaisieAbsents Saisie { get; set; } = new();

    public ImportListe? Import { get; private set; }
    public DecisionInscription Choisie { get; private set; }
    public int AbsentsAvecMesures { get; private set; }
    public Tranche<LigneListeLue> Lignes { get; private set; } = Tranche<LigneListeLue>.Vide;
    public bool Introuvable => Import is null;
    public bool Annulable =>
        Import!.Etat == EtatListe.Appliquee && Import.AnnulableJusqua >= horloge.Maintenant();

    public int Nombre(DecisionInscription decision) => nombres.GetValueOrDefault(decision);

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Import = await perimetre
            .ImportsListe.Include(i => i.Departement)
            .Include(i => i.Auteur)
            .Include(i => i.AppliqueePar)
            .Include(i => i.AnnuleePar)
            .SingleOrDefaultAsync(i => i.Id == Id, annulation);
        if (Import is null)
            return;
        var lignes = perimetre.LignesListe(Id);
        nombres = await lignes
            .GroupBy(l => l.Decision)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);
        AbsentsAvecMesures = await lignes.CountAsync(
            l =>
                l.Decision == DecisionInscription.Absente
                && l.Gestionnaire!.Lieux.Any(x => x.EnCours > 0),
            annulation
        );
        Choisie =
            Liste<DecisionInscription>.Lire(Decision)
            ?? Liste<DecisionInscription>.Valeurs.FirstOrDefault(d => Nombre(d) > 0);
        var choisie = Choisie;
        var lues = lignes
            .Where(l => l.Decision == choisie)
            .OrderBy(l => l.Ligne)
            .ThenBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => new LigneListeLue(
                l.Id,
                l.Ligne,
                l.Nom,
                l.GestionnaireId,
                l.Ecarts,
                l.Motifs,
                l.Avertissements,
                l.RefusAnnulation
            ));
        // The absents are ticked on one page, so that one decision holds them all.
        Lignes =
            Choisie == DecisionInscription.Absente
                ? new(await lues.ToListAsync(annulation), Nombre(Choisie), 1, 1)
                : await Tranche<LigneListeLue>.LireAsync(lues, Numero, annulation);
    }

    public async Task<IActionResult> OnPostAppliquerAsync()
    {
        if (
            await appliquer.ExecuterAsync(
                perimetre.Acteur,
                Id,
                Saisie.Absents,
                Saisie.Fin,
                HttpContext.RequestAborted
            )
            is not { } terminees
        )
            return NotFound();
        TempData["Succes"] = $"La liste est appliquée.{SaisieActe.Suites(terminees)}";
        return RedirectToPage(new { id = Id });
    }

    public async Task<IActionResult> OnPostRevoirAsync() =>
        await deposer.RevoirAsync(perimetre.Acteur, Id, HttpContext.RequestAborted)
            ? RedirectToPage(new { id = Id })
            : NotFound();

    public async Task<IActionResult> OnPostAnnulerAsync()
    {
        if (
            await annuler.ExecuterAsync(perimetre.Acteur, Id, HttpContext.RequestAborted)
            is not { } bilan
        )
            return NotFound();
        TempData[bilan.Laissees == 0 ? "Succes" : "Avertissement"] =
            $"L’import est annulé : {Francais.Nombre(bilan.Rendues, "fiche rendue", "fiches rendues")} à son état d’avant{(bilan.Laissees > 0 ? $", {Francais.Nombre(bilan.Laissees, "laissée")} avec la raison de chacune" : "")}.";
        return RedirectToPage(new { id = Id });
    }
}

/// <summary>The absents whose habilitation ends.</summary>
public sealed class SaisieAbsents
{
    /// <summary>Ids of the lines ticked.</summary>
    public List<int> Absents { get; set; } = [];

    [Display(
        Name = "Premier jour sans habilitation",
        Description = "Pour les absents cochés seulement."
    )]
    public DateOnly? Fin { get; set; }
}

/// <summary>A line of a list, as it is shown.</summary>
public sealed record LigneListeLue(
    int Id,
    int Ligne,
    string Nom,
    int? GestionnaireId,
    string? EcartsJson,
    string? MotifsTexte,
    string? AvertissementsTexte,
    string? RefusAnnulation
)
{
    public IReadOnlyList<Ecart> Ecarts => TexteJson.Lire<List<Ecart>>(EcartsJson) ?? [];
    public IReadOnlyList<string> Motifs => Phrases(MotifsTexte);
    public IReadOnlyList<string> Avertissements => Phrases(AvertissementsTexte);

    public bool SansDetail =>
        EcartsJson is null
        && MotifsTexte is null
        && AvertissementsTexte is null
        && RefusAnnulation is null;

    private static string[] Phrases(string? texte) =>
        (texte ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
