using System.Text.Json;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Designation;
using Emjpm.Core.Jobs;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Simulations;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>
/// What another choice would change in the agent's territory: the past needs replayed under four policies. The work is long: the page
/// asks for it, shows how far it is, then its result.
/// </summary>
[ExigeFonction(FonctionTerritoriale.Prevision)]
public sealed class SimulationModel(
    Perimetre perimetre,
    LectureReleves lecture,
    DemanderSimulation demander,
    AnnulerTravail annuler,
    BaremeEnVigueur baremes
) : PageModel, IFormulaire
{
    /// <summary>Beyond this many sites a list is of no use: a département is chosen first.</summary>
    private const int LieuxProposes = 300;
    private const int Dernieres = 10;

    [BindProperty(SupportsGet = true, Name = "territoire")]
    public string? TerritoireChoisi { get; set; }

    /// <summary>The simulation shown; null: none.</summary>
    [BindProperty(SupportsGet = true, Name = "resultat")]
    public int? ResultatChoisi { get; set; }

    [BindProperty]
    public SaisieSimulation Saisie { get; set; } = new();

    public ChampCommune Commune { get; } = new(perimetre.Communes);
    public Territoire Territoire { get; private set; }
    public NomsTerritoires Noms { get; private set; } = null!;
    public string Nom => Noms.Nom(Territoire);
    public bool Introuvable { get; private set; }
    public Bareme EnVigueur { get; private set; } = null!;

    /// <summary>Sites that may be closed; empty when they are too many to be listed.</summary>
    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];
    public IReadOnlyList<Travail> Travaux { get; private set; } = [];
    public Travail? Travail { get; private set; }
    public ResultatSimulation? Resultat { get; private set; }
    public bool EnMouvement => Travail is { EstFini: false };

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        var poids = EnVigueur.Poids;
        Saisie = new()
        {
            Proximite = poids.Proximite,
            Adequation = poids.Adequation,
            Disponibilite = poids.Disponibilite,
            Tribunal = poids.Tribunal,
            Fraicheur = poids.Fraicheur,
            Reponse = poids.Reponse,
        };
        if (ResultatChoisi is not { } id)
            return Page();
        var genre = GenreTravail.Simulation.Nom;
        Travail = await perimetre
            .Travaux.Where(t => t.Id == id && t.Genre == genre)
            .SingleOrDefaultAsync(annulation);
        if (Travail is null)
            return NotFound();
        if (Travail is { Etat: EtatTravail.Termine, FichierNom: not null })
            Resultat = await LireAsync(Travail, annulation);
        return Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        Noms = await lecture.NomsAsync(annulation);
        if (
            !Territoire.Lire(TerritoireChoisi, out var territoire)
            || territoire.Value.Niveau == NiveauReleve.Ressort
            || !Noms.Existe(territoire.Value)
            || !perimetre.CouvreLesDepartements(Noms.Departements(territoire.Value))
        )
        {
            Introuvable = true;
            return;
        }
        Territoire = territoire.Value;
        EnVigueur = await baremes.LireAsync(annulation);
        var genre = GenreTravail.Simulation.Nom;
        Travaux = await perimetre
            .Travaux.Where(t => t.Genre == genre)
            .OrderByDescending(t => t.Id)
            .Take(Dernieres)
            .ToListAsync(annulation);
        var (tous, codes) = (
            Territoire.Niveau == NiveauReleve.France,
            Noms.Departements(Territoire)
        );
        var lieux = await perimetre
            .Lieux.Where(l =>
                l.FermeLe == null && (tous || codes.Contains(l.Commune!.DepartementCode))
            )
            .OrderBy(l => l.Gestionnaire!.Nom)
            .ThenBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => new
            {
                l.Id,
                l.Nom,
                Gestionnaire = l.Gestionnaire!.Nom,
                Commune = l.Commune!.Nom,
            })
            .Take(LieuxProposes + 1)
            .ToListAsync(annulation);
        if (lieux.Count <= LieuxProposes)
            Lieux =
            [
                .. lieux.Select(l => new SelectListItem(
                    $"{l.Gestionnaire}, {l.Nom} ({l.Commune})",
                    Identifiant(l.Id)
                )),
            ];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var commune = await Commune.LireAsync(
            Saisie.Commune,
            Saisie.CommuneCode,
            nameof(Saisie.Commune),
            annulation
        );
        var travail = await demander.ExecuterAsync(
            perimetre.Acteur,
            Saisie.Scenario(TerritoireChoisi!, commune),
            annulation
        );
        if (travail is null)
            return NotFound();
        TempData["Succes"] =
            "La simulation commence. Vous pouvez quitter cette page : elle continue.";
        return RedirectToPage(new { territoire = TerritoireChoisi, resultat = travail });
    }

    public async Task<IActionResult> OnPostArreterAsync(int id, CancellationToken annulation)
    {
        if (!await annuler.ExecuterAsync(perimetre.Acteur, id, annulation))
            return NotFound();
        TempData["Succes"] = "La simulation est arrêtée.";
        return RedirectToPage(new { territoire = TerritoireChoisi });
    }

    /// <summary>Address of a simulation, on the page of its territory.</summary>
    public string Lien(Travail travail) =>
        $"/direction/territoires/{JsonSerializer.Deserialize<Scenario>(travail.Parametres)!.Territoire}/simulation?resultat={Identifiant(travail.Id)}";

    private async Task<ResultatSimulation> LireAsync(Travail travail, CancellationToken annulation)
    {
        using var contenu = new MemoryStream();
        await foreach (
            var octets in perimetre.Morceaux(travail, FichierTravail.Produit, annulation)
        )
            contenu.Write(octets);
        return JsonSerializer.Deserialize<ResultatSimulation>(contenu.ToArray())!;
    }

    private static string Identifiant(int id) =>
        id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
