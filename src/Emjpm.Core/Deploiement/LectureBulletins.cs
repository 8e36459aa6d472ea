using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Deploiement;

/// <summary>The preparation of a département on two Mondays.</summary>
/// <param name="Avant">of the Monday before; null when none was written</param>
public sealed record PreparationDeSemaine(
    string Code,
    string Nom,
    StadeDeploiement Stade,
    int Note,
    int? Avant
);

/// <summary>A bulletin as an actor reads it.</summary>
public sealed record BulletinLu(
    DateOnly Semaine,
    DateTime EtabliLe,
    IReadOnlyList<LigneBulletin> Lignes,
    IReadOnlyList<PreparationDeSemaine> Preparations
);

/// <summary>Reads the bulletins as they were written, within the territory of the actor.</summary>
public sealed class LectureBulletins(EmjpmDbContext db)
{
    /// <summary>The Mondays that have one, the last first.</summary>
    public Task<List<DateOnly>> SemainesAsync(CancellationToken annulation) =>
        db
            .BulletinsDeploiement.OrderByDescending(b => b.Semaine)
            .Select(b => b.Semaine)
            .ToListAsync(annulation);

    /// <summary>The bulletin of a Monday; null when there is none.</summary>
    public async Task<BulletinLu?> LireAsync(
        Acteur acteur,
        DateOnly semaine,
        CancellationToken annulation
    )
    {
        var bulletin = await db
            .BulletinsDeploiement.AsNoTracking()
            .SingleOrDefaultAsync(b => b.Semaine == semaine, annulation);
        if (bulletin is null)
            return null;
        bool Suit(string code) =>
            acteur.Role == Role.Administration || acteur.Territoire?.Couvre(code) == true;
        var avant = semaine.AddDays(-7);
        var releves = await db
            .RelevesDeploiement.AsNoTracking()
            .Where(r => r.Semaine == semaine || r.Semaine == avant)
            .ToListAsync(annulation);
        var noms = await db.Departements.ToDictionaryAsync(d => d.Code, d => d.Nom, annulation);
        var notes = releves
            .Where(r => r.Semaine == avant)
            .ToDictionary(r => r.DepartementCode, r => r.Note);
        return new(
            semaine,
            bulletin.EtabliLe,
            [.. bulletin.LireLignes().Where(l => Suit(l.Departement))],
            [
                .. releves
                    .Where(r =>
                        r.Semaine == semaine
                        && Suit(r.DepartementCode)
                        && (r.Stade != StadeDeploiement.NonDemarre || r.Note > 0)
                    )
                    .OrderByDescending(r => r.Note)
                    .ThenBy(r => r.DepartementCode, StringComparer.Ordinal)
                    .Select(r => new PreparationDeSemaine(
                        r.DepartementCode,
                        noms[r.DepartementCode],
                        r.Stade,
                        r.Note,
                        notes.TryGetValue(r.DepartementCode, out var n) ? n : null
                    )),
            ]
        );
    }
}
