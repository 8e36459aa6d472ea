using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Who uses the service, who less, who no longer; the same list is a file.</summary>
public sealed class SuiviModel(
    PerimetreAdministration perimetre,
    LectureUsage usage,
    TimeProvider horloge
) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fonction { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Etat { get; set; }

    /// <summary>Code of the département in which the account works.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Departement { get; set; }

    /// <summary>Code of the region, when no département is chosen.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    /// <summary>« moi »: those that the actor follows.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Suivi { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Role? FonctionChoisie => Liste<Role>.Lire(Fonction);
    public EtatUsage? EtatChoisi => Liste<EtatUsage>.Lire(Etat);
    public bool LesMiens => Suivi == "moi";
    public bool Filtree =>
        FonctionChoisie is not null
        || EtatChoisi is not null
        || LesMiens
        || Territoire is not null
        || !string.IsNullOrWhiteSpace(Texte);

    /// <summary>What the tiles add to their links.</summary>
    public string? Territoire =>
        !string.IsNullOrEmpty(Departement) ? $"departement={Uri.EscapeDataString(Departement)}"
        : !string.IsNullOrEmpty(Region) ? $"region={Uri.EscapeDataString(Region)}"
        : null;
    public DateTime Maintenant { get; } = horloge.Maintenant();
    public IReadOnlyDictionary<EtatUsage, int> ParEtat { get; private set; } =
        new Dictionary<EtatUsage, int>();
    public IReadOnlyList<Departement> Departements { get; private set; } = [];
    public IReadOnlyList<Region> Regions { get; private set; } = [];
    public Tranche<LigneSuivi> Tranche { get; private set; } = Tranche<LigneSuivi>.Vide;

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var lignes = Filtrer()
            .OrderBy(u => u.Nom)
            .ThenBy(u => u.Prenom)
            .ThenBy(u => u.Id)
            .EnSuivi(perimetre, Maintenant);
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<LigneSuivi>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"usage-{Horloge.DateParis(Maintenant):yyyy-MM-dd}"
                ),
                LectureSuivi.Feuille(Maintenant),
                lignes.AsAsyncEnumerable()
            );
        Tranche = await Tranche<LigneSuivi>.LireAsync(lignes, NumeroPage, annulation);
        Departements = await perimetre.Departements.OrderBy(d => d.Code).ToListAsync(annulation);
        Regions = await perimetre.Regions.OrderBy(r => r.Nom).ToListAsync(annulation);
        ParEtat = await usage.CompterAsync(perimetre.Acteur, DuTerritoire(), annulation);
        return Page();
    }

    /// <summary>Address of the file of exactly what is listed, all the pages.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/administration/suivi.{format.Handle()}{Request.QueryString}";

    /// <summary>The open accounts of the territory chosen: what the tiles count.</summary>
    private IQueryable<Utilisateur> DuTerritoire() =>
        (
            !string.IsNullOrEmpty(Departement) ? perimetre.ComptesDuDepartement(Departement)
            : !string.IsNullOrEmpty(Region) ? perimetre.ComptesDeLaRegion(Region)
            : perimetre.Comptes
        ).Where(u => u.Actif);

    private IQueryable<Utilisateur> Filtrer()
    {
        var comptes = DuTerritoire();
        foreach (var mot in Core.Referentiels.Texte.Mots(Texte))
            comptes = comptes.Where(u => u.TexteRecherche.Contains(mot));
        if (FonctionChoisie is { } role)
            comptes = comptes.Where(u => u.Role == role);
        if (LesMiens)
        {
            var moi = perimetre.Acteur.UtilisateurId;
            comptes = comptes.Where(u => u.SuiviParId == moi);
        }
        return EtatChoisi is { } etat
            ? comptes.DansLEtat(etat, perimetre.Sessions, Maintenant)
            : comptes;
    }
}
