using Emjpm.Core;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Suivi;
using Emjpm.Web.Pages.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Public;

/// <summary>The public figures of the country, or of a département, at the end of the last day.</summary>
public sealed class StatistiquesModel(
    LectureReleves lecture,
    LecturePublique publique,
    LectureAvis avis,
    TimeProvider horloge
) : PageModel
{
    private const int MoisTraces = 24;

    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Code { get; set; }

    /// <summary>Null when no day has figures yet.</summary>
    public Photographie? Photo { get; private set; }
    public Territoire Territoire { get; private set; } = Territoire.France;
    public string Nom => Photo?.Noms.Nom(Territoire) ?? "France entière";
    public Courbe? Courbe { get; private set; }
    public CarteTerritoires? Carte { get; private set; }

    /// <summary>Of the country only: the accounts are not told by département.</summary>
    public IReadOnlyList<UsageRole> Usage { get; private set; } = [];

    /// <summary>Of the country only: how the key acts went, those that may be told.</summary>
    public IReadOnlyList<GroupeAvis> Satisfaction { get; private set; } = [];
    public IReadOnlyList<Territoire> Departements { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        Photo = await lecture.PhotographierAsync(null, null, annulation);
        if (Photo is null)
            return Code is null ? Page() : NotFound();
        if (Code is not null)
            Territoire = new(NiveauReleve.Departement, Code);
        if (!Photo.Noms.Existe(Territoire))
            return NotFound();
        var mesures = Dictionnaire.MesuresEnCours;
        if (Photo.Present.Lire(mesures, Territoire) is { Secrete: false })
            Courbe = new(
                mesures,
                Nom,
                await lecture.SerieAsync(
                    mesures,
                    Territoire,
                    Photo.FinsDeMois(MoisTraces),
                    null,
                    annulation
                )
            );
        if (Code is not null)
            return Page();
        Departements = [.. Photo.Present.DuNiveau(NiveauReleve.Departement)];
        Carte = new(mesures, Photo.Present, Photo.Noms, null);
        Satisfaction = await avis.ParEtapeAsync(annulation);
        Usage = await publique.UsageAsync(horloge.Maintenant(), annulation);
        return Page();
    }
}
