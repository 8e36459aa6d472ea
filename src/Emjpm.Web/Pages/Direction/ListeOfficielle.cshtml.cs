using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>
/// The list of a département as the prefect publishes it: who is entitled today, by category. To print, or as a file. Source:
/// CASF, art. L471-2.
/// </summary>
public sealed class ListeOfficielleModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    private static readonly Feuille<LigneFichierRegistre> Feuille = new(
        "Liste officielle",
        [
            Colonne<LigneFichierRegistre>.Texte("Catégorie", l => l.Type.Libelle(), 24),
            Colonne<LigneFichierRegistre>.Texte("Nom", l => l.Nom, 32),
            Colonne<LigneFichierRegistre>.Texte("Adresse", l => l.AdresseComplete, 44),
            Colonne<LigneFichierRegistre>.Texte("Établissement", l => l.Etablissement, 36),
            Colonne<LigneFichierRegistre>.Texte("FINESS", l => l.Acte?.EtablissementFiness, 14),
            Colonne<LigneFichierRegistre>.Texte("Acte", l => l.Acte?.TypeActe.Libelle(), 16),
            Colonne<LigneFichierRegistre>.Texte("Numéro", l => l.Acte?.NumeroActe, 18),
            Colonne<LigneFichierRegistre>.Date("Date de l’acte", l => l.Acte?.DateActe),
            Colonne<LigneFichierRegistre>.Texte("Mesures permises", l => l.Natures, 32),
            Colonne<LigneFichierRegistre>.Date("Jusqu’au", l => l.Acte?.Au),
        ]
    );

    [BindProperty(SupportsGet = true, Name = "departement")]
    public string? Code { get; set; }

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public IReadOnlyList<(string Code, string Nom)> Departements { get; private set; } = [];
    public (string Code, string Nom) Departement { get; private set; }
    public IReadOnlyList<LigneFichierRegistre> Lignes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var liste = await perimetre
            .Departements.OrderBy(d => d.Code)
            .Select(d => new { d.Code, d.Nom })
            .ToListAsync(annulation);
        Departements = [.. liste.Select(d => (d.Code, d.Nom))];
        var territoire = perimetre.Acteur.Territoire!;
        var parDefaut = territoire.Departements.Count > 0 ? territoire.Departements[0] : "59";
        Departement = Departements.FirstOrDefault(
            d => d.Code == Code,
            Departements.First(d => d.Code == parDefaut)
        );
        var code = Departement.Code;
        var ids = perimetre
            .Habilitations.Where(Habilitation.ActiveLe(Aujourdhui))
            .Where(h => h.DepartementCode == code)
            .Select(h => h.Id);
        var lues = await perimetre
            .Gestionnaires.Where(g =>
                perimetre
                    .Habilitations.Where(h => ids.Contains(h.Id))
                    .Any(h => h.GestionnaireId == g.Id)
            )
            .EnFichier(territoire, code, Aujourdhui)
            .ToListAsync(annulation);
        Lignes =
        [
            .. lues.Where(l => l.Acte?.StatutLe(Aujourdhui) == StatutHabilitation.Active)
                .OrderBy(l =>
                    l.Type switch
                    {
                        TypeGestionnaire.Service => 0,
                        TypeGestionnaire.Individuel => 1,
                        TypeGestionnaire.Prepose => 2,
                        TypeGestionnaire.DpfService => 3,
                        _ => 4,
                    }
                ),
        ];
        return Liste<FormatClasseur>.Lire(format) is { } f
            ? new FichierClasseur<LigneFichierRegistre>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"liste-mjpm-{code}-{Aujourdhui:yyyy-MM-dd}"
                ),
                Feuille,
                Lignes.ToAsyncEnumerable()
            )
            : Page();
    }

    public string Fichier(FormatClasseur format) =>
        $"/direction/registre/liste-officielle.{format.Handle()}?departement={Departement.Code}";
}
