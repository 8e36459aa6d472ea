using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Mesures;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>
/// The filters of the mesures, kept in the address: the same for the list, its map, its files and the operations in bulk. What
/// the address says that is not understood filters nothing.
/// </summary>
public abstract class FiltresMesures(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    /// <summary>Value of <see cref="Lieu"/> for the mesures that have none.</summary>
    public const string Sans = "sans";

    [
        BindProperty(SupportsGet = true, Name = "q"),
        Display(Name = "Rechercher", Description = "RG, dossier, commune ou code postal")
    ]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "État")]
    public string? Statut { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Nature")]
    public string? Nature { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Champ")]
    public string? Champ { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Tribunal")]
    public int? Tribunal { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Cabinet")]
    public int? Cabinet { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Lieu d’exercice")]
    public string? Lieu { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Lieu de vie")]
    public string? LieuVie { get; set; }

    [
        BindProperty(SupportsGet = true),
        Display(Name = "Commune de la personne", Description = "Nom ou code postal")
    ]
    public string? Commune { get; set; }

    /// <summary>INSEE code of one commune, as the map asks for it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Insee { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Échéance")]
    public string? Echeance { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "À compléter")]
    public string? Completer { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Trier par")]
    public string? Tri { get; set; }

    /// <summary>Page that the form of the filters leads to.</summary>
    public abstract string Action { get; }

    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();

    /// <summary>What the address asks, understood.</summary>
    public CriteresMesures Criteres { get; private set; } = new();

    public IReadOnlyList<SelectListItem> Tribunaux { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Cabinets { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Lieux { get; private set; } = [];

    /// <summary>Name of the commune of <see cref="Insee"/>.</summary>
    public string? NomInsee { get; private set; }

    /// <summary>A filter beyond the first line is used: it must then be seen.</summary>
    public bool AutresFiltres =>
        Criteres
            is not {
                Champ: null,
                TribunalId: null,
                CabinetId: null,
                LieuVie: null,
                Communes: null,
                ACompleter: null
            };

    protected Perimetre Perimetre => perimetre;
    protected CancellationToken Annulation => HttpContext.RequestAborted;

    /// <summary>The mesures the filters keep, without an order.</summary>
    public IQueryable<Mesure> Retenues => Criteres.Filtrer(perimetre.Mesures, Aujourdhui);

    /// <summary>Reads <see cref="Criteres"/> from the address.</summary>
    protected async Task ComprendreAsync() =>
        Criteres = new CriteresMesures
        {
            Texte = string.IsNullOrWhiteSpace(Q) ? null : Q.Trim(),
            Statut = Liste<VueStatut>.Lire(Statut) ?? default,
            Nature = Liste<NatureMesure>.Lire(Nature),
            Champ = Liste<ChampMesure>.Lire(Champ),
            TribunalId = Tribunal,
            CabinetId = Tribunal is null ? null : Cabinet,
            LieuId = int.TryParse(Lieu, CultureInfo.InvariantCulture, out var lieu) ? lieu : null,
            SansLieu = Lieu == Sans,
            LieuVie = Liste<LieuVie>.Lire(LieuVie),
            Communes = await CommunesAsync(),
            Echeance = Liste<FenetreEcheance>.Lire(Echeance),
            ACompleter = Liste<PointACompleter>.Lire(Completer),
            Tri = Liste<TriMesures>.Lire(Tri) ?? default,
        };

    private async Task<IReadOnlyList<string>?> CommunesAsync()
    {
        if (!string.IsNullOrWhiteSpace(Insee))
        {
            NomInsee = await perimetre
                .Communes.Where(c => c.Code == Insee)
                .Select(c => c.Nom)
                .FirstOrDefaultAsync(Annulation);
            return NomInsee is null ? [] : [Insee];
        }
        if (string.IsNullOrWhiteSpace(Commune))
            return null;
        var exactes = await ChercherLieux.ExactesAsync(perimetre.Communes, Commune, Annulation);
        return exactes.Count > 0
            ? exactes
            :
            [
                .. (
                    await ChercherLieux.CommunesAsync(perimetre.Communes, Commune, Annulation)
                ).Select(c => c.Code),
            ];
    }

    /// <summary>Reads what the lists of the form offer: the courts of the mesures of the actor, its lieux.</summary>
    protected async Task ChargerListesAsync()
    {
        var ids = perimetre.Mesures.Select(m => m.TribunalId).Distinct();
        Tribunaux = await perimetre
            .Tribunaux.Where(t => ids.Contains(t.Id))
            .OrderBy(t => t.NomRecherche)
            .ThenBy(t => t.Id)
            .Select(t => new SelectListItem(t.Nom, t.Id.ToString()))
            .ToListAsync(Annulation);
        if (Tribunal is { } tribunal)
            Cabinets = await perimetre
                .CabinetsDesTribunaux.Where(c => c.TribunalId == tribunal)
                .OrderBy(c => c.Nom)
                .ThenBy(c => c.Id)
                .Select(c => new SelectListItem(c.Nom, c.Id.ToString()))
                .ToListAsync(Annulation);
        var droits = perimetre.Acteur.Gestionnaire!.Droits;
        var lieux = await perimetre
            .Lieux.OrderBy(l => l.Nom)
            .ThenBy(l => l.Id)
            .Select(l => new
            {
                l.Id,
                l.Nom,
                Ferme = l.FermeLe != null && l.FermeLe <= Aujourdhui,
            })
            .ToListAsync(Annulation);
        Lieux =
        [
            .. lieux
                .Where(l => droits.Couvrent(l.Id))
                .Select(l => new SelectListItem(
                    l.Ferme ? $"{l.Nom} (fermé)" : l.Nom,
                    l.Id.ToString(CultureInfo.InvariantCulture)
                )),
            .. droits.Couvrent(null) ? [new SelectListItem("Sans lieu d’exercice", Sans)] : Rien,
        ];
    }

    private static readonly SelectListItem[] Rien = [];

    /// <summary>The filters as they are written in an address, « ?statut=eteinte&amp;q=lille »; empty when there is none.</summary>
    public string Requete()
    {
        var requete = new QueryBuilder();
        foreach (var (cle, valeur) in Parametres())
            requete.Add(cle, valeur);
        return requete.ToString();
    }

    /// <summary>The filters and the order, by their names in an address; those that ask nothing are left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parametres()
    {
        (string Cle, string? Valeur)[] tous =
        [
            ("q", Q?.Trim()),
            ("statut", Statut),
            ("nature", Nature),
            ("champ", Champ),
            ("tribunal", Tribunal?.ToString(CultureInfo.InvariantCulture)),
            ("cabinet", Cabinet?.ToString(CultureInfo.InvariantCulture)),
            ("lieu", Lieu),
            ("lieuVie", LieuVie),
            ("commune", Commune),
            ("insee", Insee),
            ("echeance", Echeance),
            ("completer", Completer),
            ("tri", Tri),
        ];
        return tous.Where(p => !string.IsNullOrWhiteSpace(p.Valeur))
            .Select(p => KeyValuePair.Create(p.Cle, p.Valeur!));
    }
}
