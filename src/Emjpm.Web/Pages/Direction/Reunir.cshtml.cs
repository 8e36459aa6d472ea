using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>Compares two entries of the territory, and merges them.</summary>
public sealed class ReunirModel(
    Perimetre perimetre,
    ReunirInscriptions reunir,
    TimeProvider horloge
) : PageModel, IFormulaire
{
    [BindProperty(SupportsGet = true)]
    public int Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Autre { get; set; }

    [BindProperty]
    public SaisieReunion Saisie { get; set; } = new();

    public Core.Gestionnaires.Gestionnaire? Une { get; private set; }
    public Core.Gestionnaires.Gestionnaire? Seconde { get; private set; }
    public IReadOnlyList<(string Fait, string Une, string Seconde)> Faits { get; private set; } =
    [];
    public IReadOnlyList<PaireLieux> Paires { get; private set; } = [];
    public IReadOnlyDictionary<int, string> Lieux { get; private set; } =
        new Dictionary<int, string>();
    public bool Introuvable => Une is null || Seconde is null;

    public IEnumerable<SelectListItem> Choix =>
        new[] { Une!, Seconde! }.Select(g => new SelectListItem(
            $"Garder la fiche {g.Id}, {g.Nom}",
            g.Id.ToString(CultureInfo.InvariantCulture)
        ));

    public bool? Choisi(PaireLieux paire) =>
        Saisie.Lieux.Find(l => l.Lieu == paire.Lieu && l.AutreLieu == paire.AutreLieu)?.Reunir;

    public async Task<IActionResult> OnGetAsync()
    {
        await ChargerAsync();
        return Introuvable ? NotFound() : Page();
    }

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var ids = new[] { Id, Autre };
        var lues = await perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .Where(g => ids.Contains(g.Id) && g.FusionneeDansId == null)
            .Include(g => g.Habilitations)
                .ThenInclude(h => h.Departement)
            .Include(g => g.Habilitations)
                .ThenInclude(h => h.Etablissement)
            .Include(g => g.Lieux)
                .ThenInclude(l => l.Commune)
            .Include(g => g.Droits)
                .ThenInclude(d => d.Utilisateur)
            .AsSplitQuery()
            .ToListAsync(annulation);
        (Une, Seconde) = (lues.Find(g => g.Id == Id), lues.Find(g => g.Id == Autre));
        if (Une is null || Seconde is null || Une == Seconde)
        {
            Seconde = null;
            return;
        }
        Paires = ReunirInscriptions.Paires(Une, Seconde, horloge.Aujourdhui());
        Lieux = lues.SelectMany(g => g.Lieux)
            .ToDictionary(l => l.Id, l => $"{l.Nom}, {l.CodePostal} {l.Commune!.Nom}");
        Faits = [.. Comparer(Une, Seconde)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var conservee = Saisie.ConserveeId!.Value;
        var annulation = HttpContext.RequestAborted;
        if (
            (conservee != Id && conservee != Autre)
            || !await reunir.ExecuterAsync(
                perimetre.Acteur,
                new Reunion
                {
                    ConserveeId = conservee,
                    AbsorbeeId = conservee == Id ? Autre : Id,
                    Lieux =
                    [
                        .. Saisie.Lieux.Select(l => new PaireLieux(l.Lieu, l.AutreLieu, l.Reunir)),
                    ],
                    Motif = Saisie.Motif,
                },
                annulation
            )
        )
            return NotFound();
        TempData["Succes"] = "Les deux inscriptions sont réunies.";
        return RedirectToPage("FicheEntree", new { id = conservee });
    }

    private IEnumerable<(string, string, string)> Comparer(
        Core.Gestionnaires.Gestionnaire a,
        Core.Gestionnaires.Gestionnaire b
    )
    {
        yield return ("Nom", a.Nom, b.Nom);
        yield return ("Catégorie", a.Type.Libelle(a.Civilite), b.Type.Libelle(b.Civilite));
        yield return ("SIRET", a.Siret ?? "", b.Siret ?? "");
        yield return ("Courriel", a.Courriel ?? "", b.Courriel ?? "");
        yield return ("Téléphone", a.Telephone ?? "", b.Telephone ?? "");
        yield return ("Habilitations", Habilitations(a), Habilitations(b));
        yield return ("Lieux d’exercice", Sites(a), Sites(b));
        yield return ("Mesures en cours", EnCours(a), EnCours(b));
        yield return ("Comptes", Comptes(a), Comptes(b));
    }

    private string Habilitations(Core.Gestionnaires.Gestionnaire g) =>
        string.Join(
            " ; ",
            g.Habilitations.OrderBy(h => h.DepartementCode, StringComparer.Ordinal)
                .Select(h =>
                    $"{h.Territoire}, n° {h.NumeroActe} : {h.StatutLe(horloge.Aujourdhui()).Libelle()}"
                )
        );

    private static string Sites(Core.Gestionnaires.Gestionnaire g) =>
        string.Join(
            " ; ",
            g.Lieux.Where(l => l.FermeLe is null)
                .OrderBy(l => l.Id)
                .Select(l => $"{l.Nom} ({l.Commune!.Nom})")
        );

    private static string EnCours(Core.Gestionnaires.Gestionnaire g) =>
        Francais.Entier(g.Lieux.Sum(l => l.EnCours));

    private static string Comptes(Core.Gestionnaires.Gestionnaire g) =>
        string.Join(
            ", ",
            g.Droits.Where(d => d.Au is null).OrderBy(d => d.Id).Select(d => d.Utilisateur!.Email)
        );
}

/// <summary>Which entry stays, and what becomes of the sites.</summary>
public sealed class SaisieReunion
{
    [Display(Name = "Inscription à garder")]
    [Required(ErrorMessage = "Choisissez l’inscription à garder.")]
    public int? ConserveeId { get; set; }

    public List<SaisiePaire> Lieux { get; set; } = [];

    [Display(
        Name = "Raison",
        Description = "Elle reste dans l’historique des deux fiches, lu par les agents. Ne nommez aucune personne protégée."
    )]
    [Required(
        ErrorMessage = "Indiquez la raison en quelques mots : elle reste dans l’historique de la fiche."
    )]
    [StringLength(ActeRegistre.MotifMax)]
    public string? Motif { get; set; }
}

/// <summary>Two sites in the same place.</summary>
public sealed class SaisiePaire
{
    public int Lieu { get; set; }
    public int AutreLieu { get; set; }
    public bool? Reunir { get; set; }
}
