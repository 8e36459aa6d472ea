using System.Globalization;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Shared;

/// <summary>A weekly bulletin as it was written, the last one or that of a past Monday. One page for each space that reads it.</summary>
public abstract class BulletinLuModele(Perimetre perimetre, LectureBulletins lecture) : PageModel
{
    /// <summary>The Monday; the last one when it is left out.</summary>
    [BindProperty(SupportsGet = true)]
    public DateOnly? Semaine { get; set; }

    /// <summary>Address of the board.</summary>
    public abstract string Tableau { get; }
    public IReadOnlyList<DateOnly> Semaines { get; private set; } = [];

    /// <summary>Null before the first Monday.</summary>
    public BulletinLu? Bulletin { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        Semaines = await lecture.SemainesAsync(annulation);
        if (!ModelState.IsValid)
            return NotFound();
        if (Semaine is null && Semaines.Count == 0)
            return Page();
        Bulletin = await lecture.LireAsync(perimetre.Acteur, Semaine ?? Semaines[0], annulation);
        return Bulletin is null ? NotFound() : Page();
    }

    /// <summary>Address of the bulletin of a Monday.</summary>
    public string Adresse(DateOnly semaine) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Tableau}/bulletin?semaine={semaine:yyyy-MM-dd}"
        );

    /// <summary>« semaine du 9 au 15 novembre ».</summary>
    public static string Nom(DateOnly semaine) =>
        $"semaine du {Francais.Date(semaine.AddDays(-7))} au {Francais.Date(semaine.AddDays(-1))}";
}
