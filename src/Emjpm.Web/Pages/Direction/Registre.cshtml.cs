using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Comptes;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>
/// The registry: all France is read, the territory of the agent first. Everything is in the address, and the same list is a
/// file.
/// </summary>
public sealed class RegistreModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    /// <summary>What stands for the whole country where a code of département is expected.</summary>
    public const string France = "france";

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    /// <summary>Code of a département, <see cref="France"/>, or nothing for the territory of the agent.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ou { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Statut { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public ActeurTerritoire Territoire => perimetre.Acteur.Territoire!;
    public IReadOnlyList<(string Code, string Nom)> Departements { get; private set; } = [];
    public Tranche<LigneRegistre> Tranche { get; private set; } = Tranche<LigneRegistre>.Vide;
    public int RadiationsAConfirmer { get; private set; }
    public TypeGestionnaire? TypeChoisi => Liste<TypeGestionnaire>.Lire(Type);
    public StatutHabilitation? StatutChoisi => Liste<StatutHabilitation>.Lire(Statut);
    public bool Filtree =>
        TypeChoisi is not null || StatutChoisi is not null || !string.IsNullOrWhiteSpace(Texte);

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var liste = await perimetre
            .Departements.OrderBy(d => d.Code)
            .Select(d => new { d.Code, d.Nom })
            .ToListAsync(annulation);
        Departements = [.. liste.Select(d => (d.Code, d.Nom))];
        if (Ou != France && !Departements.Any(d => d.Code == Ou))
            Ou = Territoire.National ? France : null;
        var entrees = Filtrer(perimetre.Gestionnaires);
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<LigneFichierRegistre>(
                f,
                string.Create(CultureInfo.InvariantCulture, $"registre-{Aujourdhui:yyyy-MM-dd}"),
                LectureRegistre.Feuille(Aujourdhui),
                entrees
                    .EnFichier(Territoire, Ou is null or France ? null : Ou, Aujourdhui)
                    .AsAsyncEnumerable()
            );
        Tranche = await Tranche<LigneRegistre>.LireAsync(
            entrees.OrderBy(g => g.TexteRecherche).ThenBy(g => g.Id).EnLignes(Aujourdhui),
            NumeroPage,
            annulation
        );
        RadiationsAConfirmer = await perimetre.Propositions.CountAsync(
            p => p.Etat == EtatProposition.EnAttente,
            annulation
        );
        return Page();
    }

    /// <summary>Address of the file of exactly what is listed, all the pages.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/direction/registre.{format.Handle()}{Request.QueryString}";

    private IQueryable<Core.Gestionnaires.Gestionnaire> Filtrer(
        IQueryable<Core.Gestionnaires.Gestionnaire> entrees
    )
    {
        entrees = entrees.Where(g => g.FusionneeDansId == null);
        if (Texte?.Contains('@') == true)
        {
            var courriel = Texte.Trim().ToLowerInvariant();
            entrees = entrees.Where(g => g.Courriel!.ToLower().Contains(courriel));
        }
        else
        {
            var mots = Core.Referentiels.Texte.Mots(Texte);
            // A number typed in groups, as a SIRET is, is one word.
            if (mots.Length > 1 && string.Concat(mots) is { } tout && tout.All(char.IsDigit))
                mots = [tout];
            foreach (var mot in mots)
                entrees = entrees.Where(g => g.TexteRecherche.Contains(mot));
        }
        if (TypeChoisi is { } type)
            entrees = entrees.Where(g => g.Type == type);
        var habilitations = perimetre.Habilitations;
        if (Ou is null)
        {
            if (StatutChoisi is null)
                return perimetre.DansLeTerritoire(entrees);
            var codes = Territoire.Departements;
            habilitations = habilitations.Where(h => codes.Contains(h.DepartementCode));
        }
        else if (Ou != France)
        {
            var code = Ou;
            habilitations = habilitations.Where(h => h.DepartementCode == code);
        }
        else if (StatutChoisi is null)
            return entrees;
        if (StatutChoisi is { } statut)
            habilitations = habilitations.Where(LectureRegistre.DeStatut(statut, Aujourdhui));
        var ids = habilitations.Select(h => h.GestionnaireId);
        return entrees.Where(g => ids.Contains(g.Id));
    }
}
