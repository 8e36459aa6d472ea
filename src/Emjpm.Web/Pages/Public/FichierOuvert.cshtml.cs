using System.Text.Json;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Pilotage;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Api;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Emjpm.Web.Pages.Public;

/// <summary>A set of open data, as CSV, as JSON, or its schema (Table Schema of Frictionless Data).</summary>
[EnableRateLimiting(Securite.LimiteStatistiques)]
public sealed class FichierOuvertModel(LecturePublique publique, TimeProvider horloge) : PageModel
{
    private const string Licence = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/";

    private static readonly JsonSerializerOptions Ecriture = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [BindProperty(SupportsGet = true)]
    public string Jeu { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string Format { get; set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken annulation)
    {
        // The list of the entitled changes in the day, the figures at night.
        if (Jeu == "mandataires")
        {
            Response.Headers.CacheControl = $"public, max-age={CopieBonne.Duree}";
            Response.Headers.AccessControlAllowOrigin = "*";
        }
        else if (await CopieBonne.EstBonneAsync(HttpContext, publique))
            return StatusCode(StatusCodes.Status304NotModified);
        return (Jeu, Format) switch
        {
            ("indicateurs", "csv") => new FichierClasseur<ChiffreEnFichier>(
                FormatClasseur.Csv,
                "indicateurs",
                ChiffreEnFichier.Feuille,
                publique.ChiffresAsync(annulation)
            ),
            ("indicateurs", "json") => Json(publique.ChiffresAsync(annulation).Select(Publier)),
            ("repartitions", "csv") => new FichierClasseur<ChiffreEnFichier>(
                FormatClasseur.Csv,
                "repartitions",
                ChiffreEnFichier.Feuille,
                publique.RepartitionsAsync(annulation)
            ),
            ("repartitions", "json") => Json(
                publique.RepartitionsAsync(annulation).Select(Publier)
            ),
            ("repartitions", _) => Json(
                Schema(
                    "Répartition des mesures en cours, par mois et par territoire",
                    [
                        .. Territoriaux,
                        .. Dictionnaire.Ventilations.SelectMany(v =>
                            v.Parts.Select(p =>
                                (
                                    $"indicateur = {v.Code}-{p.Code}",
                                    "number",
                                    $"Mesures en cours : {p.Libelle}. {v.Definition}"
                                )
                            )
                        ),
                        Precision,
                    ]
                )
            ),
            ("indicateurs", _) => Json(
                Schema(
                    "Indicateurs de la protection juridique des majeurs, par mois et par territoire",
                    [
                        .. Territoriaux,
                        .. Dictionnaire.Indicateurs.Select(i =>
                            ($"indicateur = {i.Code}", "number", i.Definition)
                        ),
                        Precision,
                    ]
                )
            ),
            ("mandataires", "csv") => new FichierClasseur<MandatairePublie>(
                FormatClasseur.Csv,
                "mandataires",
                MandatairePublie.Feuille,
                publique.MandatairesAsync(horloge.Aujourdhui())
            ),
            ("mandataires", "json") => Json(
                publique
                    .MandatairesAsync(horloge.Aujourdhui())
                    .Select(m => new
                    {
                        m.Departement,
                        m.DepartementNom,
                        Categorie = m.Type.Handle(),
                        m.Nom,
                        m.Etablissement,
                        m.Finess,
                        Acte = m.Acte.Handle(),
                        m.Depuis,
                        m.Jusquau,
                    })
            ),
            _ => Json(
                Schema(
                    "Mandataires habilités, par département",
                    [
                        ("departement", "string", "Code du département de l’habilitation"),
                        ("departement_nom", "string", "Nom du département"),
                        ("categorie", "string", "individuel, prepose ou service"),
                        ("nom", "string", "Nom du mandataire ou du service"),
                        ("etablissement", "string", "Établissement d’un préposé"),
                        ("finess", "string", "Numéro FINESS de cet établissement"),
                        ("acte", "string", "agrement, autorisation ou declaration"),
                        ("depuis", "date", "Premier jour de l’habilitation"),
                        ("jusquau", "date", "Dernier jour ; vide : sans terme"),
                    ]
                )
            ),
        };
    }

    private static readonly IReadOnlyList<(string, string, string)> Territoriaux =
    [
        ("au", "date", "Jour dont la fin est photographiée"),
        ("niveau", "string", "france, region ou departement"),
        ("code", "string", "Code INSEE de la région ou du département"),
        ("territoire", "string", "Nom du territoire"),
    ];

    private static readonly (string, string, string) Precision = (
        "precision",
        "string",
        "secret, non connu, ou vide"
    );

    private static ChiffrePublie Publier(ChiffreEnFichier c) =>
        new(
            c.Jour,
            c.Territoire.Niveau.Handle(),
            c.Territoire.Code,
            c.Nom,
            c.Code,
            c.Valeur,
            c.Indicateur.Unite.Libelle(),
            c.Precision
        );

    private static JsonResult Json(object contenu) => new(contenu, Ecriture);

    private static object Schema(
        string titre,
        IReadOnlyList<(string Nom, string Type, string Description)> champs
    ) =>
        new
        {
            title = titre,
            licenses = new[] { new { name = "etalab-2.0", path = Licence } },
            fields = champs.Select(c => new
            {
                name = c.Nom,
                type = c.Type,
                description = c.Description,
            }),
        };

    private sealed record ChiffrePublie(
        DateOnly Au,
        string Niveau,
        string Code,
        string Territoire,
        string Indicateur,
        double? Valeur,
        string Unite,
        string Precision
    );
}
