using Emjpm.Core;
using Emjpm.Core.Jobs;
using Emjpm.Core.Referentiels;
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
    public IReadOnlyList<TravauxDuGenre> Genres { get; private set; } = [];
    public IReadOnlyList<Travail> Echecs { get; private set; } = [];
    public IReadOnlyDictionary<EtatTravail, int> Travaux { get; private set; } =
        new Dictionary<EtatTravail, int>();

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var maintenant = horloge.Maintenant();
        var depuis = maintenant.AddDays(-30);
        var lues = await perimetre.Taches.ToDictionaryAsync(t => t.Nom, annulation);
        var executions = await perimetre
            .Executions.Where(e => e.DebutLe >= depuis)
            .GroupBy(e => e.Nom)
            .Select(g => new
            {
                g.Key,
                Nombre = g.Count(),
                Echecs = g.Count(e => e.Echec),
                Derniere = g.Max(e => e.Id),
            })
            .ToDictionaryAsync(g => g.Key, annulation);
        var dernieres = executions.Values.Select(e => e.Derniere).ToList();
        var durees = await perimetre
            .Executions.Where(e => dernieres.Contains(e.Id))
            .ToDictionaryAsync(e => e.Nom, e => e.DureeMs, annulation);
        Taches =
        [
            .. TacheRecurrente
                .Toutes.Select(t => (t.Nom, Lue: lues.GetValueOrDefault(t.Nom)))
                .Select(t => new Ligne(
                    t.Nom,
                    t.Lue?.DerniereLe,
                    t.Lue?.DernierResultat,
                    t.Lue?.ProchaineLe,
                    t.Lue is { } lue && lue.LoueeJusqua > maintenant ? lue.LoueePar : null,
                    durees.TryGetValue(t.Nom, out var duree) ? duree : null,
                    executions.GetValueOrDefault(t.Nom)?.Nombre ?? 0,
                    executions.GetValueOrDefault(t.Nom)?.Echecs ?? 0
                ))
                .OrderBy(t => NomsDesTaches.Dire(t.Nom), StringComparer.CurrentCulture),
        ];
        var travaux = await perimetre
            .Travaux.GroupBy(t => new { t.Genre, t.Etat })
            .Select(g => new
            {
                g.Key.Genre,
                g.Key.Etat,
                Nombre = g.Count(),
                Lignes = g.Sum(t => t.Fait),
            })
            .ToListAsync(annulation);
        Travaux = travaux.GroupBy(t => t.Etat).ToDictionary(g => g.Key, g => g.Sum(t => t.Nombre));
        Genres =
        [
            .. travaux
                .GroupBy(t => t.Genre)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new TravauxDuGenre(
                    g.Key,
                    g.Sum(t => t.Nombre),
                    g.Where(t => t.Etat == EtatTravail.Termine).Sum(t => t.Nombre),
                    g.Where(t => t.Etat == EtatTravail.Echoue).Sum(t => t.Nombre),
                    g.Sum(t => t.Lignes)
                )),
        ];
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

    /// <summary>« 120 ms », « 12 s », « 3 min ».</summary>
    public static string Duree(int ms) =>
        ms < 1000 ? $"{ms}{Francais.Insecable}ms"
        : ms < 180_000 ? $"{Francais.Entier(ms / 1000)}{Francais.Insecable}s"
        : $"{Francais.Entier(ms / 60_000)}{Francais.Insecable}min";

    /// <summary>The works of one kind that are still kept.</summary>
    /// <param name="Lignes">units done by all of them</param>
    public sealed record TravauxDuGenre(
        string Genre,
        int Demandes,
        int Termines,
        int Echoues,
        int Lignes
    );

    /// <summary>A job and its last run.</summary>
    /// <param name="ProchaineLe">null until a node has written it down</param>
    /// <param name="EnCoursSur">the node that runs it now</param>
    /// <param name="DureeMs">of its last run within thirty days; null without one, as for mails, which leave none</param>
    /// <param name="Executions">runs within thirty days</param>
    public sealed record Ligne(
        string Nom,
        DateTime? DerniereLe,
        string? Resultat,
        DateTime? ProchaineLe,
        string? EnCoursSur,
        int? DureeMs,
        int Executions,
        int Echecs
    )
    {
        public bool Echec =>
            Resultat?.StartsWith(ExecuterTaches.Echec, StringComparison.Ordinal) == true;
    }
}
