using Emjpm.Core.Referentiels;
using Emjpm.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Web.Pages.Gestionnaire;

/// <summary>Mesures whose facts a software, or OCMI, keeps.</summary>
/// <param name="Par">its name</param>
/// <param name="Depuis">UTC instant since when; null when not known</param>
/// <param name="Mesures">how many it keeps today</param>
public sealed record TenueParAutrui(string Par, DateTime? Depuis, int Mesures)
{
    /// <summary>« Logiciel X tient 312 de vos mesures depuis le 3 mars 2026 ».</summary>
    public string Phrase =>
        $"{Par} tient {(Mesures == 0 ? "vos mesures" : Mesures == 1 ? "une de vos mesures" : $"{Francais.Entier(Mesures)} de vos mesures")}{(Depuis is { } d ? $" depuis le {Francais.Jour(d)}" : "")}";

    /// <summary>By name; the gestionnaire itself may be kept before any of its mesures is.</summary>
    public static async Task<IReadOnlyList<TenueParAutrui>> LireAsync(
        Perimetre perimetre,
        CancellationToken annulation
    )
    {
        var tenues = await perimetre
            .Mesures.Where(m => m.GereePar != null)
            .GroupBy(m => m.GereePar!)
            .Select(g => new
            {
                Par = g.Key,
                Depuis = g.Min(m => m.GereeDepuis),
                Nombre = g.Count(),
            })
            .ToListAsync(annulation);
        var gestionnaire = await perimetre
            .Gestionnaires.Select(g => new { g.GerePar, g.GereDepuis })
            .SingleAsync(annulation);
        var lues = tenues.Select(t => new TenueParAutrui(t.Par, t.Depuis, t.Nombre)).ToList();
        if (gestionnaire.GerePar is { } par && !lues.Exists(t => t.Par == par))
            lues.Add(new TenueParAutrui(par, gestionnaire.GereDepuis, 0));
        return [.. lues.OrderBy(t => t.Par, StringComparer.Ordinal)];
    }
}
