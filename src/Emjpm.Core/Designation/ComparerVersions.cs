using Emjpm.Core.Comptes;
using Emjpm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Emjpm.Core.Designation;

/// <summary>A line of the head of a ranking.</summary>
/// <param name="Nom">the mandataire</param>
/// <param name="Ailleurs">its rank in the other ranking</param>
public sealed record RangCompare(
    int Rang,
    string Nom,
    double? DistanceKm,
    int Points,
    int Ailleurs
);

/// <summary>What the head of a ranking is worth.</summary>
/// <param name="DistanceKm">mean distance of those whose distance is known; null when none is</param>
/// <param name="BesoinsCouverts">share (0 to 1) of the needs asked that they cover; null when nothing was asked</param>
/// <param name="AvecPlace">how many have a free place</param>
public sealed record TeteDeClassement(
    IReadOnlyList<RangCompare> Lignes,
    double? DistanceKm,
    double? BesoinsCouverts,
    int AvecPlace
);

/// <summary>A real search under two baremes. Says nothing of what the court asked.</summary>
/// <param name="Departement">where the person lives</param>
/// <param name="Proposes">how many mandataires are proposed, the same under both</param>
/// <param name="Entrants">of the head under the draft, those that are not in the head today</param>
/// <param name="Deplaces">of all those proposed, those whose rank changes</param>
public sealed record RechercheComparee(
    string Departement,
    int Proposes,
    int Entrants,
    int Deplaces,
    TeteDeClassement Actuel,
    TeteDeClassement Essaye
)
{
    public bool PremierChange => Essaye.Lignes is [{ Ailleurs: > 1 }, ..];
}

/// <summary>A draft and the version in force, on the same real searches.</summary>
public sealed record ComparaisonBaremes(
    VersionBareme Actuelle,
    VersionBareme Essayee,
    IReadOnlyList<RechercheComparee> Recherches
);

/// <summary>
/// Ranks the last searches of the courts under the version in force and under another one. Nothing is kept, and no line tells
/// what a court asked for whom: an administrator reads no search.
/// </summary>
public sealed class ComparerVersions(
    EmjpmDbContext db,
    LectureCandidats lecture,
    TimeProvider horloge
)
{
    /// <summary>Searches compared, the most recent first.</summary>
    public const int Recherches = 10;

    /// <summary>Ranks compared: those from which a choice needs no reason.</summary>
    public const int Tete = Reservation.PremiersRangs;

    /// <summary>Null when the version does not exist, or none is in force.</summary>
    public async Task<ComparaisonBaremes?> ExecuterAsync(
        Acteur acteur,
        int id,
        CancellationToken annulation
    )
    {
        acteur.ExigerAdministrateur();
        var versions = await db
            .VersionsBareme.AsNoTracking()
            .Where(v => v.Id == id || v.Etat == EtatBareme.Actif)
            .ToListAsync(annulation);
        if (
            versions.Find(v => v.Id == id) is not { } essayee
            || versions.Find(v => v.Etat == EtatBareme.Actif) is not { } actuelle
        )
            return null;
        var (maintenant, date) = (horloge.Maintenant(), horloge.Aujourdhui());
        var ids = await db
            .Recherches.Where(r => r.ExpireLe > maintenant)
            .OrderByDescending(r => r.ModifieeLe)
            .ThenByDescending(r => r.Id)
            .Select(r => r.Id)
            .Take(Recherches)
            .ToListAsync(annulation);
        List<RechercheComparee> comparees = [];
        foreach (var recherche in ids)
            if (
                await RechercheLue.LireAsync(
                    db.Recherches.AsNoTracking(),
                    db,
                    recherche,
                    date,
                    annulation
                ) is
                { } lue
            )
                comparees.Add(
                    Comparer(
                        lue,
                        await lecture.LireAsync(lue.Besoin, annulation),
                        actuelle.Bareme,
                        essayee.Bareme
                    )
                );
        return new(actuelle, essayee, comparees);
    }

    private static RechercheComparee Comparer(
        RechercheLue recherche,
        IReadOnlyList<CandidatGestionnaire> candidats,
        Bareme actuel,
        Bareme essaye
    )
    {
        var avant = Classement.Etablir(recherche.Besoin, candidats, actuel).Proposes;
        var apres = Classement.Etablir(recherche.Besoin, candidats, essaye).Proposes;
        var rangsAvant = avant.ToDictionary(p => p.Candidat.Id, p => p.Rang);
        var rangsApres = apres.ToDictionary(p => p.Candidat.Id, p => p.Rang);
        return new(
            recherche.DepartementNom,
            apres.Count,
            apres.Take(Tete).Count(p => rangsAvant[p.Candidat.Id] > Tete),
            apres.Count(p => rangsAvant[p.Candidat.Id] != p.Rang),
            EnTete(avant, rangsApres),
            EnTete(apres, rangsAvant)
        );
    }

    private static TeteDeClassement EnTete(
        IReadOnlyList<Proposition> proposes,
        Dictionary<int, int> ailleurs
    )
    {
        var tete = proposes.Take(Tete).ToList();
        var adequations = tete.SelectMany(p => p.Lignes)
            .Where(l => l.Critere == Critere.Adequation && l.Maximum > 0)
            .ToList();
        return new(
            [
                .. tete.Select(p => new RangCompare(
                    p.Rang,
                    p.Candidat.Nom,
                    p.DistanceKm,
                    p.TotalAffiche,
                    ailleurs[p.Candidat.Id]
                )),
            ],
            tete.Average(p => p.DistanceKm),
            adequations.Count == 0 ? null : adequations.Average(l => l.Points / l.Maximum),
            tete.Count(p => p.AvecPlace)
        );
    }
}
