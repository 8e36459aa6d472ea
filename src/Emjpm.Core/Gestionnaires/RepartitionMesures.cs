using Emjpm.Core.Data;
using Emjpm.Core.Mesures;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Gestionnaires;

/// <summary>Open mesures of a commune, or of the communes that may not be named.</summary>
/// <param name="Commune">« Lille (59) »</param>
public sealed record MesuresParCommune(string Commune, int Nombre);

/// <summary>
/// Where the persons that a gestionnaire follows live, without any small number: a commune with fewer than
/// <see cref="Seuil"/> mesures is never named, for two persons in a village are recognised.
/// </summary>
/// <param name="Communes">the communes that may be named, most mesures first</param>
/// <param name="Autres">mesures of all the other communes together, those without a commune included</param>
/// <param name="Complement">
/// true when a larger commune had to join the others, because they alone would have been a small number or a single commune
/// </param>
public sealed record RepartitionMesures(
    IReadOnlyList<MesuresParCommune> Communes,
    int Autres,
    bool Complement
)
{
    /// <summary>Fewer mesures than this are merged.</summary>
    public const int Seuil = 5;

    public int Total => Communes.Sum(c => c.Nombre) + Autres;

    /// <summary>Merges the cells that may not be shown, then as many more as it takes for the merged ones not to be deduced.</summary>
    /// <param name="cellules">one per commune; a null name stands for the mesures without a known commune in France</param>
    public static RepartitionMesures Grouper(IEnumerable<(string? Commune, int Nombre)> cellules)
    {
        var triees = cellules
            .Where(c => c.Nombre > 0)
            .OrderBy(c => c.Commune is null ? 0 : 1)
            .ThenBy(c => c.Nombre)
            .ThenByDescending(c => c.Commune, StringComparer.Ordinal)
            .ToList();
        var groupees = triees.Count(c => c.Commune is null || c.Nombre < Seuil);
        var petites = groupees;
        if (triees.Exists(c => c.Commune is not null && c.Nombre < Seuil))
            while (
                groupees < triees.Count
                && (groupees < 2 || triees.Take(groupees).Sum(c => c.Nombre) < Seuil)
            )
                groupees++;
        return new(
            [
                .. triees
                    .Skip(groupees)
                    .Reverse()
                    .Select(c => new MesuresParCommune(c.Commune!, c.Nombre)),
            ],
            triees.Take(groupees).Sum(c => c.Nombre),
            groupees > petites
        );
    }
}

/// <summary>Reads where the open mesures of a gestionnaire are, whatever the court: merged before anyone sees it.</summary>
public sealed class LireRepartitionMesures(EmjpmDbContext db)
{
    /// <summary>One grouped query on the index (gestionnaire, statut, commune).</summary>
    public async Task<RepartitionMesures> ExecuterAsync(
        int gestionnaireId,
        CancellationToken annulation
    )
    {
        var parCommune = await db
            .Mesures.AsNoTracking()
            .Where(m => m.GestionnaireId == gestionnaireId && m.Statut == StatutMesure.EnCours)
            .GroupBy(m => m.CommuneCode)
            .Select(g => new { Code = g.Key, Nombre = g.Count() })
            .LeftJoin(
                db.Communes,
                g => g.Code,
                c => c.Code,
                (g, c) =>
                    new
                    {
                        Nom = c == null ? null : c.Nom,
                        Departement = c == null ? null : c.DepartementCode,
                        g.Nombre,
                    }
            )
            .ToListAsync(annulation);
        return RepartitionMesures.Grouper(
            parCommune.Select(c => (c.Nom is null ? null : $"{c.Nom} ({c.Departement})", c.Nombre))
        );
    }
}
