using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Classeurs;
using Emjpm.Core.Designation;
using Emjpm.Core.Referentiels;
using Emjpm.Web.Pages.Shared;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Juridiction;

/// <summary>Order of the list of reservations.</summary>
public enum TriReservations
{
    [Valeur("recentes", "les plus récentes")]
    Recentes,

    [Valeur("anciennes", "les plus anciennes")]
    Anciennes,

    [Valeur("expiration", "expiration la plus proche")]
    Expiration,

    [Valeur("mandataire", "mandataire")]
    Mandataire,

    [Valeur("rg", "numéro RG")]
    Rg,
}

/// <summary>
/// The reservations of the court: filters in the address, and the same lines as a file. What the address says that is not
/// understood filters nothing.
/// </summary>
public sealed class ReservationsModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    /// <summary>Answer of the author filter that means « me ».</summary>
    public const string Moi = "moi";

    [BindProperty(SupportsGet = true), Display(Name = "À suivre")]
    public string? Suivi { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "État")]
    public string[] Etat { get; set; } = [];

    [BindProperty(SupportsGet = true), Display(Name = "Cabinet")]
    public int? Cabinet { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Réservée par")]
    public string? Auteur { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Nature de la mesure")]
    public string? Nature { get; set; }

    [
        BindProperty(SupportsGet = true),
        Display(Name = "Mandataire", Description = "Nom, ville ou SIRET")
    ]
    public string? Mandataire { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Numéro RG", Description = "Entier ou début")]
    public string? Rg { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Réservée à partir du")]
    public DateOnly? Du { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Jusqu’au")]
    public DateOnly? Au { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Urgentes seulement")]
    public bool Urgent { get; set; }

    [BindProperty(SupportsGet = true), Display(Name = "Trier par")]
    public string? Tri { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int NumeroPage { get; set; } = 1;

    public Tranche<LigneReservation> Tranche { get; private set; } = Tranche<LigneReservation>.Vide;
    public IReadOnlyList<SelectListItem> Cabinets { get; private set; } = [];
    public IReadOnlyList<SelectListItem> Auteurs { get; private set; } = [];
    public DateOnly Aujourdhui { get; } = horloge.Aujourdhui();
    public SuiviReservation? SuiviChoisi => Liste<SuiviReservation>.Lire(Suivi);

    /// <summary>Whether a filter beyond the first line is used: it must then be seen.</summary>
    public bool AutresFiltres =>
        Etat.Length > 0
        || Cabinet is not null
        || !string.IsNullOrEmpty(Auteur)
        || !string.IsNullOrEmpty(Nature)
        || Du is not null
        || Au is not null
        || Urgent
        || !ModelState.IsValid;

    /// <summary>Whether the list is shorter for a filter.</summary>
    public bool Filtree =>
        AutresFiltres
        || SuiviChoisi is not null
        || !string.IsNullOrWhiteSpace(Mandataire)
        || !string.IsNullOrWhiteSpace(Rg);

    public async Task<IActionResult> OnGetAsync(string? format, CancellationToken annulation)
    {
        var lignes = Trier(Filtrer(perimetre.Reservations)).EnLignes();
        if (Liste<FormatClasseur>.Lire(format) is { } f)
            return new FichierClasseur<LigneReservation>(
                f,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"reservations-{Aujourdhui:yyyy-MM-dd}"
                ),
                LignesReservations.Feuille(Aujourdhui),
                lignes.AsAsyncEnumerable()
            );
        Tranche = await Tranche<LigneReservation>.LireAsync(lignes, NumeroPage, annulation);
        await LireChoixAsync(annulation);
        return Page();
    }

    /// <summary>Address of the file of exactly what is listed, all the pages.</summary>
    public string Fichier(FormatClasseur format) =>
        $"/juridiction/reservations.{format.Handle()}{Request.QueryString}";

    private IQueryable<Reservation> Filtrer(IQueryable<Reservation> reservations)
    {
        if (SuiviChoisi is { } suivi)
            reservations = reservations.Suivre(suivi, horloge.Maintenant());
        var etats = Etat.Select(Liste<EtatReservation>.Lire).OfType<EtatReservation>().ToList();
        if (etats.Count > 0)
            reservations = reservations.Where(r => etats.Contains(r.Etat));
        if (Cabinet is { } cabinet)
            reservations = reservations.Where(r => r.CabinetId == cabinet);
        if (AuteurId is { } auteur)
            reservations = reservations.Where(r => (r.SuiviParId ?? r.AuteurId) == auteur);
        if (Liste<NatureMesure>.Lire(Nature) is { } nature)
            reservations = reservations.Where(r => r.Nature == nature);
        foreach (var mot in Texte.Mots(Mandataire))
            reservations = reservations.Where(r => r.Gestionnaire!.TexteRecherche.Contains(mot));
        if (Texte.Normaliser(Rg).Replace(" ", "") is { Length: > 0 } rg)
            reservations = reservations.Where(r => r.NumeroRg!.Contains(rg));
        if (Du is { } du)
        {
            var debut = Horloge.InstantParis(du, TimeOnly.MinValue);
            reservations = reservations.Where(r => r.CreeeLe >= debut);
        }
        if (Au is { } au)
        {
            var fin = Horloge.InstantParis(au.AddDays(1), TimeOnly.MinValue);
            reservations = reservations.Where(r => r.CreeeLe < fin);
        }
        return Urgent ? reservations.Where(r => r.Urgent) : reservations;
    }

    private int? AuteurId =>
        Auteur == Moi ? perimetre.Acteur.UtilisateurId
        : int.TryParse(Auteur, CultureInfo.InvariantCulture, out var id) ? id
        : null;

    private IQueryable<Reservation> Trier(IQueryable<Reservation> reservations) =>
        (Liste<TriReservations>.Lire(Tri) ?? TriReservations.Recentes) switch
        {
            TriReservations.Anciennes => reservations.OrderBy(r => r.CreeeLe).ThenBy(r => r.Id),
            TriReservations.Expiration => reservations
                .OrderBy(r => r.Etat != EtatReservation.EnAttente)
                .ThenBy(r => r.ExpireLe)
                .ThenBy(r => r.Id),
            TriReservations.Mandataire => reservations
                .OrderBy(r => r.Gestionnaire!.TexteRecherche)
                .ThenByDescending(r => r.CreeeLe)
                .ThenByDescending(r => r.Id),
            TriReservations.Rg => reservations
                .OrderBy(r => r.NumeroRg == null)
                .ThenBy(r => r.NumeroRg)
                .ThenBy(r => r.Id),
            _ => reservations.OrderByDescending(r => r.CreeeLe).ThenByDescending(r => r.Id),
        };

    /// <summary>Cabinets of the court and those who follow the reservations, in one query.</summary>
    private async Task LireChoixAsync(CancellationToken annulation)
    {
        var choix = await perimetre
            .Cabinets.Select(c => new
            {
                EstCabinet = true,
                c.Id,
                c.Nom,
            })
            .Concat(
                perimetre
                    .Reservations.Select(r => new
                    {
                        EstCabinet = false,
                        Id = r.SuiviParId ?? r.AuteurId,
                        Nom = r.SuiviPar != null
                            ? r.SuiviPar.Prenom + " " + r.SuiviPar.Nom
                            : r.Auteur!.Prenom + " " + r.Auteur.Nom,
                    })
                    .Distinct()
            )
            .ToListAsync(annulation);
        var items = choix
            .OrderBy(c => c.Nom, StringComparer.CurrentCulture)
            .ThenBy(c => c.Id)
            .ToLookup(c => c.EstCabinet, c => new SelectListItem(c.Nom, $"{c.Id}"));
        Cabinets = [.. items[true]];
        Auteurs = [new SelectListItem("Moi", Moi), .. items[false]];
    }
}
