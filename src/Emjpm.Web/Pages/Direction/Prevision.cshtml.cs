using System.Globalization;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Deploiement;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Pilotage.Previsions;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Direction;

/// <summary>What may come in a territory, from the last month known: numbers with their interval, as a table, a chart and files.</summary>
[ExigeFonction(FonctionTerritoriale.Prevision)]
public sealed class PrevisionModel(Perimetre perimetre, LectureReleves lecture) : PageModel
{
    private const int Annees = 4;
    private const string Svg = "svg";

    [BindProperty(SupportsGet = true, Name = "territoire")]
    public string? TerritoireChoisi { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    public Photographie Photo { get; private set; } = null!;
    public Territoire Territoire { get; private set; }
    public string Nom => Photo.Noms.Nom(Territoire);

    /// <summary>Null when the months known are too few, or the counts too small to be shown.</summary>
    public Prevision? Prevision { get; private set; }

    /// <summary>Whether the counts of this territory are too small for who does not open its lines.</summary>
    public bool Secrete { get; private set; }
    public CourbePrevision? Courbe { get; private set; }
    public IReadOnlyList<LignePrevision> Lignes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        if (
            !Territoire.Lire(TerritoireChoisi, out var territoire)
            || territoire.Value.Niveau == NiveauReleve.Ressort
            || await lecture.PhotographierAsync(Au, perimetre.CouvreLesDepartements, annulation)
                is not { } photo
            || !photo.Noms.Existe(territoire.Value)
        )
            return NotFound();
        (Photo, Territoire) = (photo, territoire.Value);
        var mois = await lecture.MoisAsync(Territoire, photo.Jour, Annees, annulation);
        Prevision = Prevision.Etablir(mois);
        Secrete =
            Prevision is { Depart.Decompte: var depart }
            && !perimetre.CouvreLesDepartements(photo.Noms.Departements(Territoire))
            && EstSecrete(depart);
        if (Secrete)
            Prevision = null;
        if (Prevision is { } prevision)
        {
            Lignes = LignePrevision.De(prevision);
            Courbe = new(Nom, [.. mois.TakeLast(Prevision.MoisMaximum)], prevision);
        }
        if (format is null)
            return Page();
        if (Prevision is not { Depart.Fin: var fin })
            return NotFound();
        var nom = string.Create(
            CultureInfo.InvariantCulture,
            $"prevision-{Territoire}-{fin:yyyy-MM-dd}"
        );
        return Liste<FormatClasseur>.Lire(format) is { } f
            ? new FichierClasseur<PrevisionEnFichier>(
                f,
                nom,
                PrevisionEnFichier.Feuille,
                PrevisionEnFichier.De(Nom, fin, Lignes).ToAsyncEnumerable()
            )
            : File(
                Dessin.De(Courbe!, new(CourbePrevision.Titre, Nom, fin)),
                Dessin.TypeMime,
                $"{nom}.{Svg}"
            );
    }

    public string Fichier(string format) =>
        $"/direction/territoires/{Territoire}/prevision.{format}{Request.QueryString}";

    /// <summary>What is foreseen from one to four persons would tell of them, and so would what is withheld in the figures of the day.</summary>
    private bool EstSecrete(Decompte depart) =>
        new[] { "mesures", "entrees", "sorties", "echeances-a-venir" }.Any(code =>
            Photo.Present.Lire(Dictionnaire.Lire(code)!, Territoire).Secrete
        )
        || new[]
        {
            Grandeur.EnCours,
            Grandeur.Entrees12Mois,
            Grandeur.Sorties12Mois,
            Grandeur.Echeances6Mois,
            Grandeur.Echeances12Mois,
            Grandeur.Echeances24Mois,
        }.Any(g => Secret.EstFragile(depart[g]));
}
