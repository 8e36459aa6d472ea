using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Order of the list of mesures.</summary>
public enum TriMesures
{
    [Valeur("nomination", "nomination récente")]
    Nomination,

    [Valeur("echeance", "échéance proche")]
    Echeance,

    [Valeur("mandataire", "mandataire")]
    Mandataire,

    [Valeur("rg", "numéro RG")]
    Rg,
}

/// <summary>
/// The mesures of the court: filters in the address, and the same lines as a file. What the address says that is not
/// understood filters nothing.
/// </summary>
public sealed class MesuresModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    [
        BindProperty(SupportsGet = true, Name = "q"),
        Display(Name = "Rechercher", Description = "RG, commune, code postal ou dossier")
    ]
    public string? Q { get; set; }

    [
        BindProperty(SupportsGet = true),
        Display(Name = "Mandataire", Description = "Nom, ville ou SIRET")
    ]
    public string? Mandataire { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Statut")]
    public string? Statut { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Échéance")]
    public string? Echeance { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Nature de la mesure")]
    public string? Nature { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Cabinet")]
    public int? Cabinet { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Nomination à partir du")]
    public DateOnly? Du { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Jusqu’au")]
    public DateOnly? Au { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Trier par")]
    public string? Tri { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Tranche<LigneMesure> Tranche { get; private set; } = Tranche<LigneMesure>.Vide;
    public IReadOnlyList<SelectListItem> Cabinets { get; private set; } = [];
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>Whether a filter beyond the first line is used: it must then be seen.</summary>
    public bool AutresFiltres =>
        Cabinet is not null
        || !string.IsNullOrEmpty(Nature)
        || Du is not null
        || Au is not null
        || !ModelState.IsValid;

    /// <summary>Whether the list is shorter for a filter.</summary>
    public bool Filtree =>
        AutresFiltres
        || !string.IsNullOrWhiteSpace(Q)
        || !string.IsNullOrWhiteSpace(Mandataire)
        || !string.IsNullOrEmpty(Statut)
        || !string.IsNullOrEmpty(Echeance);

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var lignes = Trier(Filtrer(perimetre.Mesures)).EnLignes();
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<LigneMesure>(
                f,
                string.Create(CultureInfo.InvariantCulture, $"mesures-{Aujourdhui:yyyy-MM-dd}"),
                LignesMesures.Feuille,
                lignes.AsAsyncEnumerable()
            );
        Tranche = await Tranche<LigneMesure>.LireAsync(lignes, NumeroPage, annulation);
        Cabinets = await perimetre
            .Cabinets.OrderBy(c => c.Nom)
            .ThenBy(c => c.Id)
            .Select(c => new SelectListItem(c.Nom, c.Id.ToString()))
            .ToListAsync(annulation);
        return Page();
    }

    /// <summary>Address of the file of exactly what is listed, all the pages.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/juridiction/mesures.{format.Handle()}{Request.QueryString}";

    private IQueryable<Mesure> Filtrer(IQueryable<Mesure> mesures)
    {
        foreach (var mot in Texte.Mots(Q))
            mesures = mesures.Where(m => m.TexteRecherche.Contains(mot));
        if (Texte.Mots(Mandataire) is { Length: > 0 } mots)
        {
            // A few thousand gestionnaires are read once, rather than one for each mesure.
            var nommes = perimetre.Gestionnaires;
            foreach (var mot in mots)
                nommes = nommes.Where(g => g.TexteRecherche.Contains(mot));
            var ids = nommes.Select(g => g.Id);
            mesures = mesures.Where(m => ids.Contains(m.GestionnaireId));
        }
        if (Liste<StatutMesure>.Lire(Statut) is { } statut)
            mesures = mesures.Where(m => m.Statut == statut);
        if (Liste<FenetreEcheance>.Lire(Echeance) is { } fenetre)
            mesures = mesures.Echeant(fenetre, Aujourdhui);
        if (Liste<NatureMesure>.Lire(Nature) is { } nature)
            mesures = mesures.Where(m => m.Nature == nature);
        if (Cabinet is { } cabinet)
            mesures = mesures.Where(m => m.CabinetId == cabinet);
        if (Du is { } du)
            mesures = mesures.Where(m => m.DateNomination >= du);
        if (Au is { } au)
            mesures = mesures.Where(m => m.DateNomination <= au);
        return mesures;
    }

    private IQueryable<Mesure> Trier(IQueryable<Mesure> mesures) =>
        (Liste<TriMesures>.Lire(Tri) ?? TriMesures.Nomination) switch
        {
            TriMesures.Echeance => mesures
                .OrderBy(m => m.Statut == StatutMesure.Eteinte || m.Echeance == null)
                .ThenBy(m => m.Echeance)
                .ThenBy(m => m.Id),
            TriMesures.Mandataire => mesures
                .OrderBy(m => m.Gestionnaire!.TexteRecherche)
                .ThenByDescending(m => m.DateNomination)
                .ThenByDescending(m => m.Id),
            TriMesures.Rg => mesures
                .OrderBy(m => m.NumeroRg == null)
                .ThenBy(m => m.NumeroRg)
                .ThenBy(m => m.Id),
            _ => mesures.OrderByDescending(m => m.DateNomination).ThenByDescending(m => m.Id),
        };
}
