using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>
/// Where people use the service, and where they get lost: a line a département, each figure leads to its accounts; the same table is a
/// file.
/// </summary>
public sealed class SuiviDepartementsModel(
    PerimetreAdministration perimetre,
    LectureUsage usage,
    TimeProvider horloge
) : PageModel
{
    private static readonly Feuille<UsageDepartement> Feuille = new(
        "Usage par département",
        [
            Colonne<UsageDepartement>.Texte("Code", d => d.Code),
            Colonne<UsageDepartement>.Texte("Département", d => d.Nom, 28),
            Colonne<UsageDepartement>.Texte("Région", d => d.Region, 28),
            Colonne<UsageDepartement>.Entier("Comptes", d => d.Comptes),
            .. Liste<EtatUsage>.Valeurs.Select(e =>
                Colonne<UsageDepartement>.Entier(Francais.EnTete(e.Libelle()), d => d.ParEtat[e])
            ),
        ]
    );

    /// <summary>Code of a region; null or empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    public IReadOnlyList<UsageDepartement> Lignes { get; private set; } = [];

    /// <summary>The regions in which somebody works.</summary>
    public IReadOnlyList<(string Code, string Nom)> Regions { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var toutes = await usage.ParDepartementAsync(perimetre.Acteur, annulation);
        Regions =
        [
            .. toutes
                .Where(d => d.RegionCode is not null)
                .Select(d => (d.RegionCode!, d.Region!))
                .Distinct()
                .OrderBy(r => r.Item2, StringComparer.Ordinal),
        ];
        Lignes = string.IsNullOrEmpty(Region)
            ? toutes
            : [.. toutes.Where(d => d.RegionCode == Region)];
        return Liste<FormatClasseur>.Lire(format) is { } f
            ? new FichierClasseur<UsageDepartement>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"usage-par-departement-{horloge.Aujourdhui():yyyy-MM-dd}"
                ),
                Feuille,
                Lignes.ToAsyncEnumerable()
            )
            : Page();
    }

    /// <summary>Address of the file of exactly what is shown.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/administration/suivi/departements.{format.Handle()}{Request.QueryString}";
}
