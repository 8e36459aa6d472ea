using System.Globalization;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Emjpm.Web.Pages.Direction;

/// <summary>The lines behind a figure: a gestionnaire each. Only in the territory of the agent; elsewhere, 404.</summary>
public sealed class LignesModel(Perimetre perimetre, LectureReleves lecture, LectureLignes lignes)
    : PageModel
{
    private const int ParPage = 50;

    private static readonly Feuille<LigneFigure> Modele = new("Lignes", []);

    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "territoire")]
    public string? TerritoireChoisi { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Au { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Indicateur Indicateur { get; private set; } = Dictionnaire.MesuresEnCours;
    public Territoire Territoire { get; private set; }
    public Photographie Photo { get; private set; } = null!;
    public Valeur Valeur { get; private set; }
    public string Nom => Photo.Noms.Nom(Territoire);
    public PageLignes Lues { get; private set; } = null!;

    /// <summary>
    /// What the lines add up to, when it is not the figure: facts were corrected since that night, and the figure was not counted again.
    /// </summary>
    public double? AutreSomme { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        if (
            Dictionnaire.Lire(Code) is not { } indicateur
            || !Territoire.Lire(TerritoireChoisi, out var territoire)
            || !Dictionnaire.Pour(territoire.Value.Niveau).Contains(indicateur)
            || !LectureLignes.Existent(indicateur, territoire.Value)
            || await lecture.PhotographierAsync(Au, perimetre.CouvreLesDepartements, annulation)
                is not { } photo
            || !photo.Noms.Existe(territoire.Value)
        )
            return NotFound();
        var departements = photo.Noms.Departements(territoire.Value);
        if (!perimetre.CouvreLesDepartements(departements))
            return NotFound();
        (Indicateur, Territoire, Photo) = (indicateur, territoire.Value, photo);
        Valeur = photo.Present.Lire(Indicateur, Territoire);
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<LigneFigure>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Indicateur.Code}-{Territoire}-{photo.Jour:yyyy-MM-dd}"
                ),
                Feuille(),
                (
                    await lignes.LireAsync(
                        Indicateur,
                        Territoire,
                        departements,
                        photo.Jour,
                        annulation
                    )
                ).ToAsyncEnumerable()
            );
        Lues = await lignes.LirePageAsync(
            Indicateur,
            Territoire,
            departements,
            photo.Jour,
            NumeroPage,
            ParPage,
            annulation
        );
        if (
            (
                Indicateur.SeSomme
                || Indicateur is { DuRegistre: true, Unite: UniteIndicateur.Nombre }
            )
            && Lues.Somme != (Valeur.Nombre ?? 0)
        )
            AutreSomme = Lues.Somme;
        return Page();
    }

    public string Fichier(FormatClasseur format) =>
        $"/direction/lignes/{Indicateur.Code}/{Territoire}.{format.Handle()}{Request.QueryString}";

    private Feuille<LigneFigure> Feuille() =>
        Modele with
        {
            Colonnes =
            [
                Colonne<LigneFigure>.Texte("Mandataire", l => l.Nom, 36),
                Colonne<LigneFigure>.Texte("Type", l => l.Type.Libelle(), 24),
                Colonne<LigneFigure>.Nombre(
                    Indicateur.Lignes.Libelle,
                    l => ChiffreEnFichier.Arrondir(Indicateur.Lignes, l.Valeur),
                    24
                ),
                Colonne<LigneFigure>.Texte("Unité", _ => Indicateur.Lignes.Unite.Libelle(), 14),
                Colonne<LigneFigure>.Date("Au", _ => Photo.Jour),
                Colonne<LigneFigure>.Texte("Territoire", _ => Nom, 28),
                Colonne<LigneFigure>.Texte("Définition", _ => Indicateur.Lignes.Definition, 80),
            ],
        };
}
