using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Designation;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Everything a court may know of a gestionnaire, and where it writes what it has observed.</summary>
public sealed class FicheModel(
    Perimetre perimetre,
    GarderClassement classements,
    LireRepartitionMesures repartition,
    TimeProvider horloge,
    IOptions<Reglages> reglages
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    /// <summary>The search the court comes from; its rank and its distances are then shown.</summary>
    [BindProperty(SupportsGet = true, Name = "recherche")]
    public int? RechercheId { get; set; }

    [BindProperty]
    public SaisieObservation Saisie { get; set; } = new();

    public FicheLue Fiche { get; private set; } = null!;
    public PlaceDansRecherche? Recherche { get; private set; }
    public RepartitionMesures Communes { get; private set; } = null!;
    public HistoriqueTribunal Historique { get; private set; } = null!;
    public IReadOnlyList<ObservationLue> Observations { get; private set; } = [];
    public string? CarteJson { get; private set; }

    /// <summary>Where the person lives, or else where the court is.</summary>
    public (string Code, string Nom) Departement =>
        Recherche is { } r
            ? (r.DepartementCode, r.DepartementNom)
            : (
                perimetre.Acteur.Tribunal!.DepartementCode,
                perimetre.Acteur.Tribunal.DepartementNom
            );

    /// <summary>A reservation could be made: otherwise the page says why not.</summary>
    public bool Reservable =>
        Fiche.CompteActif
        && (
            Recherche is { } r
                ? Fiche.HabilitePour(Departement.Code) && !r.RefuseParDroit
                : Fiche.Actives.Count > 0
        );

    private CancellationToken Annulation => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync() => await TrouverAsync() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromServices] AjouterObservation ajouter) =>
        await ajouter.ExecuterAsync(perimetre.Acteur, Id, Saisie.Texte, Annulation)
            ? Revenir("L’observation est enregistrée.")
            : NotFound();

    public async Task<IActionResult> OnPostRetirerAsync(
        int observation,
        [FromServices] RetirerObservation retirer
    ) =>
        await retirer.ExecuterAsync(perimetre.Acteur, Id, observation, Annulation)
            ? Revenir("L’observation est retirée : elle n’est plus affichée.")
            : NotFound();

    /// <summary>After a refusal only: the gestionnaire exists, the operation read it.</summary>
    public Task ChargerAsync() => TrouverAsync();

    private RedirectToPageResult Revenir(string message)
    {
        TempData["Succes"] = message;
        return RedirectToPage(null, null, new { Id, recherche = RechercheId }, "observations");
    }

    private async Task<bool> TrouverAsync()
    {
        var aujourdhui = horloge.Aujourdhui();
        var fiche = await FicheLue.LireAsync(perimetre, Id, aujourdhui, Annulation);
        if (fiche is null)
            return false;
        Fiche = fiche;
        if (RechercheId is { } recherche)
        {
            Recherche = await PlaceDansRecherche.LireAsync(
                perimetre,
                classements,
                recherche,
                Id,
                Annulation
            );
            if (Recherche is not { } place)
                return false;
            Fiche = fiche with
            {
                Lieux = [.. fiche.Lieux.OrderBy(l => place.Distance(l)?.Km ?? double.MaxValue)],
            };
        }
        Communes = await repartition.ExecuterAsync(Id, Annulation);
        Historique = await HistoriqueTribunal.LireAsync(
            perimetre.Reservations,
            Id,
            horloge.Maintenant(),
            Annulation
        );
        var utilisateur = perimetre.Acteur.UtilisateurId;
        Observations = await perimetre
            .Observations.Where(o => o.GestionnaireId == Id)
            .OrderByDescending(o => o.CreeeLe)
            .ThenByDescending(o => o.Id)
            .Select(o => new ObservationLue(
                o.Id,
                o.Texte,
                o.CreeeLe,
                o.Auteur!.Prenom + " " + o.Auteur.Nom,
                o.AuteurId == utilisateur
            ))
            .ToListAsync(Annulation);
        CarteJson = Carte();
        return true;
    }

    /// <summary>The sites whose position is known, numbered as in the list; null when there is none.</summary>
    private string? Carte()
    {
        var points = Fiche
            .Lieux.Index()
            .Where(x => x.Item.Position is not null)
            .Select(x => new
            {
                id = $"lieu-{x.Item.Lieu.Id}",
                rang = x.Index + 1,
                nom = x.Item.Lieu.Nom,
                type = Fiche.Gestionnaire.Type.Handle(),
                lieu = x.Item.CommuneNom,
                lat = x.Item.Position!.Latitude,
                lon = x.Item.Position.Longitude,
                approche = x.Item.Position.Approchee,
                distance = Recherche?.Distance(x.Item)?.Km,
                places = x.Item.Places,
                url = $"#lieu-{x.Item.Lieu.Id}",
            })
            .ToList();
        if (points.Count == 0)
            return null;
        var personne = Recherche?.Position;
        return JsonSerializer.Serialize(
            new
            {
                personne = personne is null
                    ? null
                    : new
                    {
                        lat = personne.Latitude,
                        lon = personne.Longitude,
                        libelle = Recherche!.Lieu,
                        approchee = personne.Approchee,
                    },
                points,
                tuiles = reglages.Value.Tuiles is { } url
                    ? new { url, attribution = reglages.Value.TuilesAttribution ?? "" }
                    : null,
                villes = VillesRepere.Autour(
                    personne ?? new Position(points[0].lat, points[0].lon, false)
                ),
            },
            JsonSerializerOptions.Web
        );
    }
}

/// <summary>An observation of the actor's court.</summary>
/// <param name="Mienne">the actor wrote it, and may withdraw it</param>
public sealed record ObservationLue(
    int Id,
    string Texte,
    DateTime CreeeLe,
    string Auteur,
    bool Mienne
);

/// <summary>What a court writes about a gestionnaire.</summary>
public sealed class SaisieObservation
{
    // Its length is a rule of the operation: the other form of the page does not send it.
    [Display(
        Name = "Nouvelle observation",
        Description = "Des faits, 1 000 caractères au plus. La personne concernée peut demander à lire ce que vous écrivez : ne citez aucune personne protégée."
    )]
    public string? Texte { get; set; }
}
