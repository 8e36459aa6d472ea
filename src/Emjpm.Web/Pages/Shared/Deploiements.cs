using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Emjpm.Web.Pages.Shared;

/// <summary>The board of the roll-out: cards, or a table, or a file; the same filters. One page for each space that follows it.</summary>
public abstract class Deploiements(
    Perimetre perimetre,
    LectureDeploiement lecture,
    LectureVagues vagues,
    TimeProvider horloge
) : PageModel
{
    private static readonly Feuille<LigneDeploiement> Feuille = new(
        "Déploiement",
        [
            Colonne<LigneDeploiement>.Texte("Département", l => l.Code),
            Colonne<LigneDeploiement>.Texte("Nom", l => l.Nom, 28),
            Colonne<LigneDeploiement>.Texte("Région", l => l.Region, 28),
            Colonne<LigneDeploiement>.Texte("Stade", l => l.Stade.Libelle()),
            Colonne<LigneDeploiement>.Date("Depuis le", l => l.Carte?.DepuisLe),
            Colonne<LigneDeploiement>.Texte("Responsable", l => l.Responsable, 28),
            Colonne<LigneDeploiement>.Date("Ouverture prévue", l => l.Carte?.OuverturePrevueLe),
            Colonne<LigneDeploiement>.Date("Ouvert le", l => l.Carte?.OuvertLe),
            Colonne<LigneDeploiement>.Texte("Prochaine étape", l => l.Carte?.ProchaineEtape, 40),
            Colonne<LigneDeploiement>.Date("Date de l’étape", l => l.Carte?.ProchaineEtapeLe),
            Colonne<LigneDeploiement>.Texte("Blocages", l => l.Carte?.Blocages, 40),
            Colonne<LigneDeploiement>.Entier("Préparation sur 100", l => l.Preparation.Note),
            Colonne<LigneDeploiement>.Entier("Inscrits", l => l.Preparation.InscritsTotal),
            Colonne<LigneDeploiement>.Entier("Avec un compte", l => l.Preparation.ComptesTotal),
            Colonne<LigneDeploiement>.Entier("Tribunaux", l => l.Preparation.Tribunaux),
            Colonne<LigneDeploiement>.Entier(
                "Avec juge et greffier",
                l => l.Preparation.TribunauxPrets
            ),
            Colonne<LigneDeploiement>.Entier("Lieux", l => l.Preparation.Lieux),
            Colonne<LigneDeploiement>.Entier("Lieux prêts", l => l.Preparation.LieuxPrets),
            Colonne<LigneDeploiement>.Entier("Mesures en cours", l => l.Preparation.Mesures),
            Colonne<LigneDeploiement>.Entier("Lieux à jour", l => l.Preparation.LieuxFrais),
            Colonne<LigneDeploiement>.Entier(
                "Réservations sur 30 jours",
                l => l.Preparation.ReservationsDuMois
            ),
        ]
    );

    [BindProperty(SupportsGet = true, Name = "region")]
    public string? RegionCode { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stade { get; set; }

    /// <summary>« tableau », or nothing for the cards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Vue { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    /// <summary>Address of the board.</summary>
    public abstract string Adresse { get; }
    public StadeDeploiement? StadeChoisi => Liste<StadeDeploiement>.Lire(Stade);
    public bool EnTableau => Vue == "tableau";
    public bool Filtree => StadeChoisi is not null || !string.IsNullOrEmpty(RegionCode);
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public IReadOnlyList<SelectListItem> Regions { get; private set; } = [];

    /// <summary>How many départements of the territory are at each stage, whatever the filters.</summary>
    public IReadOnlyDictionary<StadeDeploiement, int> ParStade { get; private set; } =
        new Dictionary<StadeDeploiement, int>();

    /// <summary>Those of the filters; as cards, without those that have not begun unless they are asked for.</summary>
    public IReadOnlyList<LigneDeploiement> Lignes { get; private set; } = [];

    /// <summary>The waves of invitations of the territory, summed, whatever the filters.</summary>
    public Entonnoir Entonnoir { get; private set; } = Entonnoir.Vide;
    public Tranche<LigneDeploiement> Tranche { get; private set; } = Tranche<LigneDeploiement>.Vide;

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var toutes = await lecture.ListerAsync(perimetre.Acteur, annulation);
        ParStade = toutes.CountBy(l => l.Stade).ToDictionary();
        Regions =
        [
            .. toutes
                .Where(l => l.RegionCode is not null)
                .DistinctBy(l => l.RegionCode)
                .OrderBy(l => l.Region, StringComparer.Create(new CultureInfo("fr-FR"), false))
                .Select(l => new SelectListItem(l.Region, l.RegionCode)),
        ];
        Lignes =
        [
            .. toutes.Where(l =>
                (string.IsNullOrEmpty(RegionCode) || l.RegionCode == RegionCode)
                && (StadeChoisi is not { } stade || l.Stade == stade)
            ),
        ];
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<LigneDeploiement>(
                f,
                string.Create(CultureInfo.InvariantCulture, $"deploiement-{Aujourdhui:yyyy-MM-dd}"),
                Feuille,
                Lignes.ToAsyncEnumerable()
            );
        Entonnoir = await vagues.SommeAsync(perimetre.Acteur, annulation);
        Tranche = Tranche<LigneDeploiement>.Decouper(
            EnTableau || StadeChoisi is not null
                ? Lignes
                : [.. Lignes.Where(l => l.Stade != StadeDeploiement.NonDemarre)],
            NumeroPage
        );
        return Page();
    }

    /// <summary>Address of the file of exactly what the filters keep.</summary>
    public string Fichier(FormatClasseur format) =>
        $"{Adresse}.{format.Handle()}{QueryString.Create(Filtres)}";

    /// <summary>Address of the cards, or of the table, with the same filters.</summary>
    public string AutreVue(bool tableau) =>
        $"{Adresse}{QueryString.Create(tableau ? [.. Filtres, new("vue", "tableau")] : Filtres)}";

    private List<KeyValuePair<string, string?>> Filtres =>
        [
            .. new KeyValuePair<string, string?>[]
            {
                new("region", RegionCode),
                new("stade", Stade),
            }.Where(f => !string.IsNullOrEmpty(f.Value)),
        ];

    /// <summary>How loud a stage is said.</summary>
    public static string Ton(StadeDeploiement stade) =>
        stade switch
        {
            StadeDeploiement.Vigilance => "warning",
            StadeDeploiement.Ouverture or StadeDeploiement.Generalise => "success",
            _ => "info",
        };
}
