using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Gestionnaires;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Where a site works: chosen on lists with a search, or on the map, which ticks the same boxes.</summary>
public sealed class LieuZoneModel(
    Perimetre perimetre,
    DefinirZone definir,
    TimeProvider horloge,
    IOptions<Reglages> reglages
) : PageModel, IFormulaire
{
    // About sixty kilometres around the site, at the latitude of France.
    private const double DemiHauteur = 0.55;
    private const double DemiLargeur = 0.85;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty]
    public SaisieZone Saisie { get; set; } = new();

    public LieuDetail? Lieu { get; private set; }
    public bool Introuvable => Lieu is null;
    public ChampCommune Commune { get; } = new(perimetre.Communes);

    /// <summary>Intercommunalités of the départements of the habilitations, and those already chosen.</summary>
    public IReadOnlyList<SelectListItem> Epcis { get; private set; } = [];

    /// <summary>Communes chosen, to be kept or unticked.</summary>
    public IReadOnlyList<SelectListItem> Communes { get; private set; } = [];
    public string CarteJson { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        await LireLieuAsync();
        if (Introuvable)
            return NotFound();
        if (!perimetre.Acteur.Gestionnaire!.Droits.Administre)
            return Redirect($"/gestionnaire/lieux/{Id}");
        Saisie.Communes = [.. Lieu!.ZoneCommunes];
        Saisie.Epcis = [.. Lieu.ZoneEpcis];
        Saisie.RayonKm = Lieu.ZoneRayonKm;
        Saisie.Version = Lieu.Version;
        await ChargerAsync();
        return Page();
    }

    public async Task ChargerAsync()
    {
        await LireLieuAsync();
        if (Lieu is null)
            return;
        var annulation = HttpContext.RequestAborted;
        var date = horloge.Aujourdhui();
        var departements = await perimetre
            .Habilitations.Where(h => h.Au == null || h.Au >= date)
            .Select(h => h.DepartementCode)
            .Distinct()
            .ToListAsync(annulation);
        departements.Add(Lieu.DepartementCode);
        var communes = await perimetre
            .Communes.Where(c =>
                departements.Contains(c.DepartementCode) && c.CommuneMereCode == null
            )
            .OrderBy(c => c.Code)
            .Select(c => new CommuneDeZone(c.Code, c.Nom, c.Latitude, c.Longitude, c.EpciCode))
            .ToListAsync(annulation);
        var codesEpci = communes
            .Select(c => c.Epci)
            .OfType<string>()
            .Concat(Saisie.Epcis)
            .Distinct()
            .ToList();
        var noms = await ZoneEnClair.NomsAsync(
            perimetre,
            [.. codesEpci, .. Saisie.Communes],
            annulation
        );
        Epcis = Choix(codesEpci, noms);
        Communes = Choix(Saisie.Communes, noms);
        CarteJson = Carte(communes);
    }

    /// <summary>Adds to the list what was typed, without saving: the way of those who have no map.</summary>
    public async Task<IActionResult> OnPostAjouterAsync()
    {
        await LireLieuAsync();
        if (Introuvable)
            return NotFound();
        var code =
            await Commune.LireAsync(
                Saisie.Ajout,
                Saisie.AjoutCode,
                nameof(Saisie.Ajout),
                HttpContext.RequestAborted
            )
            ?? throw new RegleMetierException(
                "Saisissez la commune à ajouter.",
                nameof(Saisie.Ajout)
            );
        if (!Saisie.Communes.Contains(code))
            Saisie.Communes.Add(code);
        (Saisie.Ajout, Saisie.AjoutCode) = (null, null);
        ModelState.Clear();
        await ChargerAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        bool fait;
        try
        {
            fait = await definir.ExecuterAsync(
                perimetre.Acteur,
                Id,
                new ZoneIntervention(Saisie.Communes, Saisie.Epcis, Saisie.RayonKm),
                Saisie.Version,
                HttpContext.RequestAborted
            );
        }
        catch (RegleMetierException e) when (e.Champ == nameof(ZoneIntervention.Communes))
        {
            // The field a person sees is the one in which communes are added.
            throw new RegleMetierException(e.Message, nameof(Saisie.Ajout));
        }
        if (!fait)
            return NotFound();
        TempData["Succes"] = "La zone d’intervention est enregistrée : les juges la voient.";
        return Redirect($"/gestionnaire/lieux/{Id}");
    }

    private async Task LireLieuAsync() =>
        Lieu = await perimetre
            .Lieux.Where(l => l.Id == Id)
            .NonFermes(horloge.Aujourdhui())
            .AvecDetails()
            .AsSingleQuery()
            .SingleOrDefaultAsync(HttpContext.RequestAborted);

    private static IReadOnlyList<SelectListItem> Choix(
        IEnumerable<string> codes,
        IReadOnlyDictionary<string, string> noms
    ) =>
        [
            .. codes
                .Distinct()
                .Select(c => new SelectListItem(noms.GetValueOrDefault(c, c), c))
                .OrderBy(c => c.Text, StringComparer.Create(new("fr-FR"), ignoreCase: true)),
        ];

    private string Carte(IReadOnlyList<CommuneDeZone> communes)
    {
        var site = Position.Lire(Lieu!.Latitude, Lieu.Longitude, false);
        return JsonSerializer.Serialize(
            new
            {
                site = site is null ? null : new { lat = site.Latitude, lon = site.Longitude },
                communes = communes
                    .Where(c =>
                        c.Lat is not null
                        && c.Lon is not null
                        && (
                            site is null
                            || (
                                Math.Abs(c.Lat.Value - site.Latitude) < DemiHauteur
                                && Math.Abs(c.Lon.Value - site.Longitude) < DemiLargeur
                            )
                        )
                    )
                    .ToList(),
                tuiles = reglages.Value.Tuiles is { } url
                    ? new { url, attribution = reglages.Value.TuilesAttribution ?? "" }
                    : null,
                villes = VillesRepere.Autour(site),
            },
            JsonSerializerOptions.Web
        );
    }
}

/// <summary>A commune that may be chosen on the map.</summary>
public sealed record CommuneDeZone(string Code, string Nom, double? Lat, double? Lon, string? Epci);

/// <summary>A zone of intervention.</summary>
public sealed class SaisieZone
{
    [Display(
        Name = "Rayon autour du lieu, en kilomètres",
        Description = "Laissez vide si votre zone est dite par ses communes."
    )]
    public int? RayonKm { get; set; }

    [Display(Name = "Intercommunalités entières")]
    public List<string> Epcis { get; set; } = [];

    [Display(Name = "Communes choisies une à une")]
    public List<string> Communes { get; set; } = [];

    [Display(
        Name = "Ajouter une commune",
        Description = "Nom ou code postal, par exemple « Lille » ou « 59000 »"
    )]
    [StringLength(120, ErrorMessage = "Saisissez 120 caractères au plus.")]
    public string? Ajout { get; set; }

    public string? AjoutCode { get; set; }

    /// <summary>Version of the lieu shown when the form was served.</summary>
    public int Version { get; set; }
}
