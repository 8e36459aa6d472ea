using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Emjpm.Core.Referentiels;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>A gestionnaire under two baremes.</summary>
/// <param name="RangActuel">its rank under the bareme in force</param>
/// <param name="RangEssaye">its rank under the other one</param>
public sealed record LigneComparee(
    string Nom,
    string Commune,
    int RangActuel,
    int PointsActuels,
    int RangEssaye,
    int PointsEssayes
);

/// <summary>
/// Ranks the real gestionnaires for a person of a commune under the bareme in force and under other weights, before a
/// version is drafted with them. Nothing is kept: no search is created, and the person is not one.
/// </summary>
public sealed class ComparerBaremes(
    EmjpmDbContext db,
    LectureCandidats lecture,
    BaremeEnVigueur enVigueur,
    TimeProvider horloge
)
{
    /// <summary>How many lines are shown, from the best ranks of either.</summary>
    public const int Lignes = 15;

    /// <summary>The best of both rankings, in the order of the one tried; null when the commune is unknown.</summary>
    /// <exception cref="RegleMetierException">the weights do not make 100</exception>
    public async Task<IReadOnlyList<LigneComparee>?> ExecuterAsync(
        Acteur acteur,
        string communeCode,
        NatureMesure nature,
        Poids poids,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var actuel = await enVigueur.LireAsync(annulation);
        var essaye = actuel with { Version = "essai", Poids = poids };
        if (essaye.Erreur() is { } erreur)
            throw new RegleMetierException(Francais.EnTete(erreur));
        var commune = await db
            .Communes.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Code == communeCode, annulation);
        if (commune is null)
            return null;
        var date = horloge.Aujourdhui();
        var tribunal = await db
            .Tribunaux.Where(t =>
                t.DepartementCode == commune.DepartementCode
                && (t.FermeLe == null || t.FermeLe > date)
            )
            .OrderBy(t => t.Id)
            .Select(t => t.Id)
            .FirstOrDefaultAsync(annulation);
        var besoin = new Besoin
        {
            TribunalId = tribunal,
            Date = date,
            CommuneCode = commune.Code,
            DepartementCode = commune.DepartementCode,
            EpciCode = commune.EpciCode,
            Position = Position.Lire(commune.Latitude, commune.Longitude, approchee: true),
            Nature = nature,
        };
        var candidats = await lecture.LireAsync(besoin, annulation);
        var apres = Classement.Etablir(besoin, candidats, essaye).Proposes;
        var avant = Classement
            .Etablir(besoin, candidats, actuel)
            .Proposes.ToDictionary(p => p.Candidat.Id);
        return
        [
            .. apres
                .Where(p => p.Rang <= Lignes || avant[p.Candidat.Id].Rang <= Lignes)
                .Select(p => new LigneComparee(
                    p.Candidat.Nom,
                    p.Lieu.CommuneNom,
                    avant[p.Candidat.Id].Rang,
                    avant[p.Candidat.Id].TotalAffiche,
                    p.Rang,
                    p.TotalAffiche
                )),
        ];
    }
}
