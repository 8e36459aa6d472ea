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

/// <summary>What does not fit in the registry of the territory, each with what to do.</summary>
public sealed class RapprochementModel(
    Perimetre perimetre,
    TimeProvider horloge,
    RelierActivites relier,
    RattacherCompte rattacher,
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
    public IReadOnlyList<IReadOnlyList<EntreeAVerifier>> Semblables { get; private set; } = [];

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
        await SemblablesAsync(entrees, annulation);
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

    /// <summary>The entry takes from its account the mail, or the name, that differs.</summary>
    /// <param name="fait">« nom » or « courriel »</param>
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
                fait == "nom"
                    ? identite with
                    {
                        Prenom = desaccord.ComptePrenom,
                        Nom = desaccord.CompteNomSeul,
                    }
                    : identite with
                    {
                        Courriel = desaccord.CompteCourriel,
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

    private async Task SemblablesAsync(
        IQueryable<Core.Gestionnaires.Gestionnaire> entrees,
        CancellationToken annulation
    )
    {
        var noms = entrees
            .GroupBy(g => g.NomRecherche)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        var sirets = entrees
            .Where(g => g.Siret != null)
            .GroupBy(g => g.Siret)
            .Where(g => g.Count() > 1)
            .Select(g => g.Key);
        var doubles = await entrees
            .Where(g => noms.Contains(g.NomRecherche) || sirets.Contains(g.Siret))
            .OrderBy(g => g.NomRecherche)
            .ThenBy(g => g.Id)
            .Take(2 * Maximum)
            .Select(g => new
            {
                Entree = new EntreeAVerifier
                {
                    Id = g.Id,
                    Nom = g.Nom,
                    Type = g.Type,
                    Siret = g.Siret,
                    MemePersonneId = g.MemePersonneId,
                },
                g.NomRecherche,
            })
            .ToListAsync(annulation);
        Semblables =
        [
            .. doubles
                .GroupBy(x => x.NomRecherche)
                .Select(x => x.Select(e => e.Entree).ToList())
                .Concat(
                    doubles
                        .Where(x => x.Entree.Siret is not null)
                        .GroupBy(x => x.Entree.Siret)
                        .Select(x => x.Select(e => e.Entree).ToList())
                )
                // Two activities already linked are no doubt any more.
                .Where(x =>
                    x.Count > 1
                    && !(
                        x[0].MemePersonneId is { } personne
                        && x.TrueForAll(e => e.MemePersonneId == personne)
                        && x.DistinctBy(e => e.Type).Count() == x.Count
                    )
                )
                .DistinctBy(x => string.Join(' ', x.Select(e => e.Id))),
        ];
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
