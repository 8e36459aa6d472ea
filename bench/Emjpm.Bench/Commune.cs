using System.Globalization;
using Emjpm.Core.Referentiels;

namespace Emjpm.Bench;

/// <summary>A place where people live and mandataires work.</summary>
internal sealed record Commune(
    string Code,
    string Departement,
    double Population,
    Position Position
)
{
    /// <summary>The inhabited communes of the reference data; Paris, Lyon and Marseille stand by their arrondissements.</summary>
    public static IReadOnlyList<Commune> Reelles()
    {
        var lignes = LectureReferentiel.Communes().ToList();
        var meres = lignes.Select(l => l.CommuneMereCode).ToHashSet();
        return
        [
            .. lignes
                .Where(l => !meres.Contains(l.Code) && l.Population > 0)
                .Select(l =>
                    (Ligne: l, Position: Position.Lire(l.Latitude, l.Longitude, approchee: true))
                )
                .Where(l => l.Position is not null)
                .Select(l => new Commune(
                    l.Ligne.Code,
                    l.Ligne.DepartementCode,
                    l.Ligne.Population,
                    l.Position!
                )),
        ];
    }

    /// <summary>
    /// A hundred square départements of 68 km, each of twenty-five communes whose populations follow Zipf's law: a more urban
    /// country than the real one, where the naive policies land where the first replay had them.
    /// </summary>
    public static IReadOnlyList<Commune> Compactes(int graine)
    {
        const double cote = 68;
        var hasard = new Random(graine);
        return
        [
            .. from departement in Enumerable.Range(0, 100)
            from rang in Enumerable.Range(1, 25)
            let latitude = 43 + (departement / 10 + hasard.NextDouble()) * cote / 111.2
            let longitude = (departement % 10 + hasard.NextDouble())
                * cote
                / (111.3 * Math.Cos(double.DegreesToRadians(latitude)))
            let code = departement.ToString("00", CultureInfo.InvariantCulture)
            select new Commune(
                $"{code}{rang:000}",
                code,
                Math.Pow(rang, -1.1),
                new Position(latitude, longitude, Approchee: true)
            ),
        ];
    }
}
