using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>
/// Every gestionnaire entitled in a territory chosen by the court, never another one silently. All is in the address, which
/// can be kept or sent: nothing here says anything of a person.
/// </summary>
public sealed class AnnuaireModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    public const int ParPage = 20;

    /// <summary>What stands for the whole country where a code of département is expected.</summary>
    public const string France = "france";

    private const int MotsAuPlus = 8;

    /// <summary>Code of a département, or <see cref="France"/>; by default the département of the court.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Ou { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Texte { get; set; }

    /// <summary>« 1 » to show only those with a free place.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Places { get; set; }

    /// <summary>« 1 » to show only those who wish to work for the court.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Souhait { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Tri { get; set; }

    /// <summary>Where distances are measured from, as typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Commune { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? CommuneCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public IReadOnlyList<(string Code, string Nom)> Departements { get; private set; } = [];

    /// <summary>The territory shown; null for the whole of France.</summary>
    public (string Code, string Nom)? Departement { get; private set; }
    public (string Code, string Nom) DepartementDuTribunal { get; private set; }
    public TriAnnuaire TriChoisi { get; private set; }

    /// <summary>The distance was asked for without a commune to measure it from.</summary>
    public bool CommuneManquante { get; private set; }

    /// <summary>Communes to choose from, when what was typed names several; empty list and no code: none has that name.</summary>
    public IReadOnlyList<Suggestion>? CommunesProposees { get; private set; }
    public ReponseAnnuaire Reponse { get; private set; } = null!;
    public IReadOnlyList<LigneAnnuaire> Lignes { get; private set; } = [];
    public int Pages => (Reponse.Ids.Count + ParPage - 1) / ParPage;
    public TypeGestionnaire? TypeChoisi => Liste<TypeGestionnaire>.Lire(Type);
    public bool AvecPlaces => Places == "1";
    public bool AvecSouhait => Souhait == "1";
    public bool Filtree =>
        TypeChoisi is not null || AvecPlaces || AvecSouhait || !string.IsNullOrWhiteSpace(Texte);

    /// <summary>« le Nord (59) » is not known to grammar: « dans le département Nord (59) ».</summary>
    public string Territoire =>
        Departement is var (code, nom) ? $"dans le département {nom} ({code})" : "en France";

    private CancellationToken Annulation => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync(string? format)
    {
        var tribunal = perimetre.Acteur.Tribunal!;
        DepartementDuTribunal = (tribunal.DepartementCode, tribunal.DepartementNom);
        Departements = await perimetre
            .Departements.OrderBy(d => d.Code)
            .Select(d => new ValueTuple<string, string>(d.Code, d.Nom))
            .ToListAsync(Annulation);
        var choisi = Departements.FirstOrDefault(d => d.Code == Ou);
        Departement =
            Ou == France ? null
            : choisi.Code is null ? DepartementDuTribunal
            : choisi;
        var depuis = await DepuisAsync();
        TriChoisi =
            Liste<TriAnnuaire>.Lire(Tri)
            ?? (Departement is null ? TriAnnuaire.Nom : TriAnnuaire.Disponibilite);
        if (TriChoisi == TriAnnuaire.Distance && depuis is null)
        {
            CommuneManquante = string.IsNullOrWhiteSpace(Commune);
            TriChoisi = TriAnnuaire.Nom;
        }
        var annuaire = new AnnuaireLu(perimetre, horloge.Aujourdhui());
        Reponse = await annuaire.ChercherAsync(
            new(
                Departement?.Code,
                TypeChoisi,
                MotsCherches(),
                AvecPlaces,
                AvecSouhait,
                TriChoisi,
                depuis
            ),
            Annulation
        );
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<SiteExporte>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"mandataires-{horloge.Aujourdhui():yyyy-MM-dd}"
                ),
                SiteExporte.Feuille,
                SiteExporte.LireAsync(annuaire, Reponse.Ids, depuis, Annulation)
            );
        NumeroPage = Math.Clamp(NumeroPage, 1, Math.Max(1, Pages));
        if (Reponse.Ids.Count > 0)
            Lignes = await annuaire.LignesAsync(
                [.. Reponse.Ids.Skip((NumeroPage - 1) * ParPage).Take(ParPage)],
                depuis,
                Annulation
            );
        return Page();
    }

    /// <summary>Address of the file of exactly who is listed, all the pages.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/juridiction/gestionnaires.{format.Handle()}{Request.QueryString}";

    /// <summary>The same list with other values; null removes one. Goes back to the first page.</summary>
    public string Lien(params (string Cle, string? Valeur)[] changements)
    {
        var requete = Request
            .Query.Where(p =>
                !p.Key.Equals("p", StringComparison.OrdinalIgnoreCase)
                && !changements.Any(c => c.Cle.Equals(p.Key, StringComparison.OrdinalIgnoreCase))
            )
            .Select(p => KeyValuePair.Create(p.Key, p.Value.ToString()))
            .Concat(
                changements
                    .Where(c => c.Valeur is not null)
                    .Select(c => KeyValuePair.Create(c.Cle, c.Valeur!))
            )
            .Where(p => p.Value.Length > 0);
        return $"{Request.Path}{new QueryBuilder(requete)}";
    }

    /// <summary>A number typed in groups, as a SIRET is, is one word.</summary>
    private string[] MotsCherches()
    {
        var mots = Core.Referentiels.Texte.Mots(Texte);
        var chiffres = string.Concat(mots);
        return chiffres.Length >= 9 && chiffres.All(char.IsAsciiDigit) ? [chiffres]
            : mots.Length > MotsAuPlus ? mots[..MotsAuPlus]
            : mots;
    }

    /// <summary>The position of the commune typed: the code chosen among the suggestions if it is still the one typed.</summary>
    private async Task<Position?> DepuisAsync()
    {
        if (string.IsNullOrWhiteSpace(Commune))
            return null;
        var saisie = Core.Referentiels.Texte.NormaliserNom(Commune);
        if (
            await LireCommuneAsync(CommuneCode) is { } choisie
            && saisie.Contains(choisie.NomRecherche, StringComparison.Ordinal)
        )
            return PositionDe(choisie);
        var trouvees = await ChercherLieux.CommunesAsync(perimetre.Communes, Commune, Annulation);
        var exactes =
            trouvees.Count > 1
                ? await ChercherLieux.ExactesAsync(perimetre.Communes, Commune, Annulation)
                : [];
        CommuneCode =
            trouvees.Count == 1 ? trouvees[0].Code
            : exactes.Count == 1 ? exactes[0]
            : null;
        if (await LireCommuneAsync(CommuneCode) is { } commune)
            return PositionDe(commune);
        CommunesProposees = trouvees;
        return null;
    }

    private Task<Commune?> LireCommuneAsync(string? code) =>
        string.IsNullOrEmpty(code)
            ? Task.FromResult<Commune?>(null)
            : perimetre.Communes.SingleOrDefaultAsync(c => c.Code == code, Annulation);

    private Position? PositionDe(Commune commune)
    {
        CommuneCode = commune.Code;
        Commune = ChercherLieux.Libelle(commune.Nom, commune.CodesPostaux);
        return Position.Lire(
            commune.Latitude,
            commune.Longitude,
            commune.Precision == PrecisionPosition.Approchee
        );
    }
}
