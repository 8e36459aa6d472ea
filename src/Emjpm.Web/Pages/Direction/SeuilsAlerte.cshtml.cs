using System.ComponentModel.DataAnnotations;
using Emjpm.Core.Pilotage;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The thresholds of a département of the agent's territory.</summary>
public sealed class SeuilsAlerteModel(Perimetre perimetre, FixerSeuils fixer)
    : PageModel,
        IFormulaire
{
    /// <summary>The first département of the territory when none is asked for.</summary>
    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Code { get; set; }

    [BindProperty]
    public SaisieSeuils Saisie { get; set; } = new();

    public IReadOnlyList<(string Code, string Nom)> Departements { get; private set; } = [];
    public string Nom => Departements.First(d => d.Code == Code).Nom;
    public bool Introuvable => !Departements.Any(d => d.Code == Code);

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        if (Introuvable)
            return NotFound();
        var code = Code;
        var seuils = await perimetre
            .SeuilsAlerte.Where(s => s.DepartementCode == code)
            .ToDictionaryAsync(s => s.Regle, s => s.Seuil, HttpContext.RequestAborted);
        int De(RegleAlerte regle) =>
            seuils.TryGetValue(regle, out var s) ? s : ReglesAlerte.ParDefaut(regle);
        Saisie = new()
        {
            PlacesRares = De(RegleAlerte.PlacesRares),
            Surcapacite = De(RegleAlerte.Surcapacite),
            CapaciteInconnue = De(RegleAlerte.CapaciteInconnue),
            SuspensionLongue = De(RegleAlerte.SuspensionLongue),
            SansReponse = De(RegleAlerte.SansReponse),
            RefusFrequents = De(RegleAlerte.RefusFrequents),
            PlacesSemaines = De(RegleAlerte.PlacesSemaines),
            SansPrepose = De(RegleAlerte.SansPrepose),
        };
        return Page();
    }

    public async Task ChargerAsync()
    {
        var lus = await perimetre
            .DepartementsDuTerritoire.OrderBy(d => d.Code)
            .Select(d => new { d.Code, d.Nom })
            .ToListAsync(HttpContext.RequestAborted);
        Departements = [.. lus.Select(d => (d.Code, d.Nom))];
        Code ??= lus.Count > 0 ? lus[0].Code : null;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken annulation)
    {
        var seuils = new Dictionary<RegleAlerte, int>
        {
            [RegleAlerte.PlacesRares] = Saisie.PlacesRares,
            [RegleAlerte.Surcapacite] = Saisie.Surcapacite,
            [RegleAlerte.CapaciteInconnue] = Saisie.CapaciteInconnue,
            [RegleAlerte.SuspensionLongue] = Saisie.SuspensionLongue,
            [RegleAlerte.SansReponse] = Saisie.SansReponse,
            [RegleAlerte.RefusFrequents] = Saisie.RefusFrequents,
            [RegleAlerte.PlacesSemaines] = Saisie.PlacesSemaines,
            [RegleAlerte.SansPrepose] = Saisie.SansPrepose,
        };
        if (!await fixer.ExecuterAsync(perimetre.Acteur, Code ?? "", seuils, annulation))
            return NotFound();
        TempData["Succes"] = "Les seuils sont enregistrés. Ils s’appliquent dès la nuit prochaine.";
        return RedirectToPage(new { departement = Code });
    }
}

/// <summary>The thresholds, one a rule.</summary>
public sealed class SaisieSeuils
{
    private const string Bornes = "Saisissez un nombre entier entre 0 et 365.";

    [Display(Name = "Places libres, en % de la capacité : alerte au-dessous de")]
    [Range(0, FixerSeuils.Maximum, ErrorMessage = Bornes)]
    public int PlacesRares { get; set; }

    [Display(Name = "Mesures au-delà de la capacité d’un mandataire : alerte à partir de")]
    [Range(1, FixerSeuils.Maximum, ErrorMessage = "Saisissez un nombre entier entre 1 et 365.")]
    public int Surcapacite { get; set; }

    [Display(Name = "Lieux d’un mandataire sans capacité connue : alerte à partir de")]
    [Range(1, FixerSeuils.Maximum, ErrorMessage = "Saisissez un nombre entier entre 1 et 365.")]
    public int CapaciteInconnue { get; set; }

    [Display(Name = "Mois d’interruption d’activité : alerte à partir de")]
    [Range(0, FixerSeuils.Maximum, ErrorMessage = Bornes)]
    public int SuspensionLongue { get; set; }

    [Display(Name = "Jours sans réponse à une réservation : alerte à partir de")]
    [Range(0, FixerSeuils.Maximum, ErrorMessage = Bornes)]
    public int SansReponse { get; set; }

    [Display(Name = "Refus, en % des réponses de douze mois : alerte à partir de")]
    [Range(0, FixerSeuils.Maximum, ErrorMessage = Bornes)]
    public int RefusFrequents { get; set; }

    [Display(
        Name = "Semaines de demande que couvrent les places libres : alerte au-dessous de",
        Description = "Les places libres, au rythme des nominations des douze derniers mois."
    )]
    [Range(0, FixerSeuils.Maximum, ErrorMessage = Bornes)]
    public int PlacesSemaines { get; set; }

    [Display(Name = "Établissements qui ont eu un préposé et n’en ont plus : alerte à partir de")]
    [Range(1, FixerSeuils.Maximum, ErrorMessage = "Saisissez un nombre entier entre 1 et 365.")]
    public int SansPrepose { get; set; }
}
