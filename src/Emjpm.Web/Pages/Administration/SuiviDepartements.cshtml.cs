using Emjpm.Core.Suivi;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>Where people use the service, and where they get lost: a line a département, each figure leads to its accounts.</summary>
public sealed class SuiviDepartementsModel(PerimetreAdministration perimetre, LectureUsage usage)
    : PageModel
{
    /// <summary>Code of a region; null or empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Region { get; set; }

    public IReadOnlyList<UsageDepartement> Lignes { get; private set; } = [];

    /// <summary>The regions in which somebody works.</summary>
    public IReadOnlyList<(string Code, string Nom)> Regions { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
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
    }
}
