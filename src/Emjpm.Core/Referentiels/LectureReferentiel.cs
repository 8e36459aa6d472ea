using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using Emjpm.Core.Referentiels.FichiersOfficiels;

namespace Emjpm.Core.Referentiels;

/// <summary>
/// The reference data every installation starts with, read row by row from the files embedded in this assembly.
/// They are built by <c>tools/referentiel</c>: sources, licences and coverage are in its README.
/// </summary>
public static class LectureReferentiel
{
    /// <summary>Regions, by code.</summary>
    public static IEnumerable<LigneRegion> Regions() =>
        Lire("regions.csv.gz", l => new LigneRegion(l[0], l[1]));

    /// <summary>The 101 départements and the inhabited overseas collectivities, by code.</summary>
    public static IEnumerable<LigneDepartement> Departements() =>
        Lire("departements.csv.gz", l => new LigneDepartement(l[0], l[1], l[2], l[3]));

    /// <summary>
    /// Inhabitants of 20 or more of the 101 départements, by code. Source: INSEE, estimation of the population on 1 January 2026.
    /// </summary>
    public static IEnumerable<(string Departement, int Adultes)> Adultes() =>
        Lire("adultes.csv.gz", l => (l[0], int.Parse(l[1], CultureInfo.InvariantCulture)));

    /// <summary>EPCI à fiscalité propre, by SIREN.</summary>
    public static IEnumerable<LigneEpci> Epci() =>
        Lire("epci.csv.gz", l => new LigneEpci(l[0], l[1], l[2]));

    /// <summary>
    /// Every inhabited commune, by code, and the 45 arrondissements of Paris, Lyon and Marseille
    /// (<see cref="LigneCommune.CommuneMereCode"/>), which are also counted in their commune's population.
    /// </summary>
    public static IEnumerable<LigneCommune> Communes() =>
        Lire(
            "communes.csv.gz",
            l => new LigneCommune(
                l[0],
                l[1],
                l[2],
                OuNull(l[3]),
                l[4],
                int.Parse(l[5], CultureInfo.InvariantCulture),
                Degres(l[6]),
                Degres(l[7]),
                Liste<PrecisionPosition>.Lire(l[8]) ?? throw new InvalidDataException(l[8]),
                OuNull(l[9])
            )
        );

    /// <summary>
    /// Courts competent for the protection of adults, a parent always before its tribunaux de proximité and a
    /// successor always before the courts it took over.
    /// </summary>
    public static IReadOnlyList<LigneTribunal> Tribunaux()
    {
        using var flux = Ouvrir("tribunaux.csv.gz");
        var lecture = FichierTribunaux.Lire(flux);
        return lecture.EstValide
            ? lecture.Lignes
            : throw new InvalidDataException(lecture.Erreurs[0].ToString());
    }

    private static IEnumerable<T> Lire<T>(string ressource, Func<string[], T> ligne)
    {
        using var csv = CsvReader.Create(
            Ouvrir(ressource),
            new CsvReaderOptions { Separator = ';', PoolStrings = true }
        );
        while (csv.Read())
            yield return ligne(csv.Current.ToArray());
    }

    private static GZipStream Ouvrir(string ressource) =>
        new(
            typeof(LectureReferentiel).Assembly.GetManifestResourceStream(ressource)
                ?? throw new InvalidOperationException($"{ressource} is not embedded"),
            CompressionMode.Decompress
        );

    private static string? OuNull(string champ) => champ.Length == 0 ? null : champ;

    private static double? Degres(string champ) =>
        champ.Length == 0 ? null : double.Parse(champ, CultureInfo.InvariantCulture);
}
