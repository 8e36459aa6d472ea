using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Suivi;
using Emjpm.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Administration;

/// <summary>How the key acts went, in the opinion of those who did them; the same tables are a file.</summary>
public sealed class SatisfactionModel(LectureAvis lecture, TimeProvider horloge) : PageModel
{
    public AvisLus Lus { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        Lus = await lecture.LireAsync(annulation);
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<GroupeAvis>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"satisfaction-{horloge.Aujourdhui():yyyy-MM-dd}"
                ),
                GroupeAvis.Feuille,
                Lus.Groupes.Prepend(Lus.Ensemble).ToAsyncEnumerable()
            );
        return Page();
    }
}
