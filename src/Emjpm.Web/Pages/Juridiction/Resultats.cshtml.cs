using System.Text.Json;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Emjpm.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Order of the list: the total, or one line of the ranking.</summary>
public enum TriResultats
{
    [Valeur("total", "adéquation d’ensemble")]
    Total,

    [Valeur("proximite", "proximité")]
    Proximite,

    [Valeur("adequation", "accompagnements et langues")]
    Adequation,

    [Valeur("disponibilite", "disponibilité")]
    Disponibilite,

    [Valeur("tribunal", "souhait de travailler avec le tribunal")]
    Tribunal,

    [Valeur("fraicheur", "fraîcheur des données")]
    Fraicheur,

    [Valeur("reponse", "délai de réponse")]
    Reponse,
}

/// <summary>The explained shortlist of a search, with its map.</summary>
public sealed class ResultatsModel(
    Perimetre perimetre,
    ClasserRecherche classer,
    GarderClassement garder,
    IOptions<Reglages> reglages
) : PageModel
{
    /// <summary>Cards shown at once.</summary>
    public const int ParPage = 15;

    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tri { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    /// <summary>« 1 » to show only those with a free place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Places { get; set; }

    /// <summary>The reservation beside which a second mandataire, or a subrogé, is looked for.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Avec { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public RechercheLue Recherche { get; private set; } = null!;
    public Classement Classement { get; private set; } = null!;

    /// <summary>Propositions after filter and sort, all pages.</summary>
    public IReadOnlyList<Proposition> Filtrees { get; private set; } = [];
    public IReadOnlyList<Proposition> Affichees { get; private set; } = [];
    public int Pages => (Filtrees.Count + ParPage - 1) / ParPage;
    public int ClassementVuId { get; private set; }
    public ExplicationBareme Explication { get; private set; } = null!;
    public string CarteJson { get; private set; } = "";
    public TriResultats TriChoisi => Liste<TriResultats>.Lire(Tri) ?? TriResultats.Total;
    public TypeGestionnaire? TypeChoisi => Liste<TypeGestionnaire>.Lire(Type);
    public bool AvecPlaces => Places == "1";

    public async Task<IActionResult> OnGetAsync()
    {
        var annulation = HttpContext.RequestAborted;
        if (
            await classer.ExecuterAsync(perimetre.Recherches, Id, annulation)
            is not var (recherche, classement)
        )
            return NotFound();
        (Recherche, Classement) = (recherche, classement);
        // An administrator looking as a judge leaves no trace in the court's file.
        ClassementVuId = perimetre.Acteur.VuPar is null
            ? await garder.ExecuterAsync(recherche, classement, annulation)
            : recherche.DernierVuId ?? 0;
        Explication = ExplicationBareme.Pour(classement.Bareme);
        Filtrees =
        [
            .. Trier(
                classement.Proposes.Where(p =>
                    (TypeChoisi is null || p.Candidat.Type == TypeChoisi)
                    && (!AvecPlaces || p.AvecPlace)
                )
            ),
        ];
        NumeroPage = Math.Clamp(NumeroPage, 1, Math.Max(1, Pages));
        Affichees = [.. Filtrees.Skip((NumeroPage - 1) * ParPage).Take(ParPage)];
        CarteJson = Carte();
        return Page();
    }

    /// <summary>Copies the search, to change the copy.</summary>
    public async Task<IActionResult> OnPostDupliquerAsync(
        [FromServices] DupliquerRecherche dupliquer
    ) =>
        await dupliquer.ExecuterAsync(perimetre.Acteur, Id, HttpContext.RequestAborted) is { } copie
            ? Redirect($"/juridiction/recherches/{copie}/modifier")
            : NotFound();

    /// <summary>The sort is stable, so candidates equal on a line keep their rank order.</summary>
    private IEnumerable<Proposition> Trier(IEnumerable<Proposition> propositions)
    {
        if (TriChoisi == TriResultats.Total)
            return propositions;
        var critere = Enum.Parse<Critere>(TriChoisi.ToString());
        return propositions.OrderByDescending(p =>
            p.Lignes.FirstOrDefault(l => l.Critere == critere)?.Points ?? 0
        );
    }

    /// <summary>The same candidates as the list, all pages; those without a position are on the list only.</summary>
    private string Carte()
    {
        var personne = Recherche.Besoin.Position;
        var affichees = Affichees.Select(p => p.Candidat.Id).ToHashSet();
        return JsonSerializer.Serialize(
            new
            {
                personne = personne is null
                    ? null
                    : new
                    {
                        lat = personne.Latitude,
                        lon = personne.Longitude,
                        libelle = Recherche.Lieu,
                        approchee = personne.Approchee,
                    },
                points = Filtrees
                    .Where(p => p.Lieu.Position is not null)
                    .Select(p => new
                    {
                        id = $"m{p.Candidat.Id}",
                        rang = p.Rang,
                        nom = p.Candidat.Nom,
                        type = p.Candidat.Type.Handle(),
                        lieu = p.Lieu.CommuneNom,
                        lat = p.Lieu.Position!.Latitude,
                        lon = p.Lieu.Position.Longitude,
                        approche = p.Evaluation.DistanceApprochee,
                        distance = p.DistanceKm,
                        places = p.Places,
                        url = affichees.Contains(p.Candidat.Id)
                            ? $"#m{p.Candidat.Id}"
                            : $"/juridiction/gestionnaires/{p.Candidat.Id}?recherche={Id}",
                    }),
                tuiles = reglages.Value.Tuiles is { } url
                    ? new { url, attribution = reglages.Value.TuilesAttribution ?? "" }
                    : null,
                villes = VillesRepere.Autour(personne),
            },
            JsonSerializerOptions.Web
        );
    }
}
