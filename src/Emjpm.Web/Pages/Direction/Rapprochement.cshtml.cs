using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Direction;

/// <summary>An entry to check.</summary>
public sealed record EntreeAVerifier
{
    public required int Id { get; init; }
    public required string Nom { get; init; }
    public required TypeGestionnaire Type { get; init; }
    public string? Siret { get; init; }
    public int? MemePersonneId { get; init; }
}

/// <summary>Entries to check for one reason, and what may be done with each.</summary>
/// <param name="Actes">text of a link and its address, « {0} » standing for the number of the entry</param>
public sealed record SectionAVerifier(
    string Id,
    string Titre,
    string Phrase,
    IReadOnlyList<EntreeAVerifier> Entrees,
    IReadOnlyList<(string Texte, string Chemin)> Actes
);

/// <summary>What does not fit in the registry of the territory, each with what to do.</summary>
public sealed class RapprochementModel(
    Perimetre perimetre,
    TimeProvider horloge,
    RelierActivites relier,
    RattacherCompte rattacher,
    DistinguerInscriptions distinguer,
    ModifierIdentite modifier
) : PageModel, IFormulaire
{
    /// <summary>Entries shown of each kind.</summary>
    public const int Maximum = 50;

    /// <summary>Entries shown that differ from their account: each asks for a look and a click.</summary>
    public const int MaximumDesaccords = 15;

    public string Territoire => perimetre.Acteur.Territoire!.Nom;
    public IReadOnlyList<LigneProposition> Radiations { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> SansCompte { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> CompteSansHabilitation { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> PreposesSansEtablissement { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> SansLieu { get; private set; } = [];

    /// <summary>What an entry and its account say otherwise.</summary>
    public IReadOnlyList<Desaccord> Desaccords { get; private set; } = [];

    /// <summary>Accounts that no entry answers for.</summary>
    public IReadOnlyList<CompteSansFiche> ComptesSansFiche { get; private set; } = [];

    /// <summary>Entries that share a SIRET, or a name.</summary>
    public IReadOnlyList<GroupeSemblable> Semblables { get; private set; } = [];

    /// <summary>Pairs that an agent said are two people.</summary>
    public IReadOnlyList<PaireDite> Distinctes { get; private set; } = [];

    public Task OnGetAsync() => ChargerAsync();

    public async Task ChargerAsync()
    {
        var annulation = HttpContext.RequestAborted;
        var date = horloge.Aujourdhui();
        var entrees = perimetre
            .DansLeTerritoire(perimetre.Gestionnaires)
            .Where(g => g.FusionneeDansId == null);
        var entitled = perimetre
            .HabilitationsDuTerritoire.Where(Habilitation.ActiveLe(date))
            .Select(h => h.GestionnaireId);
        var partout = perimetre
            .Habilitations.Where(Habilitation.ActiveLe(date))
            .Select(h => h.GestionnaireId);
        Radiations = await perimetre
            .Propositions.Where(p => p.Etat == EtatProposition.EnAttente)
            .OrderBy(p => p.ProposeeLe)
            .ThenBy(p => p.Id)
            .EnLignes()
            .ToListAsync(annulation);
        SansCompte = await LireAsync(
            entrees.Where(g =>
                entitled.Contains(g.Id)
                && !g.Droits.Any(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                )
            ),
            annulation
        );
        CompteSansHabilitation = await LireAsync(
            entrees.Where(g =>
                g.SortiLe == null
                && !partout.Contains(g.Id)
                && g.Droits.Any(d =>
                    d.Utilisateur!.Actif && d.Du <= date && (d.Au == null || d.Au >= date)
                )
            ),
            annulation
        );
        PreposesSansEtablissement = await LireAsync(
            entrees.Where(g =>
                g.Type == TypeGestionnaire.Prepose
                && !g.Habilitations.Any(h => h.EtablissementFiness != null)
            ),
            annulation
        );
        SansLieu = await LireAsync(
            entrees.Where(g =>
                entitled.Contains(g.Id) && !g.Lieux.Any(l => l.FermeLe == null || l.FermeLe > date)
            ),
            annulation
        );
        Desaccords = await RapprocherComptes.DesaccordsAsync(entrees, date, annulation);
        ComptesSansFiche = await RapprocherComptes.SansFicheAsync(perimetre, entrees, annulation);
        Distinctes = await RapprocherDoubles.DistinctesAsync(
            perimetre.PairesDistinctes,
            annulation
        );
        Semblables = await RapprocherDoubles.SemblablesAsync(entrees, Distinctes, annulation);
    }

    /// <summary>Two entries of different kinds are two activities of one person.</summary>
    public async Task<IActionResult> OnPostRelierAsync(int un, int autre)
    {
        if (!await relier.ExecuterAsync(perimetre.Acteur, un, autre, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] =
            "Les deux inscriptions sont reliées : chaque fiche mène à l’autre activité.";
        return RedirectToPage();
    }

    /// <summary>Two entries that look alike are two people, or are to be compared again.</summary>
    public async Task<IActionResult> OnPostDistinguerAsync(int un, int autre)
    {
        if (
            !await distinguer.ExecuterAsync(perimetre.Acteur, un, autre, HttpContext.RequestAborted)
        )
            return NotFound();
        TempData["Succes"] =
            "C’est noté : ces deux inscriptions ne sont plus signalées comme un doublon.";
        return RedirectToPage();
    }

    /// <inheritdoc cref="OnPostDistinguerAsync"/>
    public async Task<IActionResult> OnPostComparerAsync(int un, int autre)
    {
        if (!await distinguer.AnnulerAsync(perimetre.Acteur, un, autre, HttpContext.RequestAborted))
            return NotFound();
        TempData["Succes"] = "Ces deux inscriptions sont à nouveau signalées.";
        return RedirectToPage();
    }

    /// <summary>An account without an entry is that of the entry with the same mail.</summary>
    public async Task<IActionResult> OnPostRattacherAsync(int compte, int fiche)
    {
        if (
            !await rattacher.ExecuterAsync(
                perimetre.Acteur,
                compte,
                fiche,
                HttpContext.RequestAborted
            )
        )
            return NotFound();
        TempData["Succes"] = "Le compte est rattaché à la fiche.";
        return RedirectToPage();
    }

    /// <summary>The entry takes from its account the mail, the name or the telephone, that differs.</summary>
    /// <param name="fait">« nom », « courriel » or « telephone »</param>
    public async Task<IActionResult> OnPostReprendreAsync(int fiche, string? fait)
    {
        var annulation = HttpContext.RequestAborted;
        var entrees = perimetre.DansLeTerritoire(perimetre.Gestionnaires).Where(g => g.Id == fiche);
        var desaccord = (
            await RapprocherComptes.DesaccordsAsync(entrees, horloge.Aujourdhui(), annulation)
        ).SingleOrDefault();
        if (desaccord is null)
            return NotFound();
        var actuelle = await entrees.SingleAsync(annulation);
        var identite = Identite.De(actuelle);
        if (
            !await modifier.ExecuterAsync(
                perimetre.Acteur,
                fiche,
                fait switch
                {
                    "nom" => identite with
                    {
                        Prenom = desaccord.ComptePrenom,
                        Nom = desaccord.CompteNomSeul,
                    },
                    "telephone" => identite with { Telephone = desaccord.CompteTelephone },
                    _ => identite with { Courriel = desaccord.CompteCourriel },
                },
                "Repris du compte du mandataire.",
                autreInscription: true,
                actuelle.Version,
                annulation
            )
        )
            return NotFound();
        TempData["Succes"] = $"La fiche de {actuelle.Nom} est mise à jour.";
        return RedirectToPage();
    }

    private static async Task<IReadOnlyList<EntreeAVerifier>> LireAsync(
        IQueryable<Core.Gestionnaires.Gestionnaire> entrees,
        CancellationToken annulation
    ) =>
        await entrees
            .OrderBy(g => g.TexteRecherche)
            .ThenBy(g => g.Id)
            .Take(Maximum)
            .Select(g => new EntreeAVerifier
            {
                Id = g.Id,
                Nom = g.Nom,
                Type = g.Type,
            })
            .ToListAsync(annulation);
}
