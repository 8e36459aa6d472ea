using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The recurring jobs: when each last ran, what it did, how long it took; and the long works pages asked for.</summary>
public sealed class TraitementsModel(
    PerimetreAdministration perimetre,
    RelancerTache relancer,
    TimeProvider horloge
) : PageModel
{
    public IReadOnlyList<Ligne> Taches { get; private set; } = [];
    public IReadOnlyList<Travail> Echecs { get; private set; } = [];
    public IReadOnlyDictionary<EtatTravail, int> Travaux { get; private set; } =
        new Dictionary<EtatTravail, int>();

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var executions = perimetre.Executions;
        Taches = await perimetre
            .Taches.OrderBy(t => t.Nom)
            .Select(t => new Ligne(
                t.Nom,
                t.DerniereLe,
                t.DernierResultat,
                t.ProchaineLe,
                t.LoueeJusqua > maintenant ? t.LoueePar : null,
                executions
                    .Where(e => e.Nom == t.Nom)
                    .OrderByDescending(e => e.Id)
                    .Select(e => (int?)e.DureeMs)
                    .FirstOrDefault()
            ))
            .ToListAsync(annulation);
        Travaux = await perimetre
            .Travaux.GroupBy(t => t.Etat)
            .Select(g => new { g.Key, Nombre = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Nombre, annulation);
        Echecs = await perimetre
            .Travaux.Where(t => t.Etat == EtatTravail.Echoue)
            .OrderByDescending(t => t.Id)
            .Take(10)
            .ToListAsync(annulation);
    }

    public async Task<IActionResult> OnPostRelancerAsync(string nom, CancellationToken annulation)
    {
        if (await relancer.ExecuterAsync(perimetre.Acteur, nom, annulation))
            TempData["Succes"] =
                $"« {NomsDesTaches.Dire(nom)} » partira dans la demi-minute, sur le premier serveur libre.";
        else
            TempData["Avertissement"] =
                "Ce traitement est déjà en cours, ou n’existe pas : rien n’est relancé.";
        return RedirectToPage();
    }

    /// <summary>A job and its last run.</summary>
    /// <param name="EnCoursSur">the node that runs it now</param>
    public sealed record Ligne(
        string Nom,
        DateTime? DerniereLe,
        string? Resultat,
        DateTime ProchaineLe,
        string? EnCoursSur,
        int? DureeMs
    )
    {
        public bool Echec =>
            Resultat?.StartsWith(ExecuterTaches.Echec, StringComparison.Ordinal) == true;
    }
}
