using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>
/// Changes several mesures at once: choose what, read the preview, apply. The selection and the choice are in the address, so
/// that each step can be read again; only the last one changes anything.
/// </summary>
public sealed class LotModel(
    Perimetre perimetre,
    PreparerEnMasse preparer,
    ChangerEnMasse changer,
    TimeProvider horloge
) : FiltresMesures(perimetre, horloge), IFormulaire
{
    /// <summary>Lines named in a group of refusals.</summary>
    public const int Nommees = 20;

    [BindProperty(SupportsGet = true)]
    public List<int> Ids { get; set; } = [];

    /// <summary>Every mesure that the filters keep, and not only those ticked.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Toutes { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Que voulez-vous faire ?")]
    public string? Acte { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Nouveau lieu d’exercice")]
    public int? VersLieu { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Nouveau tribunal")]
    public int? VersTribunal { get; set; }

    [
        BindProperty(SupportsGet = true),
        Display(Name = "Cabinet", Description = "Par exemple « Cabinet 2 ». Vide : sans cabinet.")
    ]
    public string? VersCabinet { get; set; }

    /// <summary>How many changes the preview announced.</summary>
    [BindProperty]
    public int Attendues { get; set; }

    public override string Action => "/gestionnaire/mesures/lot";
    public int Selection { get; private set; }
    public ApercuEnMasse? Apercu { get; private set; }
    public IReadOnlyList<SelectListItem> LieuxOuverts { get; private set; } = [];
    public IReadOnlyList<SelectListItem> TribunauxOuverts { get; private set; } = [];
    public ActeEnMasse? ActeChoisi => Liste<ActeEnMasse>.Lire(Acte);

    public async Task OnGetAsync()
    {
        await ChargerAsync();
        if (ActeChoisi is not null && Selection > 0)
            Apercu = await preparer.ExecuterAsync(
                Perimetre.Acteur,
                SelectionDemandee,
                Demande(),
                Annulation
            );
    }

    public async Task ChargerAsync()
    {
        await ComprendreAsync();
        Selection = await (
            Toutes ? Retenues : Perimetre.Mesures.Where(m => Ids.Contains(m.Id))
        ).CountAsync(Annulation);
        var droits = Perimetre.Acteur.Gestionnaire!.Droits;
        LieuxOuverts =
        [
            .. (
                await Perimetre
                    .Lieux.Where(l => l.FermeLe == null || l.FermeLe > Aujourdhui)
                    .OrderBy(l => l.Nom)
                    .ThenBy(l => l.Id)
                    .Select(l => new { l.Id, l.Nom })
                    .ToListAsync(Annulation)
            )
                .Where(l => droits.Couvrent(l.Id))
                .Select(l => new SelectListItem(
                    l.Nom,
                    l.Id.ToString(CultureInfo.InvariantCulture)
                )),
        ];
        TribunauxOuverts = await Perimetre
            .Tribunaux.Where(t => t.FermeLe == null || t.FermeLe > Aujourdhui)
            .OrderBy(t => t.DepartementCode)
            .ThenBy(t => t.NomRecherche)
            .Select(t => new SelectListItem($"{t.DepartementCode} - {t.Nom}", t.Id.ToString()))
            .ToListAsync(Annulation);
    }

    public async Task<IActionResult> OnPostAppliquerAsync()
    {
        if (ActeChoisi is null)
            return NotFound();
        await ComprendreAsync();
        var id = await changer.ExecuterAsync(
            Perimetre.Acteur,
            SelectionDemandee,
            Demande(),
            Attendues,
            Annulation
        );
        TempData["Succes"] =
            $"{Francais.Nombre(Attendues, "mesure modifiée", "mesures modifiées")}. Vous pouvez annuler cette modification ci-dessous.";
        return RedirectToPage("LotFait", new { id });
    }

    /// <summary>The selection, in the fields of the next step.</summary>
    public IEnumerable<KeyValuePair<string, string>> Choisies() =>
        Toutes
            ? [.. Parametres(), KeyValuePair.Create("toutes", "true")]
            :
            [
                .. Parametres(),
                .. Ids.Select(i =>
                    KeyValuePair.Create("ids", i.ToString(CultureInfo.InvariantCulture))
                ),
            ];

    /// <summary>Address of the preview shown, which the last form posts to.</summary>
    public string AdresseAppliquer()
    {
        var requete = new QueryBuilder(Choisies())
        {
            { "acte", Acte! },
            { "handler", "Appliquer" },
        };
        if (VersLieu is { } lieu)
            requete.Add("versLieu", lieu.ToString(CultureInfo.InvariantCulture));
        if (VersTribunal is { } tribunal)
            requete.Add("versTribunal", tribunal.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrWhiteSpace(VersCabinet))
            requete.Add("versCabinet", VersCabinet);
        return $"{Action}{requete}";
    }

    private SelectionMesures SelectionDemandee => new(Toutes ? null : Ids, Criteres);

    private DemandeEnMasse Demande() =>
        new()
        {
            Acte = ActeChoisi!.Value,
            LieuId = VersLieu,
            TribunalId = VersTribunal,
            Cabinet = VersCabinet,
        };
}
