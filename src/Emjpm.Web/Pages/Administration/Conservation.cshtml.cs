using Emjpm.Core.Jobs;
using Emjpm.Web.Security;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Administration;

/// <summary>The rules of retention: what each will do at its next run, and the proof of what it did.</summary>
public sealed class ConservationModel(
    PerimetreAdministration perimetre,
    ReglagesConservation reglages
) : PageModel
{
    private const int Dernieres = 50;

    public IReadOnlyList<Ligne> Regles { get; private set; } = [];
    public IReadOnlyList<LigneHistorique> Preuves { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken annulation)
    {
        var taches = await perimetre.Taches.ToDictionaryAsync(t => t.Nom, annulation);
        List<Ligne> regles = [];
        foreach (var regle in RegleConservation.Toutes(reglages))
            regles.Add(
                new Ligne(
                    regle,
                    await perimetre.CompterAsync(regle, annulation),
                    taches.GetValueOrDefault(regle.Tache)
                )
            );
        Regles = regles;
        Preuves = await perimetre
            .Historique.Where(e => e.Objet == "purge")
            .OrderByDescending(e => e.Instant)
            .ThenByDescending(e => e.Id)
            .Take(Dernieres)
            .EnLignes(perimetre)
            .ToListAsync(annulation);
    }

    /// <summary>A rule today.</summary>
    /// <param name="Prevus">rows past their term now</param>
    /// <param name="Tache">its job; null when it never ran</param>
    public sealed record Ligne(RegleConservation Regle, int Prevus, Tache? Tache);
}
