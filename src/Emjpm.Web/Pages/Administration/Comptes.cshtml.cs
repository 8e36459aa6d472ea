using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Every account, searched and filtered by the address; the same list is a file.</summary>
public sealed class ComptesModel(PerimetreAdministration perimetre, TimeProvider horloge)
    : PageModel
{
    /// <summary>Days without a visit after which an account is said unused.</summary>
    public const int JoursSansVisite = 90;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Fonction { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Etat { get; set; }

    /// <summary>« sans »: no visit for <see cref="JoursSansVisite"/> days.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Visite { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Role? FonctionChoisie => Liste<Role>.Lire(Fonction);
    public EtatCompte? EtatChoisi => Liste<EtatCompte>.Lire(Etat);
    public bool SansVisite => Visite == "sans";
    public bool Filtree =>
        FonctionChoisie is not null
        || EtatChoisi is not null
        || SansVisite
        || !string.IsNullOrWhiteSpace(Texte);
    public Tranche<LigneCompte> Tranche { get; private set; } = Tranche<LigneCompte>.Vide;

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var date = horloge.Aujourdhui();
        var lignes = Filtrer(date)
            .OrderBy(u => u.Nom)
            .ThenBy(u => u.Prenom)
            .ThenBy(u => u.Id)
            .EnLignes(perimetre, date);
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<LigneCompte>(
                f,
                string.Create(CultureInfo.InvariantCulture, $"comptes-{date:yyyy-MM-dd}"),
                LectureComptes.Feuille,
                lignes.AsAsyncEnumerable()
            );
        Tranche = await Tranche<LigneCompte>.LireAsync(lignes, NumeroPage, annulation);
        return Page();
    }

    /// <summary>Address of the file of exactly what is listed, all the pages.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/administration/comptes.{format.Handle()}{Request.QueryString}";

    private IQueryable<Utilisateur> Filtrer(DateOnly date)
    {
        var comptes = perimetre.Comptes;
        foreach (var mot in Core.Referentiels.Texte.Mots(Texte))
            comptes = comptes.Where(u => u.TexteRecherche.Contains(mot));
        if (FonctionChoisie is { } role)
            comptes = comptes.Where(u => u.Role == role);
        if (EtatChoisi is { } etat)
            comptes = comptes.DansLEtat(etat, perimetre, date);
        if (!SansVisite)
            return comptes;
        var (limite, sessions) = (
            horloge.Maintenant().AddDays(-JoursSansVisite),
            perimetre.Sessions
        );
        return comptes.Where(u => !sessions.Any(s => s.UtilisateurId == u.Id && s.VueLe > limite));
    }
}
