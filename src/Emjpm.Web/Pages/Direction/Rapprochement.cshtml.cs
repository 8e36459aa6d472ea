using Emjpm.Core;
using Emjpm.Core.Referentiels;
using Emjpm.Core.Registre;
using Emjpm.Web.Security;
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
}

/// <summary>What does not fit in the registry of the territory, each with what to do.</summary>
public sealed class RapprochementModel(Perimetre perimetre, TimeProvider horloge) : PageModel
{
    /// <summary>Entries shown of each kind.</summary>
    public const int Maximum = 50;

    public string Territoire => perimetre.Acteur.Territoire!.Nom;
    public IReadOnlyList<LigneProposition> Radiations { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> SansCompte { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> CompteSansHabilitation { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> PreposesSansEtablissement { get; private set; } = [];
    public IReadOnlyList<EntreeAVerifier> SansLieu { get; private set; } = [];

    /// <summary>Entries that share a SIRET, or a name.</summary>
    public IReadOnlyList<IReadOnlyList<EntreeAVerifier>> Semblables { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var date = horloge.Aujourdhui();
        var entrees = perimetre.DansLeTerritoire(perimetre.Gestionnaires);
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
        await SemblablesAsync(entrees, annulation);
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
                .Where(x => x.Count > 1)
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
